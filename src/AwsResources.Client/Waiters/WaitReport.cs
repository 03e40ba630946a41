// What a wait says about itself: to whoever follows its progress, and when it fails.

using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;

namespace AwsResources.Client.Waiters;

internal static class WaitReport
{
    private const int MaxLength = 200;

    /// <summary>The values of the paths on which a wait depends, or the error that was met.</summary>
    public static string State(IEnumerable<Acceptor> acceptors, WaitAnswer answer)
    {
        if (answer.Error is { } error) return $"the error {error.Code} ({error.StatusCode})";
        var paths = acceptors.Select(acceptor => acceptor.Path).OfType<JmesExpression>().DistinctBy(path => path.Text).Take(3);
        var states = string.Join(", ", paths.Select(path => $"{path.Text} = {Show(path, answer.Output)}"));
        return states.Length > 0 ? states : "an answer without an error";
    }

    /// <summary>What is waited for, without what the model marks as sensitive: EC2 InstanceRunning ({"InstanceIds":["i-0abc"]}).</summary>
    public static string Subject(string service, string waiter, AwsStructure input, StructureShape? shape)
    {
        if (shape is null) return $"{service} {waiter}";
        var shown = new AwsStructure();
        foreach (var name in input.MemberNames)
            if (shape.TryGetMember(name, out var member) && !member.Shape.IsSensitive && !member.IsStreaming && member.Shape is ScalarShape or ListShape { Element.Shape: ScalarShape { IsSensitive: false } })
                shown[name] = input[name];
        return shown.MemberNames.Any() ? $"{service} {waiter} ({Shorten(shown.ToJson())})" : $"{service} {waiter}";
    }

    public static string Duration(TimeSpan time) => time.TotalSeconds < 120
        ? $"{time.TotalSeconds:0.#} s"
        : $"{(long)time.TotalMinutes} min{(time.Seconds > 0 ? $" {time.Seconds} s" : "")}";

    public static string Attempts(int count) => count == 1 ? "1 attempt" : $"{count} attempts";

    private static string Show(JmesExpression path, AwsStructure? output)
    {
        try
        {
            return Shorten(JmesText.ToJson(path.Search(output)));
        }
        catch (JmesPathException e) when (e.Kind is JmesPathErrorKind.InvalidType)
        {
            return "(nothing)";
        }
    }

    private static string Shorten(string text) => text.Length > MaxLength ? text[..MaxLength] + "…" : text;
}

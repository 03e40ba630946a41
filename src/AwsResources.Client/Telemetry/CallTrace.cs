using System.Globalization;
using System.Text;
using AwsResources.Client.Model;

namespace AwsResources.Client.Telemetry;

/// <summary>Writes each call of a session in a line, for whoever wants to see what a program says to AWS: <c>s3.ListObjectsV2 Bucket=photos → 200, 12 Contents, 1 attempt, 23 ms</c>.</summary>
/// <remarks>Inputs are shown in short; bytes never, nor what the model marks as sensitive or what is called a secret. Of outputs, only how many items there are.</remarks>
internal sealed class CallTrace : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TextWriter _writer;
    private readonly IDisposable _registration;

    public CallTrace(AwsHooks hooks, TextWriter writer)
    {
        _writer = writer;
        _registration = hooks.AfterCall(Write);
    }

    public void Dispose() => _registration.Dispose();

    private void Write(AwsAfterCall call)
    {
        var line = LineOf(call);
        // Calls end on many threads, and a line is one.
        lock (_lock) _writer.WriteLine(line);
    }

    private static string LineOf(AwsAfterCall call)
    {
        var line = new StringBuilder($"{call.Service.Name}.{call.Operation.Name}");
        TraceText.AppendInput(line, call.Input, call.Operation.Input);
        line.Append(" → ").Append(call.Error is null ? call.Info.StatusCode > 0 ? $"{call.Info.StatusCode}" : "answered" : ProblemOf(call));
        if (call.Output is { } output && CountOf(output, call.Operation.Output) is { } count) line.Append(", ").Append(count);
        line.Append(CultureInfo.InvariantCulture, $", {call.Info.Attempts} {(call.Info.Attempts == 1 ? "attempt" : "attempts")}");
        if (call.Info.Waits.Count > 0) line.Append(CultureInfo.InvariantCulture, $" (waited {call.Info.Waits.Sum(wait => wait.TotalMilliseconds):0} ms)");
        return line.Append(CultureInfo.InvariantCulture, $", {call.Info.Duration.TotalMilliseconds:0} ms").ToString();
    }

    private static string ProblemOf(AwsAfterCall call) => call.Error switch
    {
        AwsServiceException error => $"{error.StatusCode} {error.Code}",
        AwsTransportException error => error.Kind.ToString(),
        OperationCanceledException => "cancelled",
        var error => error!.GetType().Name,
    };

    // What a listing lists is the first list of its output.
    private static string? CountOf(AwsStructure output, StructureShape shape)
    {
        foreach (var member in shape.Members)
        {
            if (member.Shape is not ListShape || !output.Has(member.Name)) continue;
            return output[member.Name] is System.Collections.IEnumerable items ? $"{items.Cast<object?>().Count()} {member.Name}" : null;
        }
        return null;
    }
}

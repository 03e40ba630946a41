using System.Linq.Expressions;

namespace AwsResources.Core.Linq;

/// <summary>What the methods of text say of an attribute.</summary>
internal static class TextCalls
{
    /// <summary>Reads a call.</summary>
    /// <returns>Null where it is none of text.</returns>
    public static Finding? Read(MethodCallExpression call, PathReader paths)
    {
        if (call.Method.Name == nameof(Equals) && Compared(call) is var (one, other))
            return Equal(paths, one, other) ?? Equal(paths, other, one) ?? Finding.None;
        if (call.Method.DeclaringType != typeof(string)) return null;
        if (call is not { Object: { } text, Arguments: [var argument, ..] } || !call.Arguments.Skip(1).All(IsOrdinal)) return Finding.None;
        if (paths.Value(text) is not { } path || !Captured.TryValue(argument, out var value) || WireText.Of(value) is not { } part) return Finding.None;
        TextPattern? pattern = call.Method.Name switch
        {
            nameof(string.StartsWith) => new TextPattern(part, OpenEnd: true),
            nameof(string.EndsWith) => new TextPattern(part, OpenStart: true),
            nameof(string.Contains) => new TextPattern(part, OpenStart: true, OpenEnd: true),
            _ => null,
        };
        if (pattern is not { } found) return Finding.None;
        return Finding.Of(new Condition(path.Text, path.Key) { Patterns = [found] }, !path.IsPositional);
    }

    public static bool IsOrdinal(Expression comparison) => Captured.TryValue(comparison, out var value) && value is StringComparison.Ordinal;

    // a.Equals(b), Equals(a, b), and both with a comparison.
    private static (Expression One, Expression Other)? Compared(MethodCallExpression call)
    {
        Expression[] parts = call.Object is { } owner ? [owner, .. call.Arguments] : [.. call.Arguments];
        return parts switch
        {
            [var one, var other] => (one, other),
            [var one, var other, var comparison] when IsOrdinal(comparison) => (one, other),
            _ => null,
        };
    }

    private static Finding? Equal(PathReader paths, Expression attribute, Expression captured) =>
        paths.Value(attribute) is { } path && Captured.TryValue(captured, out var value) && WireText.Of(value) is { } text
            ? Finding.Of(new Condition(path.Text, path.Key) { Patterns = [new TextPattern(text)] }, !path.IsPositional)
            : null;
}

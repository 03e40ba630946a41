// What a predicate implies of single attributes. Everything that is not understood says nothing, so that a finding is never
// narrower than the predicate: a conjunction implies what its parts do, a disjunction only what all of them do.

using System.Linq.Expressions;

namespace AwsResources.Core.Linq;

internal sealed class ConditionReader(PathReader paths)
{
    public Finding Read(Expression expression, bool negated = false)
    {
        if (expression.Type == typeof(bool) && Captured.TryValue(expression, out var constant) && constant is bool holds) return Finding.Constant(holds != negated);
        switch (expression)
        {
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return Read(not.Operand, !negated);
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both:
                return negated ? Read(both.Left, true).Or(Read(both.Right, true)) : Read(both.Left).And(Read(both.Right));
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either:
                return negated ? Read(either.Left, true).And(Read(either.Right, true)) : Read(either.Left).Or(Read(either.Right));
            case BinaryExpression comparison:
                return Comparison(comparison, negated);
            case ConditionalExpression choice when Captured.TryValue(choice.Test, out var test) && test is bool taken:
                return Read(taken ? choice.IfTrue : choice.IfFalse, negated);
            case MethodCallExpression call when !negated:
                return Call(call);
        }
        // An attribute that is a condition by itself.
        return expression.Type == typeof(bool) && paths.Value(expression) is { } flag ? Equal(flag, !negated) : Finding.None;
    }

    private Finding Comparison(BinaryExpression comparison, bool negated)
    {
        var kind = negated ? Opposite(comparison.NodeType) : comparison.NodeType;
        var (left, right) = (comparison.Left, comparison.Right);
        if (Captured.TryValue(left, out _))
        {
            (left, right) = (right, left);
            kind = Mirrored(kind);
        }
        if (!Captured.TryValue(right, out var value)) return Finding.None;
        if (left is MethodCallExpression { Method.Name: nameof(string.CompareOrdinal) or nameof(string.Compare) } order
            && order.Method.DeclaringType == typeof(string) && value is 0) return Order(order, kind);
        // A condition that is compared with true or false.
        if (left.Type == typeof(bool) && value is bool holds && kind is ExpressionType.Equal or ExpressionType.NotEqual && paths.Value(left) is null)
            return Read(left, negated: holds != kind is ExpressionType.Equal);
        if (paths.Value(left) is not { } path) return Finding.None;
        return kind switch
        {
            ExpressionType.Equal => Equal(path, value),
            // A tag that is not null is there.
            ExpressionType.NotEqual when value is null && path is { Key: { } key } => HasKey(path, key),
            _ => Finding.None,
        };
    }

    /// <summary>What a comparison of text with zero says: that the attribute comes after something, or is it.</summary>
    private Finding Order(MethodCallExpression order, ExpressionType kind)
    {
        if (order.Arguments.Count != 2 && !(order.Arguments.Count == 3 && TextCalls.IsOrdinal(order.Arguments[2]))) return Finding.None;
        var (left, right) = (order.Arguments[0], order.Arguments[1]);
        if (Captured.TryValue(left, out _))
        {
            (left, right) = (right, left);
            kind = Mirrored(kind);
        }
        if (paths.Value(left) is not { } path || !Captured.TryValue(right, out var value) || WireText.Of(value) is not { } text) return Finding.None;
        // Beyond the first 65,536 characters, C# orders text otherwise than its UTF-8.
        if (kind is not ExpressionType.Equal && text.Any(char.IsSurrogate)) return Finding.None;
        return kind switch
        {
            ExpressionType.Equal => Equal(path, text),
            ExpressionType.GreaterThan => Finding.Of(new Condition(path.Text, path.Key) { After = text }, !path.IsPositional),
            // What comes before the text by a letter comes before it, too.
            ExpressionType.GreaterThanOrEqual when text.Length > 1 => Finding.Of(new Condition(path.Text, path.Key) { After = text[..^1] }, isExact: false),
            _ => Finding.None,
        };
    }

    private Finding Call(MethodCallExpression call)
    {
        if (call.Method.Name == nameof(Enumerable.Any) && call.Method.DeclaringType == typeof(Enumerable)) return Any(call);
        if (call.Method.Name == nameof(AwsTags.ContainsKey) && call is { Object: { } map, Arguments: [var name] })
            return paths.Path(map) is { } tags && Captured.TryValue(name, out var key) && key is string text && tags.Entry(text) is { } entry ? HasKey(entry, text) : Finding.None;
        if (call is { Method.Name: nameof(Nullable<>.GetValueOrDefault), Object: { } flag, Arguments.Count: 0 } && call.Type == typeof(bool))
            return paths.Value(flag) is { } path ? Equal(path, true) : Finding.None;
        if (TextCalls.Read(call, paths) is { } finding) return finding;
        return call.Method.Name == nameof(Enumerable.Contains) ? Contains(call) : Finding.None;
    }

    private Finding Any(MethodCallExpression call)
    {
        if (call.Arguments is not [var source, var predicate] || paths.Elements(source) is not { } element) return Finding.None;
        if (PathReader.Function(predicate) is not { Parameters: [var parameter] } function) return Finding.None;
        var finding = new ConditionReader(paths.With(parameter, element)).Read(function.Body);
        // Each of several conditions may hold for an element of its own, and one that is not on the elements holds for an empty list, too.
        return finding.Conditions is [var only] && only.Path.StartsWith(element.Text, StringComparison.Ordinal) ? finding : finding.AsPart();
    }

    private Finding Contains(MethodCallExpression call)
    {
        Expression[] parts = call.Object is { } owner ? [owner, .. call.Arguments] : [.. call.Arguments];
        if (parts.Length is not 2 && !(parts.Length is 3 && Captured.TryValue(parts[2], out var comparer) && Captured.IsOrdinal(comparer))) return Finding.None;
        if (paths.Elements(parts[0]) is { IsValue: true } element && Captured.TryValue(parts[1], out var one)) return Equal(element, one);
        return paths.Value(parts[1]) is { } path && Captured.TryMany(parts[0], out var many) ? OneOf(path, many) : Finding.None;
    }

    private static Finding Equal(AttributePath path, object? value) => OneOf(path, [value]);

    private static Finding OneOf(AttributePath path, IReadOnlyList<object?> values)
    {
        if (values.Count == 0) return Finding.Never;
        var patterns = new HashSet<TextPattern>();
        foreach (var value in values)
        {
            // Unset is like no text.
            if (WireText.Of(value) is not { } text) return Finding.None;
            _ = patterns.Add(new TextPattern(text));
        }
        return Finding.Of(new Condition(path.Text, path.Key) { Patterns = [.. patterns] }, !path.IsPositional);
    }

    private static Finding HasKey(AttributePath entry, string key) =>
        Finding.Of(new Condition(entry.Text + ".Key", null) { Patterns = [new TextPattern(key)] }, !entry.IsPositional);

    private static ExpressionType Opposite(ExpressionType kind) => kind switch
    {
        ExpressionType.Equal => ExpressionType.NotEqual,
        ExpressionType.NotEqual => ExpressionType.Equal,
        ExpressionType.LessThan => ExpressionType.GreaterThanOrEqual,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThan,
        ExpressionType.GreaterThan => ExpressionType.LessThanOrEqual,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThan,
        _ => ExpressionType.Default,
    };

    private static ExpressionType Mirrored(ExpressionType kind) => kind switch
    {
        ExpressionType.LessThan => ExpressionType.GreaterThan,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
        ExpressionType.GreaterThan => ExpressionType.LessThan,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
        _ => kind,
    };
}

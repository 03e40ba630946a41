namespace AwsResources.Client.JmesPath;

/// <summary>A part of an expression, which evaluates itself. Values that it takes and gives are unwrapped (<see cref="JmesData"/>).</summary>
internal abstract class JmesNode
{
    public abstract object? Search(object? data);
}

internal sealed class CurrentNode : JmesNode
{
    public static readonly CurrentNode Instance = new();

    public override object? Search(object? data) => data;
}

internal sealed class LiteralNode(object? value) : JmesNode
{
    public override object? Search(object? data) => value;
}

internal sealed class FieldNode(string name, int position) : JmesNode
{
    // The member of the structure that was met last: most expressions only ever meet one.
    private Model.ShapeMember? _member;

    public string Name => name;

    public int Position => position;

    public override object? Search(object? data)
    {
        if (data is not AwsStructure { Shape: { } shape } structure) return JmesData.Member(data, name);
        var member = _member;
        if (member is null || !ReferenceEquals(member.Container, shape))
        {
            if (!shape.TryGetMember(name, out member)) return null;
            _member = member;
        }
        return structure.TryGetValue(member, out var value) ? JmesData.Unwrap(value) : null;
    }
}

/// <summary>a.b and a | b: where projections end was settled when the expression was read.</summary>
internal sealed class ChainNode(JmesNode left, JmesNode right) : JmesNode
{
    public override object? Search(object? data) => right.Search(left.Search(data));
}

internal sealed class IndexNode(JmesNode left, int index) : JmesNode
{
    public override object? Search(object? data)
    {
        if (JmesData.ListOf(left.Search(data)) is not { } list) return null;
        var place = index < 0 ? list.Count + index : index;
        return place >= 0 && place < list.Count ? JmesData.Unwrap(list[place]) : null;
    }
}

internal sealed class OrNode(JmesNode left, JmesNode right) : JmesNode
{
    public override object? Search(object? data)
    {
        var value = left.Search(data);
        return JmesData.IsTrue(value) ? value : right.Search(data);
    }
}

internal sealed class AndNode(JmesNode left, JmesNode right) : JmesNode
{
    public override object? Search(object? data)
    {
        var value = left.Search(data);
        return JmesData.IsTrue(value) ? right.Search(data) : value;
    }
}

internal sealed class NotNode(JmesNode operand) : JmesNode
{
    public override object? Search(object? data) => JmesData.Box(!JmesData.IsTrue(operand.Search(data)));
}

internal sealed class CompareNode(JmesTokenKind kind, JmesNode left, JmesNode right) : JmesNode
{
    public override object? Search(object? data)
    {
        var a = left.Search(data);
        var b = right.Search(data);
        return kind switch
        {
            JmesTokenKind.Equal => JmesData.Box(JmesData.AreEqual(a, b)),
            JmesTokenKind.NotEqual => JmesData.Box(!JmesData.AreEqual(a, b)),
            _ => JmesData.Order(a, b) is { } order ? JmesData.Box(Holds(order)) : null,
        };
    }

    private bool Holds(int order) => kind switch
    {
        JmesTokenKind.Less => order < 0,
        JmesTokenKind.LessOrEqual => order <= 0,
        JmesTokenKind.Greater => order > 0,
        _ => order >= 0,
    };
}

internal sealed class MultiListNode(JmesNode[] items) : JmesNode
{
    public override object? Search(object? data) => data is null ? null : Array.ConvertAll(items, item => item.Search(data));
}

internal sealed class MultiHashNode(KeyValuePair<string, JmesNode>[] pairs) : JmesNode
{
    public override object? Search(object? data)
    {
        if (data is null) return null;
        var result = new Dictionary<string, object?>(pairs.Length, StringComparer.Ordinal);
        foreach (var (name, node) in pairs) result[name] = node.Search(data);
        return result;
    }
}

/// <summary>&amp;expression: an argument that a function applies to each element.</summary>
internal sealed class ExpressionReferenceNode(JmesNode expression) : JmesNode
{
    public override object? Search(object? data) => new JmesReference(expression);
}

/// <summary>The value of <see cref="ExpressionReferenceNode"/>.</summary>
internal sealed class JmesReference(JmesNode expression)
{
    public object? Apply(object? data) => expression.Search(data);
}

// The nodes that make lists. None copies a list that would come out as it is.

using System.Collections;

namespace AwsResources.Client.JmesPath;

/// <summary>list[*].x, list[].x, list[1:2].x: x of each element, without nulls.</summary>
internal sealed class ProjectionNode(JmesNode left, JmesNode right) : JmesNode
{
    public override object? Search(object? data) => JmesData.ListOf(left.Search(data)) is { } list ? Project(list, right) : null;

    internal static IList Project(IList list, JmesNode right)
    {
        if (right is CurrentNode && !HasNulls(list)) return list;
        var result = new List<object?>(list.Count);
        for (var i = 0; i < list.Count; i++)
            if (right.Search(JmesData.Unwrap(list[i])) is { } value) result.Add(value);
        return result;
    }

    private static bool HasNulls(IList list)
    {
        if (list is IReadOnlyList<AwsStructure>) return false;
        for (var i = 0; i < list.Count; i++)
            if (JmesData.Unwrap(list[i]) is null) return true;
        return false;
    }
}

/// <summary>object.*.x: x of the value of each member, without nulls.</summary>
internal sealed class ValueProjectionNode(JmesNode left, JmesNode right) : JmesNode
{
    public override object? Search(object? data) => left.Search(data) is { } map && JmesData.KindOf(map) is JmesKind.Object
        ? ProjectionNode.Project(JmesData.Entries(map).Select(entry => entry.Value).ToArray(), right)
        : null;
}

/// <summary>list[?condition].x: x of each element that fulfils the condition, without nulls.</summary>
internal sealed class FilterNode(JmesNode left, JmesNode condition, JmesNode right) : JmesNode
{
    public override object? Search(object? data)
    {
        if (JmesData.ListOf(left.Search(data)) is not { } list) return null;
        var result = new List<object?>();
        for (var i = 0; i < list.Count; i++)
        {
            var item = JmesData.Unwrap(list[i]);
            if (JmesData.IsTrue(condition.Search(item)) && right.Search(item) is { } value) result.Add(value);
        }
        return result;
    }
}

/// <summary>list[]: the elements of the lists in a list; elements that are no lists stay.</summary>
internal sealed class FlattenNode(JmesNode left) : JmesNode
{
    public override object? Search(object? data)
    {
        if (JmesData.ListOf(left.Search(data)) is not { } list) return null;
        if (list is IReadOnlyList<AwsStructure>) return list;
        var result = new List<object?>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            var item = JmesData.Unwrap(list[i]);
            if (JmesData.ListOf(item) is not { } inner)
            {
                result.Add(item);
                continue;
            }
            result.EnsureCapacity(result.Count + inner.Count);
            for (var j = 0; j < inner.Count; j++) result.Add(JmesData.Unwrap(inner[j]));
        }
        return result;
    }
}

/// <summary>list[start:stop:step], with bounds from the end where they are negative.</summary>
internal sealed class SliceNode(JmesNode left, int? start, int? stop, int step, string text, int position) : JmesNode
{
    public override object? Search(object? data)
    {
        if (JmesData.ListOf(left.Search(data)) is not { } list) return null;
        if (step == 0) throw new JmesPathException(JmesPathErrorKind.InvalidValue, text, position, "the step of a slice cannot be 0.");
        var lowest = step > 0 ? 0 : -1;
        var highest = step > 0 ? list.Count : list.Count - 1;
        var from = Bound(start ?? (step > 0 ? 0 : int.MaxValue), list.Count, lowest, highest);
        var to = stop is { } end ? Bound(end, list.Count, lowest, highest) : step > 0 ? list.Count : -1;
        var result = new List<object?>();
        for (long i = from; step > 0 ? i < to : i > to; i += step) result.Add(JmesData.Unwrap(list[(int)i]));
        return result;
    }

    private static int Bound(int bound, int count, int lowest, int highest) =>
        (int)Math.Clamp(bound < 0 ? (long)count + bound : bound, lowest, highest);
}

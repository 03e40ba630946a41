using System.Collections;
using AwsResources.Client.Model;
using AwsResources.Client.Validation;
using AwsResources.Client.Values;

namespace AwsResources.Client.Stubbing;

/// <summary>Stands for any value that is set.</summary>
internal sealed class StubAny
{
    public override string ToString() => "any value";
}

/// <summary>Stands for the values for which a condition holds.</summary>
internal sealed record StubCondition(Func<object, bool> Holds, string Text)
{
    public override string ToString() => $"a value for which {Text}";
}

/// <summary>Compares the input that a test expects with the one that came, and tells every difference by its place.</summary>
internal static class StubComparison
{
    /// <summary>The names in an expected input that the shape does not have.</summary>
    public static IReadOnlyList<string> Check(AwsStructure expected, StructureShape shape)
    {
        var faults = default(Faults);
        Check(expected, shape, ref faults);
        return faults.ToSentences();
    }

    public static IReadOnlyList<string> Compare(AwsStructure expected, AwsStructure given, StructureShape shape)
    {
        var faults = default(Faults);
        Compare(expected, given, shape, ref faults);
        return faults.ToSentences();
    }

    private static void Check(AwsStructure expected, StructureShape shape, ref Faults faults)
    {
        foreach (var name in expected.NamesBeyond(shape))
            faults.Add(name, $"is not a member of {shape.Name}.{Suggestions.DidYouMean(name, shape.Members.Select(member => member.Name))}");
        foreach (var member in shape.MemberSpan)
        {
            if (Of(expected, member) is not { } value) continue;
            var before = faults.Count;
            CheckValue(value, member.Shape, ref faults);
            if (faults.Count > before) faults.Prefix(before, member.Name);
        }
    }

    private static void CheckValue(object value, Shape shape, ref Faults faults)
    {
        if (value is AwsStructure part && shape is StructureShape structure) Check(part, structure, ref faults);
        else if (shape is ListShape list && value is IEnumerable items and not string)
        {
            foreach (var item in items)
                if (item is not null) CheckValue(item, list.Element.Shape, ref faults);
        }
        else if (shape is MapShape map && MapEntries.IsMap(value))
        {
            foreach (var (_, item) in MapEntries.Of(value))
                if (item is not null) CheckValue(item, map.Value.Shape, ref faults);
        }
    }

    private static void Compare(AwsStructure expected, AwsStructure given, StructureShape shape, ref Faults faults)
    {
        foreach (var member in shape.MemberSpan)
        {
            var before = faults.Count;
            Compare(Of(expected, member), Of(given, member), member.Shape, ref faults);
            if (faults.Count > before) faults.Prefix(before, member.Name);
        }
    }

    private static object? Of(AwsStructure structure, ShapeMember member) => structure.TryGetValue(member, out var value) ? value : null;

    private static void Compare(object? expected, object? given, Shape shape, ref Faults faults)
    {
        switch (expected, given)
        {
            case (null, null): break;
            case (null, not null): faults.Add("", $"is {Show(given, shape)}, and was expected to be unset."); break;
            case (not null, null): faults.Add("", $"is unset, and was expected to be {Show(expected, shape)}."); break;
            case (StubAny, _): break;
            case (StubCondition condition, _):
                if (!condition.Holds(given)) faults.Add("", $"is {Show(given, shape)}, and was expected to be {condition}.");
                break;
            case (AwsStructure left, AwsStructure right) when shape is StructureShape structure: Compare(left, right, structure, ref faults); break;
            case var _ when shape is MapShape map && MapEntries.IsMap(expected) && MapEntries.IsMap(given): CompareMaps(expected, given, map, ref faults); break;
            case (IEnumerable left, IEnumerable right) when shape is ListShape list: CompareLists([.. left.Cast<object?>()], [.. right.Cast<object?>()], list, ref faults); break;
            default:
                if (!AreSame(expected, given, shape)) faults.Add("", $"is {Show(given, shape)}, and was expected to be {Show(expected, shape)}.");
                break;
        }
    }

    private static void CompareLists(object?[] expected, object?[] given, ListShape shape, ref Faults faults)
    {
        if (expected.Length != given.Length) faults.Add("", $"has {given.Length} elements, and was expected to have {expected.Length}.");
        for (var i = 0; i < Math.Min(expected.Length, given.Length); i++)
        {
            var before = faults.Count;
            Compare(expected[i], given[i], shape.Element.Shape, ref faults);
            if (faults.Count > before) faults.Prefix(before, $"[{i}]");
        }
    }

    private static void CompareMaps(object expected, object given, MapShape shape, ref Faults faults)
    {
        var left = MapEntries.Of(expected).ToDictionary(StringComparer.Ordinal);
        var right = MapEntries.Of(given).ToDictionary(StringComparer.Ordinal);
        foreach (var key in left.Keys.Union(right.Keys))
        {
            var before = faults.Count;
            Compare(left.GetValueOrDefault(key), right.GetValueOrDefault(key), shape.Value.Shape, ref faults);
            if (faults.Count > before) faults.Prefix(before, $"['{key}']");
        }
    }

    private static bool AreSame(object expected, object given, Shape shape)
    {
        if (ReferenceEquals(expected, given) || expected.Equals(given)) return true;
        if (!Scalars.Fits(expected, shape.Type) || !Scalars.Fits(given, shape.Type)) return false;
        return shape.Type switch
        {
            ShapeType.Timestamp => Scalars.ToTimestamp(expected) == Scalars.ToTimestamp(given),
            ShapeType.Float or ShapeType.Double => Scalars.ToDouble(expected).Equals(Scalars.ToDouble(given)),
            ShapeType.Blob => Bytes(expected) is { } left && Bytes(given) is { } right && left.Span.SequenceEqual(right.Span),
            _ => Scalars.ToText(expected) == Scalars.ToText(given),
        };
    }

    // A stream is not read: whoever expects one says Any, or gives the same one.
    private static ReadOnlyMemory<byte>? Bytes(object value) => value switch
    {
        AwsBody body => body.TryGetBytes(out var bytes) ? bytes : null,
        Stream => null,
        _ => Scalars.ToBytes(value),
    };

    private static string Show(object value, Shape shape) => value is StubAny or StubCondition ? value.ToString()!
        : value is string or bool or IAwsEnum || value is IFormattable ? Words.Value(value, shape) : Words.TypeOf(value);
}

using System.Text.Json.Nodes;
using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Protocols;

/// <summary>Random values of a shape that every protocol can carry whole: nothing empty, moments of whole seconds.</summary>
internal sealed class RandomValues(Random random)
{
    private const int DeepestLevel = 4;

    // What is awkward somewhere: markup, separators, quotes, line ends, other planes.
    private static readonly string[] Texts =
        ["a", "six & <seven>", "it's \"quoted\", too", "100% +plus =x?y#z", "naïve café 日本語 😀", "line\nbreak\r\nand\ttab", "a/b//c/", "\\back\\", "{x}", "]]>"];

    private static readonly string[] HeaderTexts = ["a", "b,c", "say \"hi\"", "x; y=1", "10", "a\\b,"];

    public AwsStructure? Structure(StructureShape shape, int level = 0)
    {
        var value = new AwsStructure();
        foreach (var member in shape.Members)
        {
            if (!member.IsRequired && level > 0 && random.Next(4) == 0 || Skipped(member)) continue;
            // Two members of S3's oldest operations share an element.
            if (shape.Members.Take(member.Index).Any(other => other.WireName == member.WireName)) continue;
            if (Value(member, level, member.Location is not MemberLocation.Body) is { } made) value.Set(member.Name, made);
        }
        return value.MemberNames.Any() ? value : null;
    }

    private static bool Skipped(ShapeMember member) =>
        member.Location is MemberLocation.Headers && string.IsNullOrEmpty(member.LocationName)
        || member.Shape is StructureShape { IsEventStream: true };

    private object? Value(ShapeMember member, int level, bool isHeader) => member.Shape switch
    {
        StructureShape structure when level < DeepestLevel => structure.IsUnion ? Union(structure, level + 1) : Structure(structure, level + 1),
        ListShape list when level < DeepestLevel => Items(list.Element, level + 1, isHeader),
        MapShape map when level < DeepestLevel => Map(map, level + 1, isHeader),
        ScalarShape => Scalar(member, isHeader),
        _ => null,
    };

    private AwsStructure? Union(StructureShape shape, int level)
    {
        var member = shape.Members[random.Next(shape.Members.Count)];
        if (Value(member, level, false) is not { } value) return null;
        var union = new AwsStructure();
        union.Set(member.Name, value);
        return union;
    }

    private List<object?>? Items(ShapeMember element, int level, bool isHeader)
    {
        var items = new List<object?>();
        for (var i = random.Next(1, 4); i > 0; i--)
            if (Value(element, level, isHeader) is { } item) items.Add(item);
        return items.Count == 0 ? null : items;
    }

    private Dictionary<string, object?>? Map(MapShape map, int level, bool isHeader)
    {
        var pairs = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = random.Next(1, 3); i > 0; i--)
            if (Value(map.Value, level, isHeader) is { } value) pairs[$"zz-{i}"] = value;
        return pairs.Count == 0 ? null : pairs;
    }

    private object Scalar(ShapeMember member, bool isHeader) => member.Shape.Type switch
    {
        ShapeType.String when member.IsJsonValue => """{"a":[1,null]}""",
        ShapeType.String when member.IsHostLabel => "label-1",
        ShapeType.String => isHeader ? HeaderTexts[random.Next(HeaderTexts.Length)] : Texts[random.Next(Texts.Length)],
        ShapeType.Boolean => random.Next(2) == 0,
        ShapeType.Byte or ShapeType.Short or ShapeType.Integer => random.Next(2) == 0 ? random.Next(200) : -5,
        ShapeType.Long => random.NextInt64(),
        ShapeType.Float => (float)(random.Next(1000) / 8.0),
        ShapeType.Double => random.Next(1000) / 16.0 - 20,
        ShapeType.BigInteger => new System.Numerics.BigInteger(random.NextInt64()),
        ShapeType.BigDecimal => (decimal)random.Next(1000) / 8,
        ShapeType.Timestamp => DateTimeOffset.FromUnixTimeSeconds(random.Next(1_000_000_000, 2_000_000_000)),
        ShapeType.Blob => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes("bytes " + random.Next()),
        ShapeType.Document => new JsonObject { ["x"] = random.Next(9) },
        _ => throw new NotSupportedException($"{member} is a {member.Shape.Type}."),
    };
}

using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Generator.Surface;

/// <summary>A shape in C#: as a member, which may be unset, and as an element of a list or map, which may not.</summary>
internal sealed record CSharpType(string Member, string MemberReader, string Element, string ElementReader, bool KeepReader = false);

/// <summary>Gives shapes their types, and the types their names; remembers which structures and enumerations must be emitted.</summary>
/// <param name="taken">Names that are not to be had.</param>
internal sealed class TypeMap(HashSet<string> taken)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Queue<Shape> _waiting = new();

    /// <summary>The structures and enumerations that were asked for, each once; asking for more makes more.</summary>
    public IEnumerable<(string Name, Shape Shape)> Needed()
    {
        while (_waiting.Count > 0)
        {
            var shape = _waiting.Dequeue();
            yield return (_names[shape.Name], shape);
        }
    }

    public CSharpType Of(ShapeMember member) => member.IsStreaming && member.Shape is ScalarShape
        ? new("AwsBody?", "AwsReaders.Body", "AwsBody?", "AwsReaders.Body")
        : Of(member.Shape);

    /// <summary>The type of a member that a caller gives: events come as any sequence of them.</summary>
    public CSharpType OfInput(ShapeMember member) => member.Shape is StructureShape { IsEventStream: true }
        ? new("IAsyncEnumerable<AwsEvent>?", "AwsReaders.EventInput", "IAsyncEnumerable<AwsEvent>?", "AwsReaders.EventInput")
        : Of(member);

    /// <summary>The type of an attribute, whose text may stand for something else.</summary>
    public CSharpType Of(BoundAttribute attribute) => attribute.TextType is { } type ? Scalar(type) : Of(attribute.Member);

    public CSharpType Of(Shape shape)
    {
        switch (shape)
        {
            case StructureShape { IsEventStream: true }:
                return new("AwsEventStream?", "AwsReaders.Events", "AwsEventStream?", "AwsReaders.Events");
            case StructureShape:
                var structure = NameOf(shape);
                return new(structure, $"AwsReaders.Structure<{structure}>()", structure, $"AwsReaders.Structure<{structure}>()");
            case ListShape list:
                var element = Of(list.Element);
                return Container($"IReadOnlyList<{element.Element}>", $"AwsReaders.List({element.ElementReader})");
            case MapShape map:
                var value = Of(map.Value);
                return Container($"IReadOnlyDictionary<string, {value.Element}>", $"AwsReaders.Map({value.ElementReader})");
            case ScalarShape { Type: ShapeType.String, EnumValues.Count: > 0 }:
                var name = NameOf(shape);
                return new(name + "?", $"AwsReaders.Enum<{name}>()", name, $"AwsReaders.EnumElement<{name}>()");
            default:
                return Scalar(shape.Type);
        }
    }

    private static CSharpType Scalar(ShapeType type) => type switch
    {
        ShapeType.String => new("string?", "AwsReaders.String", "string", "AwsReaders.StringElement"),
        ShapeType.Boolean => Value("bool", "Boolean"),
        ShapeType.Byte or ShapeType.Short or ShapeType.Integer => Value("int", "Int32"),
        ShapeType.Long => Value("long", "Int64"),
        ShapeType.BigInteger => Value("global::System.Numerics.BigInteger", "BigInteger"),
        ShapeType.Float => Value("float", "Single"),
        ShapeType.Double => Value("double", "Double"),
        ShapeType.BigDecimal => Value("decimal", "Decimal"),
        ShapeType.Timestamp => Value("DateTimeOffset", "Timestamp"),
        ShapeType.Blob => Value("ReadOnlyMemory<byte>", "Blob"),
        ShapeType.Document => new("JsonNode?", "AwsReaders.Document", "JsonNode", "AwsReaders.DocumentElement"),
        _ => throw new InvalidOperationException($"{type} is no scalar."),
    };

    private static CSharpType Value(string type, string reader) => new(type + "?", "AwsReaders." + reader, type, $"AwsReaders.Element(AwsReaders.{reader})");

    private static CSharpType Container(string type, string reader) => new(type, reader, type, reader, KeepReader: true);

    private string NameOf(Shape shape)
    {
        if (_names.TryGetValue(shape.Name, out var name)) return name;
        _waiting.Enqueue(shape);
        return _names[shape.Name] = taken.Take(Names.Pascal(shape.Name));
    }
}

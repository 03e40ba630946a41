using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;

namespace AwsResources.Conformance.Suites.Messages;

/// <summary>How a kind of vectors writes what JSON has no form for.</summary>
/// <param name="IsBase64">Whether bytes are base64; else they are text.</param>
internal sealed record VectorNotation(bool IsBase64)
{
    /// <summary>Of protocols/*: text and epoch seconds.</summary>
    public static VectorNotation Plain { get; } = new(IsBase64: false);

    /// <summary>Of services/*: base64 and ISO 8601.</summary>
    public static VectorNotation Encoded { get; } = new(IsBase64: true);

    public byte[] Bytes(string text) => IsBase64 ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
}

/// <summary>Makes inputs of a vector's JSON, the way a caller would write them.</summary>
internal static class VectorInput
{
    public static AwsStructure Structure(JsonElement json, StructureShape shape, VectorNotation notation)
    {
        var structure = new AwsStructure();
        foreach (var property in json.EnumerateObject())
        {
            Verify.That(shape.TryGetMember(property.Name, out var member), $"{shape.Name} has no member {property.Name}");
            structure.Set(property.Name, Value(property.Value, member!, notation));
        }
        return structure;
    }

    private static object? Value(JsonElement json, ShapeMember member, VectorNotation notation) => json.ValueKind is JsonValueKind.Null ? null : member.Shape switch
    {
        StructureShape structure => Structure(json, structure, notation),
        ListShape list => json.EnumerateArray().Select(item => Value(item, list.Element, notation)).ToList(),
        MapShape map => json.EnumerateObject().ToDictionary(item => item.Name, item => Value(item.Value, map.Value, notation)),
        { Type: ShapeType.Document } => JsonNode.Parse(json.GetRawText()),
        { Type: ShapeType.Blob } => notation.Bytes(json.GetString()!),
        _ => json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(json, member.Shape.Type),
            _ => JsonNode.Parse(json.GetRawText()),
        },
    };

    private static object Number(JsonElement json, ShapeType type) => type switch
    {
        ShapeType.Float => json.GetSingle(),
        ShapeType.Double => json.GetDouble(),
        _ => json.TryGetInt64(out var whole) ? whole : json.GetDecimal(),
    };
}

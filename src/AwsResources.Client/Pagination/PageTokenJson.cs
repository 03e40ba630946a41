using System.Text.Json;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Pagination;

/// <summary>The values of tokens as JSON: most are text, DynamoDB's are maps of attribute values, which may be binary.</summary>
internal static class PageTokenJson
{
    /// <summary>Writes a value, and notes the places of what had to be written as base64.</summary>
    public static void Write(Utf8JsonWriter writer, object? value, object[] place, List<object[]> binary)
    {
        if (value is byte[] or ReadOnlyMemory<byte>)
        {
            binary.Add(place);
            writer.WriteBase64StringValue(Scalars.ToBytes(value).Span);
            return;
        }
        switch (JmesData.KindOf(value))
        {
            case JmesKind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in JmesData.Entries(value!))
                {
                    writer.WritePropertyName(name);
                    Write(writer, member, [.. place, name], binary);
                }
                writer.WriteEndObject();
                break;
            case JmesKind.Array:
                writer.WriteStartArray();
                var index = 0;
                foreach (var item in JmesData.ListOf(value)!) Write(writer, JmesData.Unwrap(item), [.. place, index++], binary);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(JmesText.ToJson(value));
                break;
        }
    }

    /// <summary>Reads a value as its shape has it; without a shape, objects become maps.</summary>
    public static object? Read(JsonElement json, Shape? shape, string place, HashSet<string> binary) => json.ValueKind switch
    {
        JsonValueKind.Object when shape is StructureShape structure => ReadStructure(json, structure, place, binary),
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(
            member => member.Name, member => Read(member.Value, (shape as MapShape)?.Value.Shape, $"{place}/{member.Name}", binary), StringComparer.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().Select((item, index) => Read(item, (shape as ListShape)?.Element.Shape, $"{place}/{index}", binary)).ToArray(),
        JsonValueKind.String when binary.Contains(place) => json.GetBytesFromBase64(),
        _ => JmesData.Unwrap(json),
    };

    private static AwsStructure ReadStructure(JsonElement json, StructureShape shape, string place, HashSet<string> binary)
    {
        var structure = new AwsStructure();
        foreach (var member in json.EnumerateObject())
        {
            var memberShape = shape.TryGetMember(member.Name, out var known) ? known.Shape : null;
            structure.Set(member.Name, Read(member.Value, memberShape, $"{place}/{member.Name}", binary));
        }
        return structure;
    }
}

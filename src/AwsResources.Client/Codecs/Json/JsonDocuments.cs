using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Json;

/// <summary>Free-form data: JSON nodes, or the plain objects that a caller may give instead.</summary>
internal static class JsonDocuments
{
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case JsonNode node: node.WriteTo(writer); break;
            case JsonElement element: element.WriteTo(writer); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case double number: writer.WriteNumberValue(number); break;
            case float number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case int or long or short or byte: writer.WriteNumberValue(Scalars.ToInt64(value)); break;
            case byte[] or ReadOnlyMemory<byte>: writer.WriteBase64StringValue(Scalars.ToBytes(value).Span); break;
            case var map when MapEntries.IsMap(map): WriteObject(writer, map); break;
            case IEnumerable items: WriteArray(writer, items); break;
            default: writer.WriteStringValue(Scalars.ToText(value)); break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, object map)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in MapEntries.Of(map))
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items) Write(writer, item);
        writer.WriteEndArray();
    }
}

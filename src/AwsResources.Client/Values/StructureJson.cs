using System.Collections;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsResources.Client.Values;

/// <summary>Prints a structure for people and for other programs; not a wire format.</summary>
internal static class StructureJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions Indented = Plain with { Indented = true };

    private static readonly FrozenSet<string> SecretNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "AccessToken", "ClientSecret", "IdToken", "MasterUserPassword", "Password", "RefreshToken", "SAMLAssertion", "SecretAccessKey", "SecretBinary", "SecretString",
        "SessionToken", "SSECustomerKey", "CopySourceSSECustomerKey", "TokenCode", "WebIdentityToken");

    public static string Write(AwsStructure structure, bool indented, bool redactSensitive = false)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, indented ? Indented : Plain))
            Write(writer, structure, redactSensitive);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static void Write(Utf8JsonWriter writer, AwsStructure structure, bool redactSensitive)
    {
        writer.WriteStartObject();
        foreach (var name in structure.MemberNames)
        {
            writer.WritePropertyName(name);
            if (redactSensitive && IsSensitive(structure, name)) writer.WriteStringValue("(sensitive)");
            else WriteValue(writer, structure[name], redactSensitive);
        }
        writer.WriteEndObject();
    }

    // Models do not mark all that lets in, and a structure that a user has just made knows no model.
    private static bool IsSensitive(AwsStructure structure, string name) => SecretNames.Contains(name)
        || (structure.Shape is { } shape && shape.TryGetMember(name, out var member) && MalformedValues.IsSensitive(member.Shape));

    private static void WriteValue(Utf8JsonWriter writer, object? value, bool redactSensitive)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int or long or short or byte: writer.WriteNumberValue(Scalars.ToInt64(value)); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case ReadOnlyMemory<byte> bytes: writer.WriteBase64StringValue(bytes.Span); break;
            case AwsEventStream or AwsEventWriter: writer.WriteStringValue("(event stream)"); break;
            case AwsBody body: writer.WriteStringValue(body.ToString()); break;
            case JsonNode node: node.WriteTo(writer); break;
            case AwsStructure structure: Write(writer, structure, redactSensitive); break;
            case var map when MapEntries.IsMap(map): WriteMap(writer, map, redactSensitive); break;
            case IEnumerable items: WriteList(writer, items, redactSensitive); break;
            default: writer.WriteStringValue(Scalars.ToText(value)); break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, object map, bool redactSensitive)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in MapEntries.Of(map))
        {
            writer.WritePropertyName(key);
            WriteValue(writer, value, redactSensitive);
        }
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable items, bool redactSensitive)
    {
        writer.WriteStartArray();
        foreach (var item in items) WriteValue(writer, item, redactSensitive);
        writer.WriteEndArray();
    }
}

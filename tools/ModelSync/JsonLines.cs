using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AwsResources.ModelSync;

/// <summary>
/// Formats JSON without blanks, but with a line for each entry of the two upper levels, so that a change of AWS's shows as the
/// lines that it changed. Knows which keys are prose: a key of a description is left out, a member of that name is kept.
/// </summary>
internal sealed class JsonLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly bool _isService;

    private JsonLines(bool isService) => _isService = isService;

    /// <summary>For service-2: shapes and operations are keyed by name, and so are the members of a shape.</summary>
    public static JsonLines Service { get; } = new(isService: true);

    /// <summary>For all other files.</summary>
    public static JsonLines Plain { get; } = new(isService: false);

    public string Format(JsonElement root)
    {
        var text = new StringBuilder();
        Lines(text, root, Level.File, 2);
        return text.Append('\n').ToString();
    }

    private void Lines(StringBuilder text, JsonElement json, Level level, int depth)
    {
        if (depth == 0 || json.ValueKind != JsonValueKind.Object)
        {
            text.Append(Line(json, level));
            return;
        }

        text.Append('{');
        var separator = "\n";
        foreach (var property in json.EnumerateObject())
        {
            if (IsProse(property.Name, level)) continue;
            text.Append(separator).Append(Text(property.Name)).Append(':');
            Lines(text, property.Value, Below(property.Name, level), depth - 1);
            separator = ",\n";
        }

        text.Append(separator == "\n" ? "}" : "\n}");
    }

    private string Line(JsonElement json, Level level)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options)) Copy(writer, json, level);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private void Copy(Utf8JsonWriter writer, JsonElement json, Level level)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in json.EnumerateObject())
                {
                    if (IsProse(property.Name, level)) continue;
                    writer.WritePropertyName(property.Name);
                    Copy(writer, property.Value, Below(property.Name, level));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray()) Copy(writer, item, level);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(json.GetString());
                break;
            default:
                writer.WriteRawValue(json.GetRawText());
                break;
        }
    }

    private static bool IsProse(string name, Level level) => level switch
    {
        Level.Names => false,
        Level.File => name is "documentation" or "examples",
        _ => name is "documentation",
    };

    /// <summary>Whether the keys one level down are names that people gave, or words of the format.</summary>
    private Level Below(string name, Level level) => level switch
    {
        Level.File when _isService && name is "shapes" or "operations" or "clientContextParams" => Level.Names,
        Level.Description when _isService && name is "members" or "staticContextParams" or "operationContextParams" => Level.Names,
        _ => Level.Description,
    };

    private static string Text(string name) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(name)}\"";

    private enum Level
    {
        File,
        Names,
        Description,
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsResources.Client.Credentials;

/// <summary>A file in which a sign-in is kept, by us and by AWS's other tools. It holds secrets: no message quotes it.</summary>
/// <param name="environment">Where files are.</param>
/// <param name="path">The file.</param>
internal sealed class SignInFile(AwsEnvironment environment, string path)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public string Path => path;

    /// <summary>What the file says; null and the reason where it says nothing of use.</summary>
    public (JsonObject? Content, string Fault) Read()
    {
        if (environment.Files.Read(path) is not { } text) return (null, $"{path} does not exist");
        try
        {
            return JsonNode.Parse(text) is JsonObject content ? (content, "") : (null, $"{path} holds JSON that is no object");
        }
        catch (JsonException)
        {
            return (null, $"{path} does not hold JSON");
        }
    }

    /// <exception cref="AwsConfigurationException">The file cannot be written.</exception>
    public void Write(JsonObject content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) content.WriteTo(writer);
        environment.Files.Write(path, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>The text of a member; null where it is absent, empty or no text.</summary>
    public static string? Text(JsonObject? content, string name)
    {
        try
        {
            return content?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
        }
        catch (ArgumentException)
        {
            return null; // A member that stands there twice.
        }
    }

    /// <summary>A time as tools write it: ISO 8601, of which some end in "UTC"; null where it is no time.</summary>
    public static DateTimeOffset? Time(JsonObject? content, string name)
    {
        if (Text(content, name) is not { } text) return null;
        if (text.EndsWith("UTC", StringComparison.Ordinal)) text = text[..^3] + "Z";
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}

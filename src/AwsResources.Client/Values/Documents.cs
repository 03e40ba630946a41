using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace AwsResources.Client.Values;

/// <summary>Free-form data as JSON nodes, checked as a whole: what a node would stumble over when it is read later is refused here.</summary>
internal static class Documents
{
    // As deep as the codecs read.
    private const int MaxDepth = 128;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <exception cref="FormatException">The text is not JSON, is nested without end, names a member twice, or has text that is not Unicode.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            if (!Utf8.IsValid(json)) throw new FormatException("The document is not UTF-8.");
            if (json.IndexOf("\\u"u8) >= 0) CheckText(json);
            return JsonNode.Parse(json, documentOptions: Options);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The document is not JSON that can be read: {e.Message}", e);
        }
    }

    private static void CheckText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped) _ = reader.GetString();
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"The document has text that is not Unicode (at byte {reader.TokenStartIndex}).", e);
        }
    }
}

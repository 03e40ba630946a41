// Some services answer everything as text: numbers and moments in maps of attributes, policies within JSON or XML. Definitions
// say what such a text stands for.

using System.Globalization;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;

namespace AwsResources.Core.Loading;

/// <summary>What texts of services stand for.</summary>
internal static class TextValues
{
    public static object Of(string text, ShapeType type) => type switch
    {
        ShapeType.Document => Json(text),
        // Both forms of moments are in use: seconds since 1970, and ISO 8601.
        ShapeType.Timestamp when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        _ => text,
    };

    // A JSON text never begins with a percent sign; a policy that went through a URL does.
    private static JsonNode Json(string text) =>
        JsonNode.Parse(text.StartsWith('%') ? Uri.UnescapeDataString(text) : text) ?? throw new FormatException("The JSON text is null.");
}

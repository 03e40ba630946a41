// Some services answer everything as text: numbers and moments in maps of attributes, policies within JSON or XML. Definitions
// say what such a text stands for.

using System.Globalization;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;

namespace AwsResources.Core.Loading;

/// <summary>What texts of services stand for; null where that is nothing.</summary>
internal static class TextValues
{
    public static object? Of(string text, ShapeType type) => type switch
    {
        ShapeType.Document => Json(text) as object,
        // All forms of moments are in use: seconds and milliseconds since 1970, and ISO 8601.
        ShapeType.Timestamp when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Moment(number),
        _ => text,
    };

    // As seconds, so large a number would be beyond the year 5000.
    public static DateTimeOffset Moment(double number) => number >= 1e11 ? DateTimeOffset.UnixEpoch.AddMilliseconds(number) : DateTimeOffset.UnixEpoch.AddSeconds(number);

    // A JSON text never begins with a percent sign; a policy that went through a URL does.
    private static JsonNode? Json(string text) => JsonNode.Parse(text.StartsWith('%') ? Uri.UnescapeDataString(text) : text);
}

using System.Globalization;
using System.Text.Json;

namespace AwsResources.Client.Credentials;

/// <summary>Reads the credentials that a metadata service gives. No message quotes an answer of success, for it holds secrets.</summary>
internal static class MetadataCredentials
{
    private const int MostQuoted = 300;

    /// <param name="answer">What the service answered.</param>
    /// <param name="place">Its address, as messages show it.</param>
    /// <param name="feature">What the user agent tells of it.</param>
    /// <exception cref="AwsCredentialsException">The answer is no credentials.</exception>
    public static AwsCredentials Read(MetadataAnswer answer, string place, string feature)
    {
        if (answer.Status != 200) throw Refused(answer, place);
        try
        {
            using var document = JsonDocument.Parse(answer.Text);
            return Read(document.RootElement, place, feature);
        }
        catch (JsonException)
        {
            throw Wrong(place, "text that is not JSON");
        }
    }

    /// <summary>What to say of an answer that is no success: its status, and the service's own words where it has some.</summary>
    public static AwsCredentialsException Refused(MetadataAnswer answer, string place)
        => new($"{place} answered with HTTP status {answer.Status}{Words(answer.Text)}.");

    private static AwsCredentials Read(JsonElement json, string place, string feature)
    {
        if (json.ValueKind != JsonValueKind.Object) throw Wrong(place, "JSON that is no object");
        if (Text(json, "Code") is { } code && code != "Success")
            throw new AwsCredentialsException($"{place} answered with HTTP status 200 and no credentials{Words(json)}.");
        return new AwsCredentials(Require(json, "AccessKeyId", place), Require(json, "SecretAccessKey", place), Require(json, "Token", place))
        {
            Expiration = DateTimeOffset.TryParse(
                Require(json, "Expiration", place), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : throw Wrong(place, "an Expiration that is no ISO 8601 time"),
            AccountId = Text(json, "AccountId"),
            Source = place,
            Features = [feature],
        };
    }

    private static string Require(JsonElement json, string name, string place) => Text(json, name) ?? throw Wrong(place, $"JSON without {name}");

    private static string Words(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Words(document.RootElement) : "";
        }
        catch (JsonException)
        {
            return ""; // Pages of servers and proxies say no more than the status.
        }
    }

    private static string Words(JsonElement json)
    {
        var words = string.Join(": ", new[] { Text(json, "Code") ?? Text(json, "code"), Text(json, "Message") ?? Text(json, "message") }.OfType<string>());
        if (words.Length == 0) return "";
        return $" ({(words.Length > MostQuoted ? words[..MostQuoted] + "…" : words)})";
    }

    private static string? Text(JsonElement json, string name)
        => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    private static AwsCredentialsException Wrong(string place, string what) => new($"{place} answered with HTTP status 200 and {what}.");
}

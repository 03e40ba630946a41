using System.Globalization;
using System.Text.Json;

namespace AwsResources.Client.Credentials;

/// <summary>Reads what a credential process prints: JSON of version 1. No message quotes it, for it holds secrets.</summary>
internal static class ProcessOutput
{
    public static AwsCredentials Parse(string output, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            return Read(document.RootElement, place);
        }
        catch (JsonException)
        {
            throw new AwsCredentialsException($"The {place} did not print JSON.");
        }
    }

    private static AwsCredentials Read(JsonElement json, string place)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new AwsCredentialsException($"The {place} did not print a JSON object.");
        if (!json.TryGetProperty("Version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1)
            throw new AwsCredentialsException($"The {place} printed JSON whose Version is not 1.");

        return new AwsCredentials(Require(json, "AccessKeyId", place), Require(json, "SecretAccessKey", place), Text(json, "SessionToken"))
        {
            Expiration = ReadExpiration(json, place),
            AccountId = Text(json, "AccountId"),
            Source = place,
            Features = [CredentialFeatures.ProfileProcess, CredentialFeatures.Process],
        };
    }

    private static string Require(JsonElement json, string name, string place)
        => Text(json, name) ?? throw new AwsCredentialsException($"The {place} printed JSON without {name}.");

    private static DateTimeOffset? ReadExpiration(JsonElement json, string place)
    {
        if (Text(json, "Expiration") is not { } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new AwsCredentialsException($"The {place} printed an Expiration that is no ISO 8601 time.");
    }

    private static string? Text(JsonElement json, string name)
        => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}

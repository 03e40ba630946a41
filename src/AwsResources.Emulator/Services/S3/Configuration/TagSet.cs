namespace AwsResources.Emulator.Services.S3.Configuration;

/// <summary>Tags as S3 takes and gives them: in elements, or in a header like a query string.</summary>
internal static class TagSet
{
    public const int MostOnObject = 10;
    public const int MostOnBucket = 50;

    private const int LongestKey = 128;
    private const int LongestValue = 256;

    public static IReadOnlyDictionary<string, string> FromHeader(string? header) =>
        string.IsNullOrEmpty(header) ? new Dictionary<string, string>() : Collect(header.Split('&').Select(Pair), MostOnObject);

    public static IReadOnlyDictionary<string, string> From(IEnumerable<AwsStructure> tags, int most) =>
        Collect(tags.Select(tag => (tag.Required("Key"), tag.Text("Value") ?? "")), most);

    public static IReadOnlyList<AwsStructure> ToList(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new AwsStructure { ["Key"] = tag.Key, ["Value"] = tag.Value })];

    private static Dictionary<string, string> Collect(IEnumerable<(string Key, string Value)> pairs, int most)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            if (key.Length is 0 or > LongestKey) throw S3Errors.InvalidTag("The TagKey you have provided is invalid", key);
            if (value.Length > LongestValue) throw S3Errors.InvalidTag("The TagValue you have provided is invalid", key);
            if (!tags.TryAdd(key, value)) throw S3Errors.InvalidTag("Cannot provide multiple Tags with the same key", key);
        }
        if (tags.Count <= most) return tags;
        throw S3Errors.BadRequest(most == MostOnObject ? "Object tags cannot be greater than 10" : "Bucket tag count cannot be greater than 50");
    }

    private static (string Key, string Value) Pair(string text)
    {
        var equals = text.IndexOf('=');
        return equals < 0 ? (Decode(text), "") : (Decode(text[..equals]), Decode(text[(equals + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

using System.Text.Json;
using AwsResources.Client.Transport;

namespace AwsResources.Conformance.Suites.Messages;

/// <summary>Compares requests with what a vector expects, apart from their bodies.</summary>
internal static class RequestComparison
{
    /// <summary>Compares a path with its query, the latter as an ordered multimap.</summary>
    public static void VerifyUri(string expected, string path, QueryParameters query)
    {
        var mark = expected.IndexOf('?', StringComparison.Ordinal);
        Verify.Equal("path", Normal(mark < 0 ? expected : expected[..mark]), Normal(path));
        var wanted = new QueryParameters();
        if (mark >= 0) wanted.AddEncoded(expected[(mark + 1)..].Replace("+", "%20", StringComparison.Ordinal));
        Verify.Equal("query", Show(wanted), Show(query));
    }

    public static void VerifyHeaders(JsonElement expected, HeaderList actual, Func<string, bool>? ignores = null)
    {
        foreach (var header in expected.EnumerateObject())
        {
            if (ignores?.Invoke(header.Name) == true) continue;
            var value = string.Join(", ", actual.Where(h => h.Key.Equals(header.Name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value));
            Verify.That(actual.Contains(header.Name), $"header {header.Name}: expected '{header.Value.GetString()}', got nothing");
            Verify.Equal($"header {header.Name}", Comparable(header.Name, header.Value.GetString()!), Comparable(header.Name, value));
        }
    }

    // The parameters of a media type (a charset) are a client's own choice; white space in a list of values means nothing.
    private static string Comparable(string name, string value) =>
        name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? value.Split(';')[0].Trim() : value.Replace(", ", ",", StringComparison.Ordinal);

    private static string Normal(string path) => UriEncoding.Encode(Uri.UnescapeDataString(path), keepSlashes: true) is { Length: > 0 } normal ? normal : "/";

    private static string Show(QueryParameters query) => string.Join("&", query
        .GroupBy(pair => pair.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .SelectMany(group => group).Select(pair => $"{pair.Key}={pair.Value}"));
}

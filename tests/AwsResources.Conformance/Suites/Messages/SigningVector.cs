using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources.Conformance.Suites.Messages;

/// <summary>A folder of <c>sigv4</c> or <c>sigv4a</c>: a request, what it is signed with, and what is expected of it.</summary>
internal static partial class SigningVector
{
    /// <summary>The cases of a suite: a folder has one for the headers and one for the query, or either.</summary>
    public static IEnumerable<ConformanceCase> Cases(string suite, string path, Action<string, string> run)
    {
        foreach (var folder in Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal))
            foreach (var form in (string[])["header", "query"])
                if (File.Exists(Path.Combine(folder, $"{form}-canonical-request.txt")))
                    yield return new($"{suite}/{Path.GetFileName(folder)}:{form}", () => run(folder, form));
    }

    // A case without a context says what it needs in the expected text itself: the time, and the scope of its signature.
    public static (AwsCredentials Credentials, SigningContext Context, TimeSpan Expires) ReadContext(string folder, string expected)
    {
        var path = Path.Combine(folder, "context.json");
        if (File.Exists(path)) return ReadContext(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

        var scope = ScopePattern().Match(expected);
        var isOther = scope.Groups["id"].Value == "ANOTREAL";
        _ = CredentialScope.TryParseTime(TimePattern().Match(expected).Value, out var time);
        var credentials = isOther
            ? new AwsCredentials("ANOTREAL", "notrealrnrELgWzOk3IfjzDKtFBhDby")
            : new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        var context = new SigningContext
        {
            Region = scope.Success ? scope.Groups["region"].Value : "us-east-1",
            Service = scope.Success ? scope.Groups["service"].Value : "service",
            Time = time,
        };
        return (credentials, context, TimeSpan.FromHours(1));
    }

    private static (AwsCredentials, SigningContext, TimeSpan) ReadContext(JsonElement json)
    {
        var keys = json.GetProperty("credentials");
        var credentials = new AwsCredentials(
            keys.GetProperty("access_key_id").GetString()!,
            keys.GetProperty("secret_access_key").GetString()!,
            keys.TryGetProperty("token", out var token) ? token.GetString() : null);
        var context = new SigningContext
        {
            Region = json.GetProperty("region").GetString()!,
            Service = json.GetProperty("service").GetString()!,
            Time = DateTimeOffset.Parse(json.GetProperty("timestamp").GetString()!, CultureInfo.InvariantCulture),
            NormalizePath = json.GetProperty("normalize").GetBoolean(),
            SendPayloadHash = json.GetProperty("sign_body").GetBoolean(),
            SignSessionToken = !json.TryGetProperty("omit_session_token", out var omit) || !omit.GetBoolean(),
        };
        return (credentials, context, TimeSpan.FromSeconds(json.GetProperty("expiration_in_seconds").GetInt32()));
    }

    /// <summary>The request of a case.</summary>
    public static AwsRequest ReadRequest(string folder) => ParseRequest(File.ReadAllText(Path.Combine(folder, "request.txt")));

    public static AwsRequest ParseRequest(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n\n", 2);
        var lines = Unfold(parts[0]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (method, target) = SplitAt(lines[0].Replace(" HTTP/1.1", "", StringComparison.Ordinal), ' ');
        var (path, query) = SplitAt(target, '?');
        var request = new AwsRequest { Method = method, Path = path };
        request.Query.AddEncoded(query);
        foreach (var line in lines.Skip(1))
        {
            var (name, value) = SplitAt(line, ':');
            if (name.Equals("host", StringComparison.OrdinalIgnoreCase)) request.Host = value.Trim();
            else request.Headers.Add(name, value.Trim());
        }

        if (parts.Length == 2 && parts[1].Length > 0) request.Body = RequestBody.FromBytes(Encoding.UTF8.GetBytes(parts[1]));
        return request;
    }

    private static string Unfold(string head) => FoldPattern().Replace(head, " ");

    private static (string, string) SplitAt(string text, char separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }

    /// <summary>A request as text in which order and case do not count.</summary>
    public static string Describe(AwsRequest request) => string.Join('\n',
    [
        $"{request.Method} {request.Path}",
        .. request.Query.Select(item => $"?{item.Key}={item.Value}").Order(StringComparer.Ordinal),
        $"host: {request.Host}",
        .. request.Headers.Select(item => $"{item.Key.ToLowerInvariant()}: {item.Value}").Order(StringComparer.Ordinal),
    ]);

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex FoldPattern();

    [GeneratedRegex(@"\d{8}T\d{6}Z")]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"((?<id>\w+)/)?\d{8}/(?<region>[\w-]+)/(?<service>[\w-]+)/aws4_request")]
    private static partial Regex ScopePattern();
}

using System.Text;

namespace AwsResources.TestKit;

/// <summary>A request as it reached the wire.</summary>
public sealed record RecordedRequest(string Method, string Uri, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    public string Host => new Uri(Uri).Authority;

    /// <summary>Path and query, as they were sent.</summary>
    public string Target => Uri[Uri.IndexOf('/', Uri.IndexOf("://", StringComparison.Ordinal) + 3)..];

    /// <summary>A header's value; null where it was not sent.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public override string ToString() => $"{Method} {Uri}";

    internal static RecordedRequest From(HttpRequestMessage message, byte[] body)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in message.Headers.NonValidated) headers.Add(new(name, values.ToString()));
        if (message.Content is not null)
            foreach (var (name, values) in message.Content.Headers.NonValidated) headers.Add(new(name, values.ToString()));
        return new(message.Method.Method, message.RequestUri!.OriginalString, headers, body);
    }
}

namespace AwsResources.Client.Transport;

/// <summary>An HTTP request while it is being made: protocols fill it, the signer signs it, the transport sends it.</summary>
internal sealed class AwsRequest
{
    public string Method { get; set; } = "POST";

    public string Scheme { get; set; } = "https";

    /// <summary>The host, with the port if it is not the scheme's own.</summary>
    public string Host { get; set; } = "";

    /// <summary>The path as it goes on the wire, so already percent-encoded; starts with a slash.</summary>
    public string Path { get; set; } = "/";

    public QueryParameters Query { get; } = new();

    public HeaderList Headers { get; } = new();

    public RequestBody Body { get; set; } = RequestBody.Empty;

    /// <summary>The absolute URI: exactly the bytes that the signer signed.</summary>
    public string ToUri()
    {
        var text = new Utf8Builder(stackalloc byte[512]);
        try
        {
            text.Append(Scheme);
            text.Append("://"u8);
            text.Append(Host);
            UriEncoding.AppendPath(ref text, Path);
            AppendQuery(ref text);
            return text.ToString();
        }
        finally
        {
            text.Dispose();
        }
    }

    private void AppendQuery(ref Utf8Builder text)
    {
        var separator = (byte)'?';
        foreach (var (name, value) in Query)
        {
            text.Append(separator);
            separator = (byte)'&';
            UriEncoding.Append(ref text, name);
            if (value is null) continue;
            text.Append((byte)'=');
            UriEncoding.Append(ref text, value);
        }
    }
}

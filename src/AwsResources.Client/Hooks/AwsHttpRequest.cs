using AwsResources.Client.Transport;

namespace AwsResources;

/// <summary>The HTTP request of one attempt, as hooks see it.</summary>
public sealed class AwsHttpRequest
{
    private readonly AwsRequest _request;

    internal AwsHttpRequest(AwsRequest request) => (_request, Headers) = (request, new AwsHttpHeaders(request.Headers));

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string Method => _request.Method;

    /// <summary>Scheme, host, path and query, exactly as they are sent.</summary>
    public Uri Uri => HttpMessages.UriOf(_request);

    /// <summary>The host, with the port where it is not the scheme's own. Setting it sends the request elsewhere.</summary>
    public string Host
    {
        get => _request.Host;
        set => _request.Host = value;
    }

    /// <summary>The path as it goes on the wire, percent-encoded, beginning with a slash.</summary>
    public string Path
    {
        get => _request.Path;
        set => _request.Path = value;
    }

    /// <summary>The headers.</summary>
    public AwsHttpHeaders Headers { get; }

    /// <summary>The body, where it lies in memory; null for one that is streamed.</summary>
    public ReadOnlyMemory<byte>? Body => _request.Body is { Stream: null, Frames: null } body ? body.Bytes : null;

    /// <summary>Sets a parameter of the query.</summary>
    /// <param name="name">The name, not encoded.</param>
    /// <param name="value">The value, not encoded.</param>
    public void SetQuery(string name, string value) => _request.Query.Set(name, value);

    /// <summary>Method, host and path; no query and no header, which may hold secrets.</summary>
    public override string ToString() => $"{Method} {_request.Scheme}://{Host}{Path}";
}

/// <summary>An HTTP response: one that came, or one that a hook gives.</summary>
public sealed class AwsHttpResponse
{
    /// <summary>Makes a response without a body to answer with.</summary>
    /// <param name="statusCode">The status, such as 503.</param>
    public AwsHttpResponse(int statusCode) : this(new AwsResponse(statusCode)) { }

    /// <summary>Makes a response to answer with.</summary>
    /// <param name="statusCode">The status, such as 200.</param>
    /// <param name="body">The body, in the protocol of the service.</param>
    public AwsHttpResponse(int statusCode, ReadOnlyMemory<byte> body) : this(new AwsResponse(statusCode) { Body = body }) { }

    /// <summary>Makes a response to answer with.</summary>
    /// <param name="statusCode">The status, such as 200.</param>
    /// <param name="body">The body as text, in the protocol of the service.</param>
    public AwsHttpResponse(int statusCode, string body) : this(statusCode, System.Text.Encoding.UTF8.GetBytes(body)) { }

    internal AwsHttpResponse(AwsResponse response) => (Response, Headers) = (response, new AwsHttpHeaders(response.Headers));

    /// <summary>The status, such as 404.</summary>
    public int StatusCode => Response.StatusCode;

    /// <summary>The headers.</summary>
    public AwsHttpHeaders Headers { get; }

    /// <summary>The body, where it lies in memory; null for one that is streamed to the caller.</summary>
    public ReadOnlyMemory<byte>? Body => Response.Stream is null ? Response.Body : null;

    internal AwsResponse Response { get; }

    /// <summary>The status.</summary>
    public override string ToString() => $"HTTP {StatusCode}";
}

/// <summary>The headers of a request or response, in their order. Names are case-insensitive.</summary>
public sealed class AwsHttpHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly HeaderList _headers;

    internal AwsHttpHeaders(HeaderList headers) => _headers = headers;

    /// <summary>A header's first value; null where it is unset. Setting makes this the only value, setting null removes the header.</summary>
    /// <param name="name">The header's name.</param>
    /// <exception cref="ArgumentException">The value holds a line break.</exception>
    public string? this[string name]
    {
        get => _headers.TryGet(name, out var value) ? value : null;
        set
        {
            if (value is null) _ = _headers.Remove(name);
            else _headers.Set(name, value);
        }
    }

    /// <summary>The headers, one by one.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The headers' names; their values may be secrets.</summary>
    public override string ToString() => string.Join(", ", _headers.Select(header => header.Key));
}

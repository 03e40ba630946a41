using System.Net;

namespace AwsResources.Client.Transport;

/// <summary>Requests and answers to and from the platform's own classes.</summary>
internal static class HttpMessages
{
    // What was signed is what is sent: the platform would fold "a/../b" and unescape what need not be escaped.
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static Uri UriOf(AwsRequest request)
    {
        var text = request.ToUri();
        try
        {
            return new Uri(text, AsWritten);
        }
        catch (UriFormatException error)
        {
            throw new AwsEndpointException($"'{request.Scheme}://{request.Host}' is not an address that can be called: {error.Message}", error);
        }
    }

    public static HttpRequestMessage Make(AwsRequest request)
    {
        var message = new HttpRequestMessage(MethodOf(request.Method), UriOf(request))
        {
            // Only HTTP/2 brings answers while the request is still being sent.
            Version = request.Body.Frames is null ? HttpVersion.Version11 : HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = ContentOf(request),
        };
        foreach (var (name, value) in request.Headers) Add(message, name, value);
        return message;
    }

    /// <summary>Status and headers of an answer; its body is still to come.</summary>
    public static AwsResponse Read(HttpResponseMessage response)
    {
        var read = new AwsResponse((int)response.StatusCode);
        foreach (var (name, values) in response.Headers.NonValidated)
            foreach (var value in values) read.Headers.Add(name, value);
        foreach (var (name, values) in response.Content.Headers.NonValidated)
            foreach (var value in values) read.Headers.Add(name, value);
        return read;
    }

    private static void Add(HttpRequestMessage message, string name, string value)
    {
        if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)) message.Headers.TransferEncodingChunked = true;
        else if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) return; // The content knows its length.
        else if (!message.Headers.TryAddWithoutValidation(name, value))
            (message.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
    }

    private static HttpContent? ContentOf(AwsRequest request)
    {
        if (request.Body.Frames is { } frames) return new FrameContent(frames);
        if (request.Body.Stream is not null) return new StreamedContent(request.Body);
        if (!request.Body.Bytes.IsEmpty) return new ReadOnlyMemoryContent(request.Body.Bytes);
        return request.Method is "GET" or "HEAD" ? null : new ByteArrayContent([]);
    }

    private static HttpMethod MethodOf(string method) => method switch
    {
        "GET" => HttpMethod.Get,
        "POST" => HttpMethod.Post,
        "PUT" => HttpMethod.Put,
        "DELETE" => HttpMethod.Delete,
        "HEAD" => HttpMethod.Head,
        "PATCH" => HttpMethod.Patch,
        _ => new HttpMethod(method),
    };
}

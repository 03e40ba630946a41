using AwsResources.Client;
using AwsResources.Client.Transport;

namespace AwsResources.Emulator.Core.Http;

/// <summary>The emulator as the platform's HTTP client sees it: no port, no thread of its own.</summary>
internal sealed class EmulatorHandler(Dispatch dispatch) : HttpMessageHandler
{
    private bool _isClosed;

    /// <summary>Ends the emulator; whoever calls it then is told so.</summary>
    public void Close() => _isClosed = true;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        AnswerAsync(request, async: false, cancellationToken).EnsureCompleted();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        AnswerAsync(request, async: true, cancellationToken).AsTask();

    private async ValueTask<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, bool async, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(LocalAws));
        cancellationToken.ThrowIfCancellationRequested();
        var read = await ReadAsync(request, async, cancellationToken).ConfigureAwait(false);
        var response = await dispatch.AnswerAsync(read, async, cancellationToken).ConfigureAwait(false);
        return Write(request, response);
    }

    private static async ValueTask<AwsRequest> ReadAsync(HttpRequestMessage request, bool async, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var pathAndQuery = uri.PathAndQuery;
        var mark = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var read = new AwsRequest
        {
            Method = request.Method.Method,
            Scheme = uri.Scheme,
            Host = request.Headers.Host ?? (uri.IsDefaultPort ? uri.Host : uri.Authority),
            Path = mark < 0 ? pathAndQuery : pathAndQuery[..mark],
        };
        if (mark >= 0) read.Query.AddEncoded(pathAndQuery[(mark + 1)..]);
        AddHeaders(read.Headers, request.Headers.NonValidated);
        if (request.Content is not { } content) return read;
        AddHeaders(read.Headers, content.Headers.NonValidated);
        using var body = new MemoryStream((int)Math.Min(content.Headers.ContentLength ?? 0, Array.MaxLength));
        if (async) await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        else content.CopyTo(body, null, cancellationToken);
        read.Body = RequestBody.FromBytes(body.GetBuffer().AsMemory(0, (int)body.Length));
        return read;
    }

    private static void AddHeaders(HeaderList target, System.Net.Http.Headers.HttpHeadersNonValidated headers)
    {
        foreach (var (name, values) in headers)
        {
            if (name.Equals("Host", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var value in values) target.Add(name, value);
        }
    }

    private static HttpResponseMessage Write(HttpRequestMessage request, AwsResponse response)
    {
        var message = new HttpResponseMessage((System.Net.HttpStatusCode)response.StatusCode)
        {
            RequestMessage = request,
            Content = response.Stream is { } stream ? new StreamContent(stream) : new ReadOnlyMemoryContent(response.Body),
        };
        foreach (var (name, value) in response.Headers)
            if (!message.Headers.TryAddWithoutValidation(name, value)) _ = message.Content.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}

using System.Runtime.ExceptionServices;

namespace AwsResources.Client.Transport;

/// <summary>Sends requests over a message handler: its own pool of connections, or one that the user gave.</summary>
/// <remarks>Timeouts are of the machine's clock, not of the session's: a test that moves the session's clock by an hour must not cut a connection.</remarks>
internal sealed class HttpTransport : ITransport
{
    private readonly HttpMessageInvoker _invoker;
    private readonly TransportOptions _options;
    private readonly ConnectionCount? _connections;

    /// <param name="options">The limits of one attempt.</param>
    /// <param name="handler">What sends; null for a pool of the transport's own. It is not disposed of when the user gave it.</param>
    public HttpTransport(TransportOptions options, HttpMessageHandler? handler = null)
    {
        _options = options;
        if (handler is null) _connections = new ConnectionCount();
        _invoker = new HttpMessageInvoker(handler ?? SocketsHandler.Make(options, _connections!), disposeHandler: handler is null);
    }

    public async ValueTask<AwsResponse> SendAsync(AwsRequest request, bool keepStream, bool async, CancellationToken cancellationToken)
    {
        using var limit = new AttemptLimit(_options.ReadTimeout, cancellationToken, _options.AttemptTimeout);
        var connections = _connections?.Made ?? -1;
        HttpResponseMessage? response = null;
        var message = HttpMessages.Make(request);
        try
        {
            response = async
                ? await _invoker.SendAsync(message, limit.Token).ConfigureAwait(false)
                : _invoker.Send(message, limit.Token);
            if (keepStream && response.IsSuccessStatusCode) return await StreamedAsync(request, response, async, limit).ConfigureAwait(false);
            var answer = HttpMessages.Read(response);
            if (HasBody(request, response)) await ResponseReader.ReadAsync(response, answer, request.Host, limit, async).ConfigureAwait(false);
            response.Dispose();
            return answer;
        }
        catch (Exception error) when (error is not TransportFailureException)
        {
            response?.Dispose();
            if (request.Body.Frames?.Failure is { } failed) ExceptionDispatchInfo.Throw(failed);
            // A blocking read that is cancelled finds its connection gone: the caller asked for that, and is told so.
            if (cancellationToken.IsCancellationRequested && error is not OperationCanceledException)
                throw new OperationCanceledException("The call was cancelled while its answer was read.", error, cancellationToken);
            if (TransportFailures.From(error, request.Host, response is not null, limit, _options, cancellationToken) is { } failure)
                throw failure.Kind is AwsTransportFailure.ConnectionCut && connections == _connections?.Made ? failure.Stale() : failure;
            throw;
        }
        catch (TransportFailureException)
        {
            response?.Dispose();
            throw;
        }
        finally
        {
            // A body of frames is still being sent when the answer begins.
            if (request.Body.Frames is null) message.Dispose();
        }
    }

    public void Dispose() => _invoker.Dispose();

    private async ValueTask<AwsResponse> StreamedAsync(AwsRequest request, HttpResponseMessage response, bool async, AttemptLimit limit)
    {
        var stream = async
            ? await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false)
            : response.Content.ReadAsStream(limit.Token);
        var length = HasBody(request, response) ? response.Content.Headers.ContentLength : 0;
        var answer = HttpMessages.Read(response);
        answer.Stream = new ResponseStream(stream, response, request.Host, length, _options.ReadTimeout);
        return answer;
    }

    private static bool HasBody(AwsRequest request, HttpResponseMessage response) =>
        request.Method != "HEAD" && (int)response.StatusCode is not (204 or 304);
}

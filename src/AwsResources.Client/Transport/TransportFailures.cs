using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace AwsResources.Client.Transport;

/// <summary>Says in words what went wrong on the wire.</summary>
internal static class TransportFailures
{
    /// <summary>What an exception of the platform means; null for one that is not the wire's (a caller who gave up, a fault of the caller's own).</summary>
    public static TransportFailureException? From(
        Exception error, string host, bool answered, AttemptLimit limit, TransportOptions options, CancellationToken caller)
    {
        if (caller.IsCancellationRequested) return null;
        if (limit.IsTimeout) return TimedOut(error, host, answered, limit, options);
        if (Find<ShortBodyException>(error) is not null) return null;
        if (error is OperationCanceledException)
            return Find<TimeoutException>(error) is null ? null : New(AwsTransportFailure.ConnectTimeout, $"No connection to {host} within {Seconds(options.ConnectTimeout)}.", error);
        return error switch
        {
            HttpRequestException request => From(request, host, answered, options),
            HttpIOException or IOException => answered ? BodyCut(host, null, null, error) : Cut(host, error),
            SocketException socket => New(AwsTransportFailure.Other, $"The connection to {host} failed: {socket.Message}.", error),
            _ => null,
        };
    }

    private static TransportFailureException TimedOut(Exception error, string host, bool answered, AttemptLimit limit, TransportOptions options)
    {
        if (limit.IsOver) return New(AwsTransportFailure.ReadTimeout, $"The attempt at {host} was not over within {Seconds(options.AttemptTimeout!.Value)}.", error);
        return answered ? BodyTimeout(host, options.ReadTimeout, error) : New(AwsTransportFailure.ReadTimeout, $"{host} did not answer within {Seconds(options.ReadTimeout)}.", error);
    }

    public static TransportFailureException BodyCut(string host, long? read, long? length, Exception? cause = null)
    {
        var amount = read is null ? "" : length is null ? $" (after {read} bytes)" : $" (after {read} of {length} bytes)";
        return New(AwsTransportFailure.BodyCut, $"{host} closed the connection in the middle of its answer{amount}.", cause);
    }

    public static TransportFailureException BodyTimeout(string host, TimeSpan timeout, Exception? cause) =>
        New(AwsTransportFailure.ReadTimeout, $"{host} stopped in the middle of its answer; nothing more came within {Seconds(timeout)}.", cause);

    private static TransportFailureException? From(HttpRequestException error, string host, bool answered, TransportOptions options) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => New(
            AwsTransportFailure.NameResolution, $"The host name of {host} was not found. Check the region, the endpoint URL and the network.", error),
        HttpRequestError.ConnectionError when IsOfProxy(error, host, options) => New(
            AwsTransportFailure.ConnectionRefused, $"No connection to {host}: the proxy does not answer: {error.Message}.", error),
        HttpRequestError.ConnectionError when IsRefused(error) => New(
            AwsTransportFailure.ConnectionRefused, $"Nothing listens at {host}: the connection was refused.", error),
        HttpRequestError.ConnectionError => New(AwsTransportFailure.ConnectionRefused, $"No connection to {host}: {Cause(error)}", error),
        // Cut in the midst of the greeting: nobody has said yet that they do not trust each other.
        HttpRequestError.SecureConnectionError when Find<AuthenticationException>(error) is null && Find<IOException>(error) is not null => Cut(host, error),
        HttpRequestError.SecureConnectionError => New(AwsTransportFailure.Tls, $"TLS with {host} failed: {Cause(error)}", error),
        HttpRequestError.ProxyTunnelError => New(IsRefusal(error.StatusCode) ? AwsTransportFailure.ProxyRefused : AwsTransportFailure.Other, $"The proxy did not let a request to {host} through: {Cause(error)}", error),
        HttpRequestError.InvalidResponse => New(AwsTransportFailure.NotHttp, $"{host} answered something that is not HTTP.", error),
        HttpRequestError.ResponseEnded => answered ? BodyCut(host, null, null, error) : Cut(host, error),
        _ when Find<AuthenticationException>(error) is not null => New(AwsTransportFailure.Tls, $"TLS with {host} failed: {Cause(error)}", error),
        _ when Find<IOException>(error) is not null => answered ? BodyCut(host, null, null, error) : Cut(host, error),
        _ => New(AwsTransportFailure.Other, $"The request to {host} failed: {Cause(error)}", error),
    };

    private static TransportFailureException Cut(string host, Exception error) =>
        New(AwsTransportFailure.ConnectionCut, $"{host} closed the connection before it answered.", error);

    // Where a proxy refuses, the platform's words name its address, and not the one that was called.
    private static bool IsOfProxy(HttpRequestException error, string host, TransportOptions options) =>
        (options.Proxy is not null || options.UsesSystemProxy) && !error.Message.Contains($"({host}", StringComparison.OrdinalIgnoreCase);

    // What a proxy says of the request, and not of how it is itself.
    private static bool IsRefusal(HttpStatusCode? status) =>
        status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    private static bool IsRefused(Exception error) => Find<SocketException>(error) is { SocketErrorCode: SocketError.ConnectionRefused };

    private static string Cause(Exception error)
    {
        while (error.InnerException is { } inner) error = inner;
        return error.Message.EndsWith('.') ? error.Message : error.Message + ".";
    }

    private static T? Find<T>(Exception? error) where T : Exception
    {
        for (; error is not null; error = error.InnerException)
            if (error is T found) return found;
        return null;
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.###} s";

    private static TransportFailureException New(AwsTransportFailure kind, string message, Exception? cause) => new(kind, message, cause);
}

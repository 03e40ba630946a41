namespace AwsResources.Client.Transport;

/// <summary>Sends one request and brings its answer: one attempt of a call.</summary>
internal interface ITransport : IDisposable
{
    /// <param name="request">The signed request.</param>
    /// <param name="keepStream">Whether a successful answer's body stays on the wire, to be read by the caller; otherwise it is read to its end.</param>
    /// <param name="async">Whether the calling thread may be given back.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="TransportFailureException">The request did not get through, or the answer is not whole.</exception>
    ValueTask<AwsResponse> SendAsync(AwsRequest request, bool keepStream, bool async, CancellationToken cancellationToken);
}

/// <summary>An attempt that brought no whole answer. The call that made it says so with its own name, as <see cref="AwsTransportException"/>.</summary>
internal sealed class TransportFailureException(AwsTransportFailure kind, string message, Exception? cause = null) : Exception(message, cause)
{
    public AwsTransportFailure Kind => kind;

    /// <summary>Whether the server had closed a connection that was kept from an earlier request, as servers do with idle ones: says nothing of how the service is.</summary>
    public bool IsStale { get; private init; }

    /// <summary>The same failure, of a connection that was kept.</summary>
    public TransportFailureException Stale() => new(kind, Message, InnerException) { IsStale = true };
}

namespace AwsResources.Client.Transport;

/// <summary>
/// The connections of a session and of those derived from it. Equal options are one transport; it lives until the last
/// of its leases is given back, whoever holds that one. Safe to share between threads.
/// </summary>
internal sealed class TransportPool
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TransportOptions Options, HttpMessageHandler? Handler), Shared> _transports = [];

    /// <summary>The transport for these options, to be given back by disposing of what is returned.</summary>
    /// <param name="options">How requests travel.</param>
    /// <param name="handler">What sends; null for connections of the pool's own.</param>
    /// <exception cref="AwsConfigurationException">The options cannot be: a file of certificates cannot be read.</exception>
    public ITransport Lease(TransportOptions options, HttpMessageHandler? handler)
    {
        lock (_gate)
        {
            if (!_transports.TryGetValue((options, handler), out var shared))
                _transports.Add((options, handler), shared = new Shared(new HttpTransport(options, handler)));
            shared.Leases++;
            return new Lent(shared.Transport, () => Return((options, handler), shared));
        }
    }

    private void Return((TransportOptions, HttpMessageHandler?) key, Shared shared)
    {
        lock (_gate)
        {
            if (--shared.Leases > 0) return;
            _ = _transports.Remove(key);
        }

        shared.Transport.Dispose();
    }

    private sealed class Shared(ITransport transport)
    {
        public ITransport Transport => transport;

        public int Leases { get; set; }
    }

    private sealed class Lent(ITransport transport, Action giveBack) : ITransport
    {
        private Action? _giveBack = giveBack;

        public ValueTask<AwsResponse> SendAsync(AwsRequest request, bool keepStream, bool async, CancellationToken cancellationToken)
        {
            if (_giveBack is null) throw new ObjectDisposedException("AwsResources.AwsClient"); // What the caller holds; this is behind it.
            return transport.SendAsync(request, keepStream, async, cancellationToken);
        }

        public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
    }
}

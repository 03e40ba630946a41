namespace AwsResources.Client.Transport;

/// <summary>A transport whose limits depend on something that has to be asked for; it is asked once, before the first request.</summary>
/// <param name="ask">Asks, in words of a region; null where there is no answer.</param>
/// <param name="decide">Makes the transport.</param>
internal sealed class UndecidedTransport(Func<bool, CancellationToken, ValueTask<string?>> ask, Func<string?, ITransport> decide) : ITransport
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile ITransport? _decided;
    private volatile bool _isDisposed;

    public async ValueTask<AwsResponse> SendAsync(AwsRequest request, bool keepStream, bool async, CancellationToken cancellationToken)
    {
        var transport = _decided ?? await DecideAsync(async, cancellationToken).ConfigureAwait(false);
        return await transport.SendAsync(request, keepStream, async, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _decided?.Dispose();
    }

    private async ValueTask<ITransport> DecideAsync(bool async, CancellationToken cancellationToken)
    {
        if (async) await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        else _gate.Wait(cancellationToken);
        try
        {
            if (_isDisposed) throw new ObjectDisposedException("AwsResources.AwsClient"); // What the caller holds; this is behind it.
            var decided = _decided ??= decide(await ask(async, cancellationToken).ConfigureAwait(false));
            if (_isDisposed) decided.Dispose(); // Meanwhile; whoever disposed of this did not see it.
            return decided;
        }
        finally
        {
            _ = _gate.Release();
        }
    }
}

namespace AwsResources.Client.Transport;

/// <summary>The token of one attempt: the caller's, and a clock that starts again with every sign of life.</summary>
internal sealed class AttemptLimit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;
    private readonly TimeSpan _timeout;

    public AttemptLimit(TimeSpan timeout, CancellationToken caller)
    {
        _timeout = timeout;
        _caller = caller;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _source.CancelAfter(timeout);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the clock ran out, rather than the caller giving up.</summary>
    public bool IsTimeout => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void SignOfLife() => _source.CancelAfter(_timeout);

    public void Dispose() => _source.Dispose();
}

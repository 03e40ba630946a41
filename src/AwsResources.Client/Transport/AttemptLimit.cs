namespace AwsResources.Client.Transport;

/// <summary>The token of one attempt: the caller's, a clock that starts again with every sign of life, and one for the whole that does not.</summary>
internal sealed class AttemptLimit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;
    private readonly TimeSpan _timeout;
    private readonly long _end;

    /// <param name="timeout">The longest silence.</param>
    /// <param name="caller">Ends the attempt.</param>
    /// <param name="whole">How long the attempt may take in all; null for no bound.</param>
    public AttemptLimit(TimeSpan timeout, CancellationToken caller, TimeSpan? whole = null)
    {
        _timeout = timeout;
        _caller = caller;
        _end = whole is { } bound ? Environment.TickCount64 + (long)Math.Ceiling(bound.TotalMilliseconds) : long.MaxValue;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        SignOfLife();
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether a clock ran out, rather than the caller giving up.</summary>
    public bool IsTimeout => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Whether the time of the whole attempt is over.</summary>
    public bool IsOver => Environment.TickCount64 >= _end;

    public void SignOfLife()
    {
        var wait = _timeout;
        if (_end != long.MaxValue && TimeSpan.FromMilliseconds(Math.Max(0, _end - Environment.TickCount64)) is var left && left < wait) wait = left;
        _source.CancelAfter(wait);
    }

    public void Dispose() => _source.Dispose();
}

namespace AwsResources.Client.Pipeline;

/// <summary>The token of a whole call: the caller's, and the session's bound on it where there is one.</summary>
internal readonly struct CallBound : IDisposable
{
    private readonly CancellationTokenSource? _timer;
    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _caller;

    private CallBound(TimeSpan? timeout, TimeProvider clock, CancellationToken caller)
    {
        _caller = caller;
        if (timeout is not { } limit) return;
        Limit = limit;
        _timer = new CancellationTokenSource(limit, clock);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, _timer.Token);
    }

    public TimeSpan Limit { get; }

    public CancellationToken Token => _linked?.Token ?? _caller;

    /// <summary>Whether the bound ended the call, and not the caller.</summary>
    public bool IsTimeout => _timer is { IsCancellationRequested: true } && !_caller.IsCancellationRequested;

    public static CallBound Begin(TimeSpan? timeout, TimeProvider clock, CancellationToken caller) => new(timeout, clock, caller);

    public void Dispose()
    {
        _linked?.Dispose();
        _timer?.Dispose();
    }
}

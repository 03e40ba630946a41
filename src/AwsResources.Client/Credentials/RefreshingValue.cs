using System.Runtime.ExceptionServices;

namespace AwsResources.Client.Credentials;

/// <summary>Keeps what ends, credentials or a token, and gets a new one before that.</summary>
/// <remarks>
/// With 15 minutes left (or as the maker says) a refresh begins beside the calls: nobody waits for it. One that fails is tried again a minute later, and with
/// ten minutes left every ten seconds. Only in the last minute, when a signature might come too late, and without anything at hand do callers wait,
/// all of them for one refresh, whose failure they share. What lives for less than half an hour has these limits in proportion.
/// </remarks>
/// <param name="fetch">Gets a new one.</param>
/// <param name="time">The clock by which it ends.</param>
/// <param name="advisory">The time left at which a refresh begins. Default: 15 minutes.</param>
/// <param name="mandatory">The time left at which it becomes urgent. Default: 10 minutes.</param>
/// <param name="isAside">Whether even the caller that finds a refresh due goes on without it. Default: true; false for what is got by one short call.</param>
internal abstract class RefreshingValue<T>(
    Func<bool, CancellationToken, ValueTask<T>> fetch, TimeProvider time, TimeSpan? advisory = null, TimeSpan? mandatory = null, bool isAside = true)
    where T : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UrgentPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastMoment = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _advisory = advisory ?? TimeSpan.FromMinutes(15);
    private readonly TimeSpan _mandatory = mandatory ?? TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Entry? _entry;
    private volatile ExceptionDispatchInfo? _failure;

    /// <summary>Told of a refresh that failed while nobody waited for it, or while the one at hand was still good.</summary>
    public Action<Exception>? RefreshFailed { get; set; }

    /// <summary>The last refresh that nobody waits for. It never fails.</summary>
    internal Task Refreshing { get; private set; } = Task.CompletedTask;

    /// <summary>When it ends; null for what does not.</summary>
    protected abstract DateTimeOffset? EndOf(T value);

    /// <summary>What messages call it, such as "The credentials from environment variables".</summary>
    protected abstract string NameOf(T value);

    private sealed record Entry(T Value, DateTimeOffset RefreshFrom, DateTimeOffset UrgentFrom, DateTimeOffset WaitFrom);

    public ValueTask<T> GetAsync(bool async, CancellationToken cancellationToken)
    {
        if (_entry is not { } entry) return WaitAsync(null, async, cancellationToken);
        var now = time.GetUtcNow();
        if (now >= entry.WaitFrom) return WaitAsync(entry, async, cancellationToken);
        return now >= entry.RefreshFrom && _gate.Wait(TimeSpan.Zero, CancellationToken.None)
            ? RefreshAsync(entry, async, cancellationToken)
            : new(entry.Value);
    }

    /// <summary>Gets a new one at the next question, if this one is what is kept.</summary>
    public void Forget(T value)
    {
        if (_entry is { } entry && ReferenceEquals(entry.Value, value)) _entry = null;
    }

    /// <summary>To be called with the gate, which is given back in the end.</summary>
    private ValueTask<T> RefreshAsync(Entry seen, bool async, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(_entry, seen))
        {
            _ = _gate.Release();
            return new((_entry ?? seen).Value);
        }

        if (!isAside) return RefreshHereAsync(async, cancellationToken);
        // The refresh is nobody's: neither the activity nor the culture of the call that happened to start it goes with it.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow()) Refreshing = Task.Run(RefreshAsideAsync, CancellationToken.None);
        return new(seen.Value);
    }

    private async ValueTask<T> RefreshHereAsync(bool async, CancellationToken cancellationToken)
    {
        try
        {
            return await FetchAsync(async, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    private async Task RefreshAsideAsync()
    {
        try
        {
            _ = await FetchAsync(async: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // It ended meanwhile: whoever needs one asks again, and is told what comes of that.
            RefreshFailed?.Invoke(error);
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    private async ValueTask<T> WaitAsync(Entry? seen, bool async, CancellationToken cancellationToken)
    {
        var known = _failure;
        if (async) await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        else _gate.Wait(cancellationToken);
        try
        {
            // Whoever waited shares what the one before it was answered, be it good or bad.
            if (_entry is { } entry && !ReferenceEquals(entry, seen) && time.GetUtcNow() < entry.WaitFrom) return entry.Value;
            if (_failure is { } failure && failure != known) failure.Throw();
            return await FetchAsync(async, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    /// <summary>Gets new ones; those at hand where that fails and they are still good.</summary>
    private async ValueTask<T> FetchAsync(bool async, CancellationToken cancellationToken)
    {
        try
        {
            var entry = Keep(await fetch(async, cancellationToken).ConfigureAwait(false));
            _entry = entry;
            return entry.Value;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (_entry is not { } old || !(EndOf(old.Value) > time.GetUtcNow()))
            {
                _failure = ExceptionDispatchInfo.Capture(error);
                throw;
            }

            RefreshFailed?.Invoke(error);
            _entry = Later(old);
            return old.Value;
        }
    }

    private Entry Later(Entry old)
    {
        var now = time.GetUtcNow();
        var left = EndOf(old.Value)!.Value - now;
        var next = now + Shorter(now < old.UrgentFrom ? Pause : UrgentPause, left / 2);
        return old with { RefreshFrom = next, WaitFrom = next > old.WaitFrom ? next : old.WaitFrom };
    }

    private Entry Keep(T value)
    {
        var never = DateTimeOffset.MaxValue;
        if (EndOf(value) is not { } end) return new(value, never, never, never);
        var life = end - time.GetUtcNow();
        if (life <= TimeSpan.Zero)
            throw new AwsCredentialsException($"{NameOf(value)} ended at {end:u} and must be renewed there.");
        var urgent = Shorter(_mandatory, life / 3);
        return new(value, end - Shorter(_advisory, life / 2), end - urgent, end - Shorter(LastMoment, Shorter(urgent, life / 10)));
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}

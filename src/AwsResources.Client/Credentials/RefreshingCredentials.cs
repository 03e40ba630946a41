namespace AwsResources.Client.Credentials;

/// <summary>Keeps credentials, and gets new ones before they end.</summary>
/// <remarks>
/// With 15 minutes left (or as the maker says) one caller refreshes and the others go on with what there is; with 10 minutes left all wait for that one
/// refresh. A refresh that fails is an error only once the credentials have ended. Credentials that live for less than half an
/// hour have both limits in proportion.
/// </remarks>
internal sealed class RefreshingCredentials(
    Func<bool, CancellationToken, ValueTask<AwsCredentials>> fetch, TimeProvider time, TimeSpan? advisory = null, TimeSpan? mandatory = null)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _advisory = advisory ?? TimeSpan.FromMinutes(15);
    private readonly TimeSpan _mandatory = mandatory ?? TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Entry? _entry;

    /// <summary>Told of a refresh that failed while the credentials at hand were still good.</summary>
    public Action<Exception>? RefreshFailed { get; set; }

    private sealed record Entry(AwsCredentials Credentials, DateTimeOffset RefreshFrom, DateTimeOffset RefreshAt);

    public ValueTask<AwsCredentials> GetAsync(bool async, CancellationToken cancellationToken)
    {
        var entry = _entry;
        return entry is not null && time.GetUtcNow() < entry.RefreshFrom ? new(entry.Credentials) : RefreshAsync(entry, async, cancellationToken);
    }

    private async ValueTask<AwsCredentials> RefreshAsync(Entry? seen, bool async, CancellationToken cancellationToken)
    {
        var mustWait = seen is null || time.GetUtcNow() >= seen.RefreshAt;
        if (!await EnterAsync(mustWait, async, cancellationToken).ConfigureAwait(false)) return seen!.Credentials;
        try
        {
            // Whoever waited finds what the one before it fetched.
            if (_entry is { } entry && entry != seen && time.GetUtcNow() < entry.RefreshAt) return entry.Credentials;
            return await FetchAsync(async, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    private async ValueTask<bool> EnterAsync(bool mustWait, bool async, CancellationToken cancellationToken)
    {
        if (!mustWait) return _gate.Wait(TimeSpan.Zero, cancellationToken);
        if (async) await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        else _gate.Wait(cancellationToken);
        return true;
    }

    private async ValueTask<AwsCredentials> FetchAsync(bool async, CancellationToken cancellationToken)
    {
        AwsCredentials fetched;
        try
        {
            fetched = await fetch(async, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException && _entry is { } old && old.Credentials.Expiration > time.GetUtcNow())
        {
            RefreshFailed?.Invoke(error);
            var left = old.Credentials.Expiration.Value - time.GetUtcNow();
            var next = time.GetUtcNow() + Shorter(PauseAfterFailure, left / 2);
            _entry = old with { RefreshFrom = next, RefreshAt = next };
            return old.Credentials;
        }

        _entry = Keep(fetched);
        return fetched;
    }

    private Entry Keep(AwsCredentials credentials)
    {
        if (credentials.Expiration is not { } end) return new(credentials, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
        var life = end - time.GetUtcNow();
        if (life <= TimeSpan.Zero)
            throw new AwsCredentialsException($"The credentials from {credentials.Source} ended at {end:u}; they must be renewed there.");
        return new(credentials, end - Shorter(_advisory, life / 2), end - Shorter(_mandatory, life / 3));
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}

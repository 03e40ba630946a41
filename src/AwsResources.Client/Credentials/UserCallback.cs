namespace AwsResources.Client.Credentials;

/// <summary>Asks the user's own code something that a person may have to answer.</summary>
internal static class UserCallback
{
    /// <summary>
    /// A synchronous call waits for the answer: it comes from a person, and there is no transport whose synchronous form
    /// could be used instead. The code runs away from the caller's thread, so that waiting cannot keep it from going on.
    /// </summary>
    public static async ValueTask<T> AskAsync<T>(Func<CancellationToken, ValueTask<T>> ask, bool async, CancellationToken cancellationToken)
    {
        if (async) return await ask(cancellationToken).ConfigureAwait(false);
        var asked = Task.Run(() => ask(cancellationToken).AsTask(), cancellationToken);
        _ = WaitHandle.WaitAny([((IAsyncResult)asked).AsyncWaitHandle, cancellationToken.WaitHandle]);
        if (!asked.IsCompleted) cancellationToken.ThrowIfCancellationRequested();
        return asked.EnsureCompleted();
    }
}

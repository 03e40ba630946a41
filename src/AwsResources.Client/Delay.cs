namespace AwsResources.Client;

/// <summary>A clock that can be moved. A wait on such a clock takes no time: it moves the clock and goes on.</summary>
/// <remarks>Implemented by a <see cref="TimeProvider"/>, such as the emulator's clock, so that waiters and retries finish at once.</remarks>
internal interface IVirtualClock
{
    /// <summary>Moves the clock forward, firing the timers that fall due.</summary>
    void Skip(TimeSpan time);
}

/// <summary>The one way to wait: through the <see cref="TimeProvider"/>, cancellable in both the sync and the async form.</summary>
internal static class Delay
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Waits. A wait of nothing or less returns at once, one of more than 49 days ends then; a <see cref="IVirtualClock"/> is moved instead.</summary>
    /// <param name="time">How long.</param>
    /// <param name="clock">The clock that measures it.</param>
    /// <param name="async">False to block the calling thread until the time has passed; the task is then complete.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ValueTask WaitAsync(TimeSpan time, TimeProvider clock, bool async, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (time <= TimeSpan.Zero) return ValueTask.CompletedTask;
        if (clock is IVirtualClock virtualClock)
        {
            virtualClock.Skip(time);
            return ValueTask.CompletedTask;
        }
        if (time > LongestTimer) time = LongestTimer;
        if (async) return new ValueTask(Task.Delay(time, clock, cancellationToken));
        Block(time, clock, cancellationToken);
        return ValueTask.CompletedTask;
    }

    private static void Block(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Not disposed of: a callback that runs late, after a cancellation, may still set it. It holds no handle.
        var due = new ManualResetEventSlim();
        using var timer = clock.CreateTimer(static state => ((ManualResetEventSlim)state!).Set(), due, time, Timeout.InfiniteTimeSpan);
        due.Wait(cancellationToken);
    }
}

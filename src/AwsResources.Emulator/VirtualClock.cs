// The clock of the emulator. It stands still until somebody moves it: a test by Advance, the client's own waits (waiters, retries)
// by Skip. Timers fire in order of their due times while the clock moves, each seeing the time at which it was due.

using AwsResources.Client;

namespace AwsResources;

/// <summary>A clock that stands still until it is moved. Waits of the client on this clock move it, and so take no time.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class VirtualClock : TimeProvider, IVirtualClock
{
    private readonly Lock _gate = new();
    private readonly List<VirtualTimer> _timers = [];
    private DateTimeOffset _now;

    /// <summary>Makes a clock.</summary>
    /// <param name="start">What it shows at first.</param>
    public VirtualClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <summary>What the clock shows, in UTC.</summary>
    public DateTimeOffset Now => GetUtcNow();

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock forward. Timers that fall due fire on the calling thread before this returns.</summary>
    /// <param name="time">How far; zero fires what is due already.</param>
    /// <exception cref="ArgumentOutOfRangeException">The clock was to go back.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        DateTimeOffset end;
        lock (_gate) end = _now + time;
        while (TakeDue(end) is { } timer) timer.Fire();
    }

    void IVirtualClock.Skip(TimeSpan time) => Advance(time);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        _ = timer.Change(dueTime, period);
        return timer;
    }

    // Moves the clock to the earliest timer that is due by the end, or to the end where there is none.
    private VirtualTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var first = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (first is null)
            {
                if (end > _now) _now = end;
                return null;
            }
            if (first.Due > _now) _now = first.Due;
            if (first.Period > TimeSpan.Zero) first.Due += first.Period;
            else _ = _timers.Remove(first);
            return first;
        }
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var fireNow = false;
            lock (clock._gate)
            {
                if (_disposed) return false;
                _ = clock._timers.Remove(this);
                Period = period;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock._now + dueTime;
                fireNow = dueTime <= TimeSpan.Zero && period <= TimeSpan.Zero;
                if (!fireNow) clock._timers.Add(this);
            }
            if (fireNow) Fire();
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                _disposed = true;
                _ = clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

using System.Globalization;
using AwsResources.Client;
using AwsResources.Core.Loading;

namespace AwsResources.Core.Waiters;

/// <summary>Waits for a condition that a caller writes: loads, asks, and loads again.</summary>
internal static class PredicateWait
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(5);

    public static async Task<T> WaitAsync<T>(
        Resource resource, Func<T, bool> predicate, TimeSpan? timeout, TimeSpan? delay, bool async, CancellationToken cancellationToken) where T : class
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var time = resource.Session.Time;
        var start = time.GetTimestamp();
        for (var attempts = 1; ; attempts++)
        {
            _ = await ResourceLoader.LoadAsync(resource, 0, force: true, async, cancellationToken).ConfigureAwait(false);
            if (predicate((T)(object)resource)) return (T)(object)resource;
            var elapsed = time.GetElapsedTime(start);
            var left = (timeout ?? DefaultTimeout) - elapsed;
            if (left <= TimeSpan.Zero) throw TimedOut(resource, attempts, elapsed);
            var wait = delay ?? DefaultDelay;
            await Delay.WaitAsync(wait < left ? wait : left, time, async, cancellationToken).ConfigureAwait(false);
        }
    }

    private static AwsWaitException TimedOut(Resource resource, int attempts, TimeSpan elapsed) => new(string.Create(CultureInfo.InvariantCulture,
        $"{resource}: the condition did not hold in {elapsed.TotalSeconds:0.#} s ({attempts} loads)."))
    {
        Waiter = "WaitUntil",
        Reason = AwsWaitFailure.TimedOut,
        Attempts = attempts,
        Elapsed = elapsed,
        State = "the condition does not hold",
        LastOutput = resource.Snapshot.Load(0),
    };
}

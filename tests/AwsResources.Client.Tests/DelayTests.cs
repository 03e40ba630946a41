using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests;

public class DelayTests
{
    [Test]
    public async Task An_asynchronous_wait_lasts_until_the_clock_says_so()
    {
        var clock = new FakeTimeProvider();
        var wait = Delay.WaitAsync(TimeSpan.FromSeconds(5), clock, async: true, default).AsTask();

        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.That(wait.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(1));
        await wait;
    }

    [Test]
    public void A_synchronous_wait_is_over_when_it_returns()
    {
        var clock = new TestKit.InstantTime();
        var before = clock.GetUtcNow();

        Delay.WaitAsync(TimeSpan.FromMinutes(5), clock, async: false, default).EnsureCompleted();

        Assert.That(clock.GetUtcNow() - before, Is.EqualTo(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public void A_synchronous_wait_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var clock = new CancellingClock(stop);

        Assert.That(() => Delay.WaitAsync(TimeSpan.FromHours(1), clock, async: false, stop.Token).EnsureCompleted(),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_virtual_clock_is_moved_instead_of_waited_for([Values] bool async)
    {
        var clock = new SkippingClock();

        var wait = Delay.WaitAsync(TimeSpan.FromHours(1), clock, async, default);

        Assert.That((wait.IsCompletedSuccessfully, clock.Skipped), Is.EqualTo((true, TimeSpan.FromHours(1))));
    }

    /// <summary>Cancels as soon as somebody begins to wait, and never lets a timer fire.</summary>
    private sealed class CancellingClock(CancellationTokenSource stop) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            stop.Cancel();
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }

    private sealed class SkippingClock : TimeProvider, IVirtualClock
    {
        public TimeSpan Skipped { get; private set; }
        public void Skip(TimeSpan time) => Skipped += time;
    }
}

using AwsResources.Client;

namespace AwsResources.Emulator.Tests;

public class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Test]
    public void It_stands_still_until_it_is_moved()
    {
        var clock = new VirtualClock(Start);

        Assert.That(clock.Now, Is.EqualTo(Start));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(clock.Now, Is.EqualTo(Start.AddMinutes(5)));
    }

    [Test]
    public void Timers_fire_in_the_order_of_their_due_times_and_see_them()
    {
        var clock = new VirtualClock(Start);
        var fired = new List<(string Name, DateTimeOffset At)>();
        using var late = clock.CreateTimer(_ => fired.Add(("late", clock.Now)), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var every = clock.CreateTimer(_ => fired.Add(("every", clock.Now)), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.That(fired, Is.EqualTo(new[] { ("every", Start.AddSeconds(2)), ("late", Start.AddSeconds(3)), ("every", Start.AddSeconds(4)) }));
    }

    [Test]
    public void A_disposed_timer_does_not_fire()
    {
        var clock = new VirtualClock(Start);
        var fired = 0;
        clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).Dispose();

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(fired, Is.Zero);
    }

    [Test]
    public void A_wait_of_the_client_moves_it_and_takes_no_time()
    {
        var clock = new VirtualClock(Start);

        var wait = Delay.WaitAsync(TimeSpan.FromHours(1), clock, async: false, CancellationToken.None);

        Assert.That(wait.IsCompletedSuccessfully);
        Assert.That(clock.Now, Is.EqualTo(Start.AddHours(1)));
    }

    [Test]
    public void It_does_not_go_back() =>
        Assert.That(() => new VirtualClock(Start).Advance(TimeSpan.FromSeconds(-1)), Throws.TypeOf<ArgumentOutOfRangeException>());
}

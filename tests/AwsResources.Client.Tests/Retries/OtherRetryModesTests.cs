using AwsResources.Client.Configuration;
using AwsResources.Client.Retries;
using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests.Retries;

internal sealed class OtherRetryModesTests
{
    [Test]
    public void Legacy_makes_five_attempts_from_one_drawn_second()
    {
        var sut = RetryPolicy.Create(new RetryOptions { Mode = RetryMode.Legacy, Jitter = () => 0.5 });
        var call = sut.Begin();
        var outcome = new AttemptOutcome { StatusCode = 429 };

        Assert.That(
            Enumerable.Range(0, 5).Select(_ => sut.Decide(call, outcome)).ToArray(),
            Is.EqualTo(new[] { 0.5, 1, 2, 4 }.Select(seconds => RetryDecision.After(TimeSpan.FromSeconds(seconds))).Append(RetryStop.AttemptsExhausted)));
    }

    [Test]
    public void Adaptive_holds_attempts_back_only_after_throttling()
    {
        var time = new FakeTimeProvider();
        var sut = RetryPolicy.Create(new RetryOptions { Mode = RetryMode.Adaptive, Jitter = () => 1, Time = time });
        for (var i = 0; i < 20; i++)
        {
            Assert.That(sut.DelayBeforeAttempt(), Is.EqualTo(TimeSpan.Zero));
            _ = sut.Decide(sut.Begin(), AttemptOutcome.Success);
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        _ = sut.Decide(sut.Begin(), new AttemptOutcome { StatusCode = 400, ErrorCode = "Throttling" });
        var delays = Enumerable.Range(0, 20).Select(_ => sut.DelayBeforeAttempt().TotalSeconds).ToArray();

        // About ten requests a second were sent, seven tenths of that are left: each attempt beyond them waits a seventh of a second more.
        Assert.That(delays[^1] - delays[^2], Is.EqualTo(1 / 7.0).Within(0.02));
        Assert.That(delays[^1], Is.GreaterThan(13 / 7.0));
    }
}

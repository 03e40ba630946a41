using AwsResources.Client.Configuration;
using AwsResources.Client.Customizations;
using AwsResources.Client.Retries;

namespace AwsResources.Client.Tests.Retries;

internal sealed class StandardRetryPolicyTests
{
    private static readonly AttemptOutcome ServerError = new() { StatusCode = 503 };
    private static readonly AttemptOutcome Throttled = new() { StatusCode = 400, ErrorCode = "ThrottlingException" };

    [Test]
    public void Three_attempts_are_made_with_doubled_delays()
    {
        var sut = CreateSut();
        var call = sut.Begin();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sut.Decide(call, ServerError), Is.EqualTo(RetryDecision.After(TimeSpan.FromMilliseconds(50))));
            Assert.That(sut.Decide(call, ServerError), Is.EqualTo(RetryDecision.After(TimeSpan.FromMilliseconds(100))));
            Assert.That(sut.Decide(call, ServerError).Stop, Is.EqualTo(RetryStop.AttemptsExhausted));
        }
    }

    [Test]
    public void Throttling_waits_longer_and_no_delay_passes_the_limit()
    {
        var sut = CreateSut(options => options with { MaxAttempts = 10 });
        var call = sut.Begin();

        Assert.That(
            Enumerable.Range(0, 7).Select(_ => sut.Decide(call, Throttled).Delay.TotalSeconds).ToArray(),
            Is.EqualTo([1.0, 2, 4, 8, 16, 20, 20]));
    }

    [TestCase(10, 50)]
    [TestCase(1500, 1500)]
    [TestCase(60000, 5050)]
    public void A_hint_of_the_service_counts_within_its_bounds(int hint, int expected)
    {
        var sut = CreateSut();
        var outcome = new AttemptOutcome { StatusCode = 503, RetryAfter = AttemptOutcome.ParseRetryAfter($"{hint}") };

        Assert.That(sut.Decide(sut.Begin(), outcome).Delay, Is.EqualTo(TimeSpan.FromMilliseconds(expected)));
    }

    [TestCase("-5")]
    [TestCase("soon")]
    [TestCase("1.5")]
    [TestCase(null)]
    public void A_hint_that_is_no_number_of_milliseconds_is_none(string? header)
        => Assert.That(AttemptOutcome.ParseRetryAfter(header), Is.Null);

    [Test]
    public void DynamoDB_has_four_attempts_and_shorter_delays()
    {
        var sut = RetryPolicy.Create(ServiceRetries.OptionsFor("DynamoDB") with { Jitter = () => 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sut.MaxAttempts, Is.EqualTo(4));
            Assert.That(sut.Decide(sut.Begin(), ServerError).Delay, Is.EqualTo(TimeSpan.FromMilliseconds(25)));
        }
    }

    [Test]
    public void Retries_end_when_the_quota_is_spent_and_come_back_with_successes()
    {
        var sut = CreateSut(options => options with { MaxAttempts = 1000 });
        var call = sut.Begin();
        var retries = 0;
        while (sut.Decide(call, ServerError).Retry) retries++;

        Assert.That(retries, Is.EqualTo(500 / 14));
        Assert.That(sut.Decide(sut.Begin(), ServerError).Stop, Is.EqualTo(RetryStop.QuotaExhausted));

        // The call that spent the quota gets its last cost back as it succeeds; one more retry is affordable, then.
        Assert.That(sut.Decide(call, AttemptOutcome.Success).Stop, Is.EqualTo(RetryStop.Succeeded));
        Assert.That(sut.Decide(sut.Begin(), ServerError).Retry, Is.True);
    }

    [Test]
    public void A_long_poll_without_quota_waits_before_it_gives_up()
    {
        var sut = CreateSut(options => options with { MaxAttempts = 1000 });
        var call = sut.Begin();
        while (sut.Decide(call, ServerError).Retry) { }

        Assert.That(sut.Decide(sut.Begin(isLongPoll: true), Throttled), Is.EqualTo(new RetryDecision(RetryStop.QuotaExhausted, TimeSpan.FromSeconds(1))).Or.Property("Retry").True);
    }

    [Test]
    public void A_body_that_is_spent_is_not_sent_again()
    {
        var sut = CreateSut();

        Assert.That(sut.Decide(sut.Begin(), new AttemptOutcome { StatusCode = 500, BodyIsSpent = true }).Stop, Is.EqualTo(RetryStop.BodyIsSpent));
    }

    private static IEnumerable<TestCaseData> Outcomes()
    {
        yield return new(new AttemptOutcome { StatusCode = 400, ErrorCode = "ValidationException" }, AttemptKind.Final);
        yield return new(new AttemptOutcome { StatusCode = 404, ErrorCode = "NoSuchKey" }, AttemptKind.Final);
        yield return new(new AttemptOutcome { StatusCode = 501 }, AttemptKind.Final);
        yield return new(new AttemptOutcome { StatusCode = 500 }, AttemptKind.Transient);
        yield return new(new AttemptOutcome { StatusCode = 504 }, AttemptKind.Transient);
        yield return new(new AttemptOutcome { StatusCode = 400, ErrorCode = "RequestTimeout" }, AttemptKind.Transient);
        yield return new(new AttemptOutcome { StatusCode = 400, Trait = RetryTrait.Transient }, AttemptKind.Transient);
        yield return new(new AttemptOutcome { StatusCode = 400, Trait = RetryTrait.Throttling }, AttemptKind.Throttling);
        yield return new(new AttemptOutcome { StatusCode = 503, ErrorCode = "SlowDown" }, AttemptKind.Throttling);
        yield return new(new AttemptOutcome { StatusCode = 400, ErrorCode = "PriorRequestNotComplete" }, AttemptKind.Throttling);
        yield return new(new AttemptOutcome { Failure = new HttpRequestException(HttpRequestError.ConnectionError) }, AttemptKind.Transient);
        yield return new(new AttemptOutcome { Failure = new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded) }, AttemptKind.Final);
        yield return new(new AttemptOutcome { Failure = new IOException() }, AttemptKind.Transient);
        yield return new(new AttemptOutcome { Failure = new TaskCanceledException("", new TimeoutException()) }, AttemptKind.Transient);
        yield return new(new AttemptOutcome { Failure = new InvalidOperationException() }, AttemptKind.Final);
        yield return new(new AttemptOutcome { Failure = new HttpRequestException(HttpRequestError.SecureConnectionError), Trait = RetryTrait.Final }, AttemptKind.Final);
    }

    [TestCaseSource(nameof(Outcomes))]
    public void Outcomes_are_told_apart(object outcome, object kind) => Assert.That(RetryClassifier.Classify((AttemptOutcome)outcome), Is.EqualTo((AttemptKind)kind));

    [Test]
    public void A_configured_number_of_attempts_wins_over_the_services_own()
    {
        var environment = new AwsEnvironment(new Dictionary<string, string> { ["AWS_MAX_ATTEMPTS"] = "7", ["AWS_RETRY_MODE"] = "legacy" });
        var options = ServiceRetries.OptionsFor("DynamoDB").Configured(new AwsConfiguration(environment));

        Assert.That(RetryPolicy.Create(options), Is.TypeOf<LegacyRetryPolicy>().With.Property("MaxAttempts").EqualTo(7));
    }

    [Test]
    public void The_former_numbers_are_had_by_a_variable()
    {
        var sut = RetryPolicy.Create(Former("DynamoDB") with { Jitter = () => 1 });
        var (hinted, throttled) = (ServerError with { RetryAfter = TimeSpan.FromSeconds(4) }, sut.Begin());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sut.MaxAttempts, Is.EqualTo(3));
            Assert.That(sut.Decide(sut.Begin(), hinted).Delay, Is.EqualTo(TimeSpan.FromSeconds(1)), "no hint is heeded");
            Assert.That(new[] { sut.Decide(throttled, Throttled).Delay, sut.Decide(throttled, Throttled).Delay }, Is.EqualTo(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2) }));
        }
    }

    [TestCase(false, 100)]
    [TestCase(true, 50)]
    public void The_former_costs_are_higher_where_time_ran_out(bool isTimeout, int retries)
    {
        var sut = RetryPolicy.Create(Former("KMS") with { MaxAttempts = 1000 });
        var (call, outcome) = (sut.Begin(isLongPoll: true), new AttemptOutcome { Failure = new IOException(), IsTimeout = isTimeout });
        for (var i = 0; i < retries; i++) Assert.That(sut.Decide(call, outcome).Retry, Is.True, $"{i}");

        Assert.That(sut.Decide(call, outcome), Is.EqualTo((RetryDecision)RetryStop.QuotaExhausted), "and a long poll does not wait");
    }

    private static RetryOptions Former(string service) =>
        ServiceRetries.OptionsFor(service).Configured(new AwsConfiguration(new AwsEnvironment(new Dictionary<string, string> { ["AWS_NEW_RETRIES_2026"] = "false" })));

    private static RetryPolicy CreateSut(Func<RetryOptions, RetryOptions>? change = null)
    {
        var options = new RetryOptions { Jitter = () => 1 };
        return RetryPolicy.Create(change?.Invoke(options) ?? options);
    }
}

using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Retries;

/// <summary>The ways of retrying that are not the default, as whole calls have them.</summary>
internal sealed class RetryModesInCallsTests
{
    [Test]
    public async Task Legacy_makes_five_attempts_and_no_quota_ends_that([Values] bool async)
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(500));
        var client = Client("kms", wire, AwsRetryMode.Legacy);
        for (var i = 0; i < 40; i++)
        {
            var error = (await Assert.ThrowsAsync<AwsServiceException>(async () => _ = async ? await client.CallAsync("ListKeys") : client.Call("ListKeys")))!;
            Assert.That(error.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 1.0, 2, 4, 8 }));
        }

        Assert.That(wire.Requests[4].Header("amz-sdk-request"), Is.EqualTo("attempt=5; max=5"));
    }

    [Test]
    public void Legacy_makes_ten_attempts_with_DynamoDB_and_its_delays_are_not_drawn()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(503));
        var error = Assert.Throws<AwsServiceException>(() => Client("dynamodb", wire, AwsRetryMode.Legacy).Call("ListTables"))!;

        Assert.That(error.Waits.Select(wait => wait.TotalMilliseconds), Is.EqualTo(Enumerable.Range(0, 9).Select(i => 50 * Math.Pow(2, i))));
    }

    [Test]
    public void Legacy_knows_fewer_errors_than_standard()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(400, """{"__type":"TooManyRequestsException"}"""));

        Assert.That(Attempts(Client("kms", wire, AwsRetryMode.Legacy)), Is.EqualTo(1));
        Assert.That(Attempts(Client("kms", wire, AwsRetryMode.Standard)), Is.EqualTo(3));
    }

    [Test]
    public async Task Adaptive_holds_calls_back_once_one_was_throttled_and_tells_it([Values] bool async)
    {
        using var wire = new FakeTransport();
        var time = new InstantTime();
        var client = Client("kms", wire, AwsRetryMode.Adaptive, time);
        for (var i = 0; i < 30; i++)
        {
            wire.Answer(200, "{}");
            Assert.That((await CallAsync()).Waits, Is.Empty);
            await Delay.WaitAsync(TimeSpan.FromMilliseconds(100), time, async: false, default);
        }

        wire.Answer(400, """{"__type":"ThrottlingException"}""").Otherwise(_ => new FakeAnswer(200, "{}"));
        var throttled = await CallAsync();
        var after = new List<AwsCallInfo>();
        for (var i = 0; i < 20; i++) after.Add(await CallAsync());

        Assert.That((throttled.Attempts, throttled.Waits[0]), Is.EqualTo((2, TimeSpan.FromSeconds(1))));
        // Ten calls a second were sent; of those the service bears at least seven tenths, and no more than twice as many are tried.
        var waits = after.SelectMany(info => info.Waits).Select(wait => wait.TotalSeconds).ToArray();
        Assert.That(waits, Has.Length.GreaterThan(5).And.All.InRange(1 / 20.0, 1 / 5.0));
        Assert.That(after.Select(info => info.Attempts), Is.All.EqualTo(1));

        async Task<AwsCallInfo> CallAsync() => (async ? await client.CallAsync("ListKeys") : client.Call("ListKeys")).CallInfo!;
    }

    [Test]
    public void The_former_numbers_hold_where_the_environment_says_so()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(503, "", ("x-amz-retry-after", "9000")));
        var options = TestClients.Options with { Environment = new AwsEnvironment(new Dictionary<string, string> { ["AWS_NEW_RETRIES_2026"] = "false" }) };
        var time = new InstantTime();
        var error = Assert.Throws<AwsServiceException>(() => TestClients.Client("dynamodb", wire, options, time).Call("ListTables"))!;

        Assert.That(error.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 1.0, 2 }));
        Assert.That(time.Waits, Is.EqualTo(error.Waits));
    }

    private AwsClient Client(string service, FakeTransport wire, AwsRetryMode mode, InstantTime? time = null) =>
        TestClients.Client(service, wire, TestClients.Options with { RetryMode = mode }, time);

    private static int Attempts(AwsClient client) => Assert.Throws<AwsServiceException>(() => client.Call("ListKeys"))!.Attempts;
}

using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

public class AwsCallOptionsTests
{
    [Test]
    public async Task A_call_may_have_attempts_of_its_own([Values] bool async)
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(503));
        var client = TestClients.Client("dynamodb", wire);
        var options = new AwsCallOptions { MaxAttempts = 2 };
        var error = await Assert.CatchAsync<AwsServiceException>(async () => _ = async ? await client.CallAsync("ListTables", null, options) : client.Call("ListTables", null, options));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error!.Attempts, Is.EqualTo(2));
            Assert.That(error.Waits, Is.EqualTo(new[] { TimeSpan.FromMilliseconds(25) }));
            Assert.That(wire.Requests.Select(request => request.Header("amz-sdk-request")), Is.EqualTo(new[] { "attempt=1; max=2", "attempt=2; max=2" }));
        }
    }

    [Test]
    public void A_call_may_have_a_bound_of_its_own()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "{}"));

        // On this clock every timer is due at once.
        Assert.That(() => TestClients.Client("dynamodb", wire).Call("ListTables", null, new AwsCallOptions { Timeout = TimeSpan.FromSeconds(3) }),
            Throws.TypeOf<AwsTransportException>().With.Message.EqualTo("DynamoDB ListTables: the call did not end within 3 s. [0 attempts]"));
    }

    [Test]
    public async Task An_attempt_that_takes_too_long_is_given_up_and_made_again([Values] bool async)
    {
        using var server = FaultServer.Silent();
        var client = TestClients.ClientAt("dynamodb", server.Url);
        var options = new AwsCallOptions { AttemptTimeout = TimeSpan.FromSeconds(0.2), MaxAttempts = 2 };
        var error = (await Assert.ThrowsAsync<AwsTransportException>(async () => _ = async ? await client.CallAsync("ListTables", null, options) : client.Call("ListTables", null, options)))!;

        Assert.That((error.Kind, error.Attempts), Is.EqualTo((AwsTransportFailure.ReadTimeout, 2)));
        Assert.That(error.Message, Is.EqualTo($"DynamoDB ListTables: 127.0.0.1:{server.Port} did not answer within the 0.2 s of one attempt. [2 attempts]"));
    }

    [Test]
    public void The_time_of_an_attempt_is_the_machines_and_not_the_sessions()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "{}"));

        // On the session's clock every timer is due at once.
        Assert.That(() => TestClients.Client("dynamodb", wire).Call("ListTables", null, new AwsCallOptions { AttemptTimeout = TimeSpan.FromMinutes(1) }), Throws.Nothing);
    }

    [Test]
    public void Impossible_options_are_refused()
    {
        Assert.That(() => new AwsCallOptions { Timeout = TimeSpan.Zero }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new AwsCallOptions { AttemptTimeout = TimeSpan.FromSeconds(-1) }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new AwsCallOptions { MaxAttempts = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void An_output_tells_how_its_call_went_and_so_do_its_parts()
    {
        using var wire = new FakeTransport().Answer(503).Answer(200, """{"Table":{"TableName":"t"}}""", ("x-amzn-requestid", "R2"));
        var output = TestClients.Client("dynamodb", wire).Call("DescribeTable", new() { ["TableName"] = "t" });
        var info = output.CallInfo!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((info.StatusCode, info.Attempts, info.RequestId, info.Duration), Is.EqualTo((200, 2, "R2", TimeSpan.FromMilliseconds(25))));
            Assert.That(info.Waits, Is.EqualTo(new[] { TimeSpan.FromMilliseconds(25) }));
            Assert.That(info.InvocationId, Is.EqualTo(wire.Requests[0].Header("amz-sdk-invocation-id")));
            Assert.That(((AwsStructure)output["Table"]!).CallInfo, Is.SameAs(info));
            Assert.That(info.ToString(), Is.EqualTo("200, 2 attempts, 25 ms, request R2"));
            Assert.That(new AwsStructure().CallInfo, Is.Null);
        }
    }

    [Test]
    public void An_output_without_a_body_tells_it_too()
    {
        using var wire = new FakeTransport().Answer(204, "", ("x-amz-request-id", "R1"), ("x-amz-id-2", "X1"));
        var info = TestClients.Client("s3", wire).Call("DeleteObject", new() { ["Bucket"] = "photos", ["Key"] = "k" }).CallInfo!;

        Assert.That((info.StatusCode, info.RequestId, info.ExtendedRequestId), Is.EqualTo((204, "R1", "X1")));
    }

    [Test]
    public void The_services_hint_lengthens_the_wait()
    {
        using var wire = new FakeTransport().Answer(503, "", ("x-amz-retry-after", "1500")).Answer(200, "{}");

        Assert.That(TestClients.Client("dynamodb", wire).Call("ListTables").CallInfo!.Waits, Is.EqualTo(new[] { TimeSpan.FromMilliseconds(1500) }));
    }

    [Test]
    public void The_quota_of_retries_is_shared_by_the_calls_of_a_client_and_not_with_another()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(500));
        var (first, second) = (TestClients.Client("kms", wire), TestClients.Client("kms", wire));
        int Attempts(AwsClient client) => Assert.Catch<AwsServiceException>(() => client.Call("ListKeys"))!.Attempts;
        for (var i = 0; i < 17; i++) Assert.That(Attempts(first), Is.EqualTo(3)); // 34 retries at 14 are 476 of 500.

        Assert.That(new[] { Attempts(first), Attempts(first), Attempts(second) }, Is.EqualTo(new[] { 2, 1, 3 }));
    }
}

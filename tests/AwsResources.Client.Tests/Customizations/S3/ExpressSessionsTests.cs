using System.Globalization;
using AwsResources.Client.Customizations.S3;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Customizations.S3;

public class ExpressSessionsTests
{
    private const string Bucket = "photos--usw2-az1--x-s3";

    private readonly DateTimeOffset _start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Test]
    public async Task A_bucket_is_called_with_the_credentials_of_its_session([Values] bool async)
    {
        using var wire = new FakeTransport { Style = async ? CallStyle.AsyncOnly : CallStyle.SyncOnly }.Answer(Session(1, _start.AddMinutes(5))).Answer(200);
        var s3 = TestClients.Client("s3", wire, WithToken());
        if (async) await s3.CallAsync("GetObject", Cat(Bucket));
        else s3.Call("GetObject", Cat(Bucket));

        var (session, get) = (wire.Requests[0], wire.Requests[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(session.Uri, Is.EqualTo($"https://{Bucket}.s3express-usw2-az1.us-west-2.amazonaws.com/?session"));
            Assert.That(session.Header("Authorization"), Does.StartWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-west-2/s3express/aws4_request"));
            Assert.That(session.Header("X-Amz-Security-Token"), Is.EqualTo("token"));
            Assert.That(get.Uri, Is.EqualTo($"https://{Bucket}.s3express-usw2-az1.us-west-2.amazonaws.com/cat.jpg"));
            Assert.That(get.Header("Authorization"), Does.StartWith("AWS4-HMAC-SHA256 Credential=SESSION1/20260102/us-west-2/s3express/aws4_request").And.Contain("x-amz-s3session-token"));
            Assert.That(get.Header("X-Amz-S3session-Token"), Is.EqualTo("token1"));
            Assert.That(get.Header("X-Amz-Security-Token"), Is.Null);
        }
    }

    [Test]
    public void A_session_serves_many_calls_until_shortly_before_its_end()
    {
        var time = new InstantTime(_start);
        using var wire = Sessions(time);
        var s3 = TestClients.Client("s3", wire, time: time);
        s3.Call("GetObject", Cat(Bucket));
        s3.Call("GetObject", Cat(Bucket));
        Pass(time, TimeSpan.FromSeconds(300 - 46));
        s3.Call("GetObject", Cat(Bucket));
        Pass(time, TimeSpan.FromSeconds(2));
        s3.Call("GetObject", Cat(Bucket));

        Assert.That(Tokens(wire), Is.EqualTo(new[] { "token1", "token1", "token1", "token2" }));
    }

    [Test]
    public async Task Calls_that_wait_for_a_session_wait_for_the_same_one()
    {
        using var wire = Sessions(new InstantTime(_start));
        var s3 = TestClients.Client("s3", wire);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => s3.CallAsync("GetObject", Cat(Bucket))));

        Assert.That(wire.Requests.Count(IsSession), Is.EqualTo(1));
    }

    [Test]
    public void A_session_that_S3_takes_as_ended_is_opened_again()
    {
        using var wire = new FakeTransport()
            .Answer(Session(1, _start.AddMinutes(5))).Answer(400, "<Error><Code>ExpiredToken</Code></Error>").Answer(Session(2, _start.AddMinutes(5))).Answer(200);
        TestClients.Client("s3", wire).Call("GetObject", Cat(Bucket));

        Assert.That(wire.Requests.Select(request => request.Header("X-Amz-S3session-Token")), Is.EqualTo(new[] { null, "token1", null, "token2" }));
    }

    [Test]
    public void The_bucket_that_was_not_used_for_longest_loses_its_session()
    {
        using var wire = Sessions(new InstantTime(_start));
        var s3 = TestClients.Client("s3", wire);
        for (var i = 0; i < ExpressSessions.Limit; i++) s3.Call("GetObject", Cat(Name(i)));
        s3.Call("GetObject", Cat(Name(0)));
        s3.Call("GetObject", Cat(Name(ExpressSessions.Limit)));
        s3.Call("GetObject", Cat(Name(0)));
        Assert.That(wire.Requests.Count(IsSession), Is.EqualTo(ExpressSessions.Limit + 1));

        s3.Call("GetObject", Cat(Name(1)));
        Assert.That(wire.Requests.Count(IsSession), Is.EqualTo(ExpressSessions.Limit + 2));

        static string Name(int number) => $"b{number}--usw2-az1--x-s3";
    }

    [Test]
    public void A_refresh_that_fails_is_no_error_while_the_session_lasts()
    {
        var time = new InstantTime(_start);
        using var wire = new FakeTransport().Answer(Session(1, _start.AddMinutes(5))).Answer(200)
            .Answer(403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>").Answer(200)
            .Answer(403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>");
        var s3 = TestClients.Client("s3", wire, time: time);
        s3.Call("GetObject", Cat(Bucket));
        Pass(time, TimeSpan.FromSeconds(300 - 20));
        s3.Call("GetObject", Cat(Bucket));
        Pass(time, TimeSpan.FromSeconds(20));

        Assert.That(() => s3.Call("GetObject", Cat(Bucket)), Throws.InstanceOf<AwsServiceException>().With.Message.Contains("CreateSession"));
        wire.VerifyAllUsed();
    }

    [Test]
    public void A_URL_carries_the_session_and_lives_as_long()
    {
        using var wire = Sessions(new InstantTime(_start));
        var url = TestClients.Client("s3", wire).Presign("GetObject", Cat(Bucket));

        Assert.That(url.Query, Does.Contain("X-Amz-S3session-Token=token1").And.Contain("X-Amz-Expires=300").And.Contain("Credential=SESSION1%2F").And.Not.Contain("Security-Token"));
    }

    [Test]
    public void Sessions_can_be_switched_off()
    {
        using var wire = new FakeTransport().Answer(200);
        var environment = new AwsEnvironment(new Dictionary<string, string> { ["AWS_S3_DISABLE_EXPRESS_SESSION_AUTH"] = "true" });
        TestClients.Client("s3", wire, TestClients.Options with { Environment = environment }).Call("GetObject", Cat(Bucket));

        Assert.That(wire.Request.Header("Authorization"), Does.StartWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-west-2/s3express/aws4_request"));
    }

    private static AwsStructure Cat(string bucket) => new() { ["Bucket"] = bucket, ["Key"] = "cat.jpg" };

    private static AwsSessionOptions WithToken() =>
        TestClients.Options with { Credentials = new("AKIDEXAMPLE", TestClients.Credentials.SecretAccessKey, "token") };

    private static FakeTransport Sessions(InstantTime time)
    {
        var opened = 0;
        return new FakeTransport().Otherwise(request =>
            IsSession(request) ? Session(Interlocked.Increment(ref opened), time.GetUtcNow().AddMinutes(5)) : new FakeAnswer(200));
    }

    private static FakeAnswer Session(int number, DateTimeOffset end) => new(200, string.Create(CultureInfo.InvariantCulture,
        $"<CreateSessionResult><Credentials><SessionToken>token{number}</SessionToken><SecretAccessKey>secret{number}</SecretAccessKey>"
        + $"<AccessKeyId>SESSION{number}</AccessKeyId><Expiration>{end:yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials></CreateSessionResult>"));

    private static bool IsSession(RecordedRequest request) => request.Uri.EndsWith("?session", StringComparison.Ordinal);

    private static IEnumerable<string?> Tokens(FakeTransport wire) =>
        wire.Requests.Where(request => !IsSession(request)).Select(request => request.Header("X-Amz-S3session-Token"));

    private static void Pass(InstantTime time, TimeSpan span) => time.CreateTimer(static _ => { }, null, span, Timeout.InfiniteTimeSpan).Dispose();
}

using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

public class CallPipelineTests
{
    private const string Empty = "<ListAllMyBucketsResult/>";
    private const string NoSuchKey =
        "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>cat.jpg</Key><RequestId>4442587FB7D0A2F9</RequestId></Error>";

    [Test]
    public void A_synchronous_call_sends_synchronously()
    {
        using var wire = FakeTransport.ExpectSync().Answer(200, Empty);

        Assert.That(() => TestClients.Client("s3", wire).Call("ListBuckets"), Throws.Nothing);
    }

    [Test]
    public void An_asynchronous_call_sends_asynchronously()
    {
        using var wire = FakeTransport.ExpectAsync().Answer(200, Empty);

        Assert.That(() => TestClients.Client("s3", wire).CallAsync("ListBuckets"), Throws.Nothing);
    }

    [Test]
    public async Task Retries_wait_by_the_sessions_clock_and_number_their_attempts([Values] bool async)
    {
        var time = new InstantTime();
        using var wire = new FakeTransport().Answer(503).Answer(500).Answer(200, "{\"TableNames\":[\"t\"]}");
        var client = TestClients.Client("dynamodb", wire, time: time);

        await Assert.DoesNotThrowAsync(async () => _ = async ? await client.CallAsync("ListTables") : client.Call("ListTables"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests.Select(request => request.Header("amz-sdk-request")), Is.EqualTo(new[] { "attempt=1; max=4", "attempt=2; max=4", "attempt=3; max=4" }));
            Assert.That(wire.Requests.Select(request => request.Header("amz-sdk-invocation-id")).Distinct().Count(), Is.EqualTo(1));
            Assert.That(wire.Requests[0].Header("User-Agent"), Does.Match(@"^aws-sdk-dotnet-awsresources/0\.1\.0 ua/2\.1 os/\w+#[\d.]+ md/arch#\w+ lang/\.net#10\.[\d.]+ m/E,P,Z,b,e cfg/retry-mode#standard$"));
            Assert.That(time.Waits.Select(wait => wait.TotalMilliseconds), Is.EqualTo(new[] { 25.0, 50.0 }));
        }
    }

    [Test]
    public void An_error_tells_what_where_and_how_often()
    {
        using var wire = new FakeTransport().Answer(404, NoSuchKey);
        var client = TestClients.Client("s3", wire);

        var error = Assert.Throws<AwsServiceException>(() => client.Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "cat.jpg" }))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Is.EqualTo("S3 GetObject failed: NoSuchKey (404): The specified key does not exist. [request 4442587FB7D0A2F9, 1 attempt]"));
            Assert.That((error.Service, error.Operation, error.Code, error.StatusCode, error.RequestId, error.Attempts),
                Is.EqualTo(("s3", "GetObject", "NoSuchKey", 404, "4442587FB7D0A2F9", 1)));
            Assert.That(error.Error.ShapeName, Is.EqualTo("NoSuchKey"));
        }
    }

    [Test]
    public void The_typed_layer_makes_the_exceptions_that_it_knows()
    {
        using var wire = new FakeTransport().Answer(404, NoSuchKey);
        using var session = new SessionRuntime(TestClients.Options with { HttpMessageHandler = wire }, error => error.ShapeName == "NoSuchKey" ? new KeyIsMissing(error) : null);

        Assert.That(() => session.Client("s3").Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "k" }), Throws.TypeOf<KeyIsMissing>());
    }

    [Test]
    public void An_unknown_operation_names_near_ones()
    {
        using var wire = new FakeTransport();

        Assert.That(() => TestClients.Client("lambda", wire).Call("ListFunction"), Throws.ArgumentException.With.Message.StartsWith(
            "Lambda has no operation 'ListFunction'. Did you mean 'ListFunctions'?"));
    }

    [Test]
    public void Nothing_is_sent_when_the_input_is_faulty()
    {
        using var wire = new FakeTransport();

        Assert.That(() => TestClients.Client("lambda", wire).Call("GetFunction"), Throws.TypeOf<AwsValidationException>().With.Message.EqualTo(
            "Lambda GetFunction: 1 fault in the input:\n  FunctionName is required."));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void The_callers_input_stays_as_it_was()
    {
        using var wire = new FakeTransport().Answer(200, "<RunInstancesResponse/>");
        var input = new AwsStructure { ["MinCount"] = 1, ["MaxCount"] = 1 };
        TestClients.Client("ec2", wire).Call("RunInstances", input);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.MemberNames, Is.EqualTo(new[] { "MinCount", "MaxCount" }));
            Assert.That(wire.Request.Text, Does.Match("ClientToken=[0-9a-f-]{36}"));
        }
    }

    [Test]
    public void A_body_that_cannot_be_read_twice_is_sent_once()
    {
        using var wire = new FakeTransport().Fail(new HttpRequestException(HttpRequestError.ConnectionError, "gone"));
        var client = TestClients.Client("s3", wire);

        Assert.That(() => client.Call("PutObject", new() { ["Bucket"] = "photos", ["Key"] = "k", ["Body"] = AwsBody.FromStream(new OneWay("hello"u8.ToArray()), 5) }),
            Throws.TypeOf<AwsTransportException>().With.Message.EqualTo(
                "S3 PutObject: No connection to photos.s3.us-west-2.amazonaws.com: gone. It was not tried again: the body is a stream that cannot seek. [1 attempt]"));
    }

    [Test]
    public void A_body_that_can_seek_is_sent_again_from_its_start()
    {
        using var wire = new FakeTransport().Answer(500).Answer(200);
        TestClients.Client("s3", wire).Call("PutObject", new() { ["Bucket"] = "photos", ["Key"] = "k", ["Body"] = new MemoryStream("hello"u8.ToArray()) });

        Assert.That(wire.Requests.Select(request => request.Text), Is.All.EqualTo("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n"));
    }

    [Test]
    public void A_streaming_upload_over_TLS_carries_its_checksum_behind_it()
    {
        using var wire = new FakeTransport().Answer(200);
        TestClients.Client("s3", wire).Call("PutObject", new() { ["Bucket"] = "photos", ["Key"] = "k", ["Body"] = "hello" });
        var request = wire.Request;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Header("X-Amz-Trailer"), Is.EqualTo("x-amz-checksum-crc32"));
            Assert.That(request.Header("Content-Encoding"), Is.EqualTo("aws-chunked"));
            Assert.That(request.Header("X-Amz-Decoded-Content-Length"), Is.EqualTo("5"));
            Assert.That(request.Header("X-Amz-Content-Sha256"), Is.EqualTo("STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
        }
    }

    [Test]
    public void Over_plain_http_the_checksum_is_a_header()
    {
        using var wire = new FakeTransport().Answer(200);
        TestClients.Client("s3", wire, TestClients.Options with { EndpointUrl = "http://127.0.0.1:4566" })
            .Call("PutObject", new() { ["Bucket"] = "photos", ["Key"] = "k", ["Body"] = "hello" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Header("x-amz-checksum-crc32"), Is.EqualTo("NhCmhg=="));
            Assert.That(wire.Request.Uri, Is.EqualTo("http://127.0.0.1:4566/photos/k"));
            Assert.That(wire.Request.Text, Is.EqualTo("hello"));
        }
    }

    [Test]
    public async Task A_download_with_another_checksum_fails_at_its_end([Values] bool async)
    {
        using var wire = new FakeTransport().Answer(200, "hullo", ("x-amz-checksum-crc32", "NhCmhg=="));
        var client = TestClients.Client("s3", wire);
        var output = client.Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "k" });
        using var body = (AwsBody)output["Body"]!;

        await Assert.ThrowsAsync(
            Is.TypeOf<AwsTransportException>().With.Message.EqualTo("S3 GetObject: The body from photos.s3.us-west-2.amazonaws.com does not have the crc32 checksum that its header promises."),
            async () => _ = async ? await body.ReadAsBytesAsync() : body.ReadAsBytes());
        Assert.That(wire.Request.Header("x-amz-checksum-mode"), Is.EqualTo("ENABLED"));
    }

    [Test]
    public void A_wrong_clock_is_corrected_once_and_remembered()
    {
        var time = new InstantTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var wire = new FakeTransport()
            .Answer(403, "<Error><Code>RequestTimeTooSkewed</Code></Error>", ("Date", "Thu, 01 Jan 2026 02:00:00 GMT"))
            .Answer(200, Empty).Answer(200, Empty);
        var client = TestClients.Client("s3", wire, time: time);
        client.Call("ListBuckets");
        client.Call("ListBuckets");

        Assert.That(wire.Requests.Select(request => request.Header("X-Amz-Date")), Is.EqualTo(new[] { "20260101T000000Z", "20260101T020000Z", "20260101T020000Z" }));
    }

    [Test]
    public void A_call_ends_within_the_sessions_bound()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, Empty));
        var client = TestClients.Client("s3", wire, TestClients.Options with { CallTimeout = TimeSpan.FromSeconds(30) });

        // On this clock every timer is due at once, that of the bound too.
        Assert.That(() => client.Call("ListBuckets"), Throws.TypeOf<AwsTransportException>().With.Message.EqualTo(
            "S3 ListBuckets: the call did not end within 30 s. [0 attempts]").And.Property("Kind").EqualTo(AwsTransportFailure.CallTimeout));
    }

    [Test]
    public void Operations_without_authorisation_are_not_signed()
    {
        using var wire = new FakeTransport().Answer(200, "<AssumeRoleWithWebIdentityResponse/>");
        TestClients.Client("sts", wire).Call("AssumeRoleWithWebIdentity", new() { ["RoleArn"] = "arn:aws:iam::123456789012:role/r", ["RoleSessionName"] = "me", ["WebIdentityToken"] = "token" });

        Assert.That(wire.Request.Header("Authorization"), Is.Null);
    }

    private sealed class KeyIsMissing(AwsServiceError error) : AwsServiceException(error);

    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

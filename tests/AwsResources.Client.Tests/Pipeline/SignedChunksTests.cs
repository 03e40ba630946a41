using System.Buffers;
using System.IO.Pipelines;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

public class SignedChunksTests
{
    [Test]
    public async Task A_stream_that_cannot_seek_is_signed_on_its_way_over_http([Values] bool async)
    {
        using var wire = new FakeTransport { Style = async ? CallStyle.AsyncOnly : CallStyle.SyncOnly }.Answer(200);
        var s3 = TestClients.Client("s3", wire, TestClients.Options with { EndpointUrl = "http://localhost:9000" });
        if (async) await s3.CallAsync("PutObject", Put(OneWay()));
        else s3.Call("PutObject", Put(OneWay()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Header("X-Amz-Content-Sha256"), Is.EqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"));
            Assert.That(wire.Request.Header("X-Amz-Trailer"), Is.EqualTo("x-amz-checksum-crc32"));
            Assert.That(wire.Request.Header("X-Amz-Decoded-Content-Length"), Is.EqualTo("9"));
            Assert.That(wire.Request.Header("Content-Encoding"), Is.EqualTo("aws-chunked"));
            Assert.That(wire.Request.Text, Does.Match("^9;chunk-signature=[0-9a-f]{64}\r\n123456789\r\n0;chunk-signature=[0-9a-f]{64}\r\nx-amz-checksum-crc32:y/Q5Jg==\r\nx-amz-trailer-signature:[0-9a-f]{64}\r\n\r\n$"));
        }
    }

    [Test]
    public void Without_a_checksum_the_chunks_alone_are_signed()
    {
        using var wire = new FakeTransport().Answer(200);
        var environment = new AwsEnvironment(new Dictionary<string, string> { ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "when_required" });
        TestClients.Client("s3", wire, TestClients.Options with { EndpointUrl = "http://localhost:9000", Environment = environment }).Call("PutObject", Put(OneWay()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Header("X-Amz-Content-Sha256"), Is.EqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD"));
            Assert.That(wire.Request.Header("X-Amz-Trailer"), Is.Null);
            Assert.That(wire.Request.Text, Does.Match("^9;chunk-signature=[0-9a-f]{64}\r\n123456789\r\n0;chunk-signature=[0-9a-f]{64}\r\n\r\n$"));
        }
    }

    [Test]
    public void Another_attempt_signs_from_the_start()
    {
        using var wire = new FakeTransport().Answer(503).Answer(200);
        var environment = new AwsEnvironment(
            new Dictionary<string, string> { ["HOME"] = "/home/me" },
            new Dictionary<string, string> { ["/home/me/.aws/config"] = "[default]\ns3 =\n  payload_signing_enabled = true\n" });
        TestClients.Client("s3", wire, TestClients.Options with { Environment = environment }).Call("PutObject", Put(new MemoryStream("123456789"u8.ToArray())));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests, Has.Count.EqualTo(2));
            Assert.That(wire.Requests.Select(request => request.Header("X-Amz-Content-Sha256")), Has.All.EqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"));
            Assert.That(wire.Requests[1].Text, Does.StartWith("9;chunk-signature=").And.Contain("123456789").And.Not.EqualTo(wire.Requests[0].Text));
        }
    }

    [Test]
    public void Signed_chunks_of_an_unknown_length_are_not_sent()
    {
        using var wire = new FakeTransport();
        var s3 = TestClients.Client("s3", wire, TestClients.Options with { EndpointUrl = "http://localhost:9000" });

        Assert.That(() => s3.Call("PutObject", Put(OneWay(length: null))), Throws.TypeOf<AwsValidationException>().With.Message.Contains("give AwsBody.FromStream its length"));
    }

    [Test]
    public void A_stream_that_can_seek_is_hashed_before_it_is_sent_over_http()
    {
        using var wire = new FakeTransport().Answer(200);
        TestClients.Client("s3", wire, TestClients.Options with { EndpointUrl = "http://localhost:9000" }).Call("PutObject", Put(new MemoryStream("123456789"u8.ToArray())));

        Assert.That(wire.Request.Header("X-Amz-Content-Sha256"), Is.EqualTo("15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"));
    }

    [Test, Category("Spec")]
    public async Task A_server_that_others_wrote_takes_signed_chunks()
    {
        using var moto = await MotoServer.StartOrSkipAsync(Assert.Ignore);
        var s3 = TestClients.ClientAt("s3", moto.Url, TestClients.Options with { TimeProvider = TimeProvider.System });
        s3.Call("CreateBucket", new() { ["Bucket"] = "photos" });
        s3.Call("PutObject", Put(OneWay()));

        Assert.That(((AwsBody)s3.Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "digits" })["Body"]!).ReadAsString(), Is.EqualTo("123456789"));
    }

    private static AwsStructure Put(AwsBody body) => new() { ["Bucket"] = "photos", ["Key"] = "digits", ["Body"] = body };

    // What is left of a pipe cannot be read twice.
    private static AwsBody OneWay(long? length = 9)
    {
        var pipe = new Pipe();
        pipe.Writer.Write("123456789"u8);
        pipe.Writer.Complete();
        return AwsBody.FromStream(pipe.Reader.AsStream(), length);
    }
}

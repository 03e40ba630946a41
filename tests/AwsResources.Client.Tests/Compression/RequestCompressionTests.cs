using System.IO.Compression;
using System.Text;
using AwsResources.Client.Compression;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Compression;

public class RequestCompressionTests
{
    [Test]
    public void A_large_body_is_compressed_where_the_operation_takes_that()
    {
        using var wire = Wire();
        Put(TestClients.Client("cloudwatch", wire), 10240);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Header("Content-Encoding"), Is.EqualTo("gzip"));
            Assert.That(wire.Request.Body, Has.Length.LessThan(1024));
            Assert.That(Unzip(wire.Request.Body), Does.Contain(new string('n', 10240)));
        }
    }

    [Test]
    public void A_small_body_is_sent_as_it_is()
    {
        using var wire = Wire();
        Put(TestClients.Client("cloudwatch", wire), 1000);

        Assert.That(wire.Request.Header("Content-Encoding"), Is.Null);
    }

    [TestCase("AWS_DISABLE_REQUEST_COMPRESSION", "true", 20000, null)]
    [TestCase("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "1", 100, "gzip")]
    [TestCase("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "10485760", 20000, null)]
    public void The_environment_says_what_is_compressed(string variable, string value, int length, string? encoding)
    {
        using var wire = Wire();
        var environment = new AwsEnvironment(new Dictionary<string, string> { [variable] = value });
        Put(TestClients.Client("cloudwatch", wire, TestClients.Options with { Environment = environment }), length);

        Assert.That(wire.Request.Header("Content-Encoding"), Is.EqualTo(encoding));
    }

    [Test]
    public void Other_operations_are_never_compressed()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        TestClients.Client("sqs", wire).Call("SendMessage", new() { ["QueueUrl"] = "https://sqs.us-west-2.amazonaws.com/1/q", ["MessageBody"] = new string('n', 20000) });

        Assert.That(wire.Request.Header("Content-Encoding"), Is.Null);
    }

    [Test]
    public async Task A_stream_is_compressed_while_it_is_read_and_again_for_another_attempt([Values] bool async)
    {
        var content = new byte[300_000];
        for (var i = 0; i < content.Length; i++) content[i] = (byte)(i * i % 251);
        using var source = new MemoryStream([1, 2, 3, .. content]) { Position = 3 };
        var body = RequestBody.InChunks(new GzipStream(source));

        var first = await ReadAsync(body.Stream!, async);
        body.Rewind();
        var second = await ReadAsync(body.Stream!, async);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Expand(first), Is.EqualTo(content));
            Assert.That(second, Is.EqualTo(first));
            Assert.That(body.Length, Is.Null);
        }
    }

    [Test]
    public void An_empty_stream_is_an_empty_stream_compressed()
    {
        using var body = new GzipStream(new MemoryStream());
        using var read = new MemoryStream();
        body.CopyTo(read);

        Assert.That(Expand(read.ToArray()), Is.Empty);
    }

    private static FakeTransport Wire() => new FakeTransport().Answer(200, "{}");

    private static void Put(AwsClient cloudWatch, int length) => cloudWatch.Call("PutMetricData", new()
    {
        ["Namespace"] = "test",
        ["MetricData"] = new[] { new AwsStructure { ["MetricName"] = new string('n', length), ["Value"] = 1.0 } },
    });

    private static async Task<byte[]> ReadAsync(Stream stream, bool async)
    {
        using var read = new MemoryStream();
        if (async) await stream.CopyToAsync(read, 1000);
        else stream.CopyTo(read, 1000);
        return read.ToArray();
    }

    private static string Unzip(byte[] body) => Encoding.UTF8.GetString(Expand(body));

    private static byte[] Expand(byte[] body)
    {
        using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }
}

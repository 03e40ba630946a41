using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Transport;

/// <summary>Endpoints that refuse, cut, stall or answer nonsense, over real sockets, in both forms of a call.</summary>
[TestFixture(true)]
[TestFixture(false)]
public class TransportFailureTests(bool async)
{
    private const string Listing = "<?xml version=\"1.0\"?><ListAllMyBucketsResult><Buckets><Bucket><Name>photos</Name>";

    private static readonly AwsSessionOptions Options = TestClients.Options with { ReadTimeout = TimeSpan.FromSeconds(5) };

    [Test]
    public async Task A_refused_connection_names_the_place_and_the_attempts()
    {
        using var server = FaultServer.Refusing();

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(server)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Is.EqualTo($"S3 ListBuckets: Nothing listens at 127.0.0.1:{server.Port}: the connection was refused. [3 attempts]"));
            Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.ConnectionRefused));
            Assert.That(error.Attempts, Is.EqualTo(3));
            Assert.That(error.IsRetryable, Is.True);
        }
    }

    [Test]
    public async Task A_connection_that_is_cut_before_the_answer_is_tried_again()
    {
        using var server = FaultServer.Cutting();

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(server)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Is.EqualTo($"S3 ListBuckets: 127.0.0.1:{server.Port} closed the connection before it answered. [3 attempts]"));
            Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.ConnectionCut));
            Assert.That(server.Connections, Is.GreaterThanOrEqualTo(3));
        }
    }

    [Test]
    public async Task A_connection_that_is_cut_within_the_headers_is_one_that_was_cut()
    {
        using var server = FaultServer.Answering("HTTP/1.1 200 OK\r\nContent-Ty");

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(server)))!;

        Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.ConnectionCut));
    }

    [Test]
    public async Task A_body_that_ends_early_says_so()
    {
        using var server = FaultServer.Answering($"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{Listing}");

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(server)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.StartWith($"S3 ListBuckets: 127.0.0.1:{server.Port} closed the connection in the middle of its answer").And.EndWith(". [3 attempts]"));
            Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.BodyCut));
        }
    }

    [Test]
    public async Task A_server_that_never_answers_times_out()
    {
        using var server = FaultServer.Silent();

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(server, Options with { ReadTimeout = TimeSpan.FromMilliseconds(100), MaxAttempts = 1 })))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Is.EqualTo($"S3 ListBuckets: 127.0.0.1:{server.Port} did not answer within 0.1 s. [1 attempt]"));
            Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.ReadTimeout));
        }
    }

    [Test]
    public async Task A_server_that_stops_within_its_answer_times_out()
    {
        using var server = FaultServer.Stalling($"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{Listing}");

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(server, Options with { ReadTimeout = TimeSpan.FromMilliseconds(500), MaxAttempts = 1 })))!;

        Assert.That(error.Message, Is.EqualTo($"S3 ListBuckets: 127.0.0.1:{server.Port} stopped in the middle of its answer; nothing more came within 0.5 s. [1 attempt]"));
    }

    [Test]
    public async Task What_is_not_HTTP_is_told()
    {
        using var server = FaultServer.Answering("220 mail.example.com ESMTP\r\n");

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(server)))!;

        Assert.That(error.Message, Is.EqualTo($"S3 ListBuckets: 127.0.0.1:{server.Port} answered something that is not HTTP. [3 attempts]"));
    }

    [Test]
    public async Task A_page_of_HTML_is_not_an_answer()
    {
        using var server = FaultServer.AnsweringHttp(200, "text/html", "<html><body>It works!</body></html>");

        var error = (await Assert.ThrowsAsync<AwsResponseException>(() => CallAsync(server)))!;

        Assert.That(error.Message, Is.EqualTo(
            $"S3 ListBuckets: http://127.0.0.1:{server.Port} answered 200 with text/html, which cannot be read as rest-xml: it is a page of HTML. "
            + "It begins with '<html><body>It works!</body></html>'. Is the endpoint that of S3?"));
    }

    [Test]
    public async Task A_page_of_HTML_with_an_error_is_described_by_its_status()
    {
        using var server = FaultServer.AnsweringHttp(403, "text/html", "<html><body>No</body></html>");

        var error = (await Assert.ThrowsAsync<AwsServiceException>(() => CallAsync(server)))!;

        Assert.That(error.Message, Is.EqualTo("S3 ListBuckets failed: Forbidden (403): Forbidden [1 attempt]"));
    }

    [Test]
    public async Task Half_an_XML_is_not_an_answer()
    {
        using var server = FaultServer.AnsweringHttp(200, "application/xml", Listing);

        var error = (await Assert.ThrowsAsync<AwsResponseException>(() => CallAsync(server)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.StartWith($"S3 ListBuckets: http://127.0.0.1:{server.Port} answered 200 with application/xml, which cannot be read as rest-xml: "));
            Assert.That(error.StatusCode, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task A_download_that_is_cut_fails_the_read_and_not_the_call()
    {
        using var server = FaultServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhello");
        var client = TestClients.ClientAt("s3", server.Url, Options);
        AwsStructure output = new();
        await Assert.DoesNotThrowAsync(async () => output = await CallAsync(client, "GetObject", new() { ["Bucket"] = "photos", ["Key"] = "cat.jpg" }));
        using var body = (AwsBody)output["Body"]!;

        var error = (await Assert.ThrowsAsync<AwsTransportException>(async () => _ = async ? await body.ReadAsBytesAsync() : body.ReadAsBytes()))!;

        Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.BodyCut));
    }

    [Test]
    public async Task A_name_that_does_not_resolve_is_told()
    {
        var client = TestClients.ClientAt("s3", "http://no-such-host.invalid", Options with { MaxAttempts = 1 });

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(client, "ListBuckets")))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Is.EqualTo("S3 ListBuckets: The host name of no-such-host.invalid was not found. Check the region, the endpoint URL and the network. [1 attempt]"));
            Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.NameResolution));
        }
    }

    [Test]
    public async Task A_caller_who_gives_up_gets_a_cancellation()
    {
        using var server = FaultServer.Silent();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var client = TestClients.ClientAt("s3", server.Url, Options);

        await Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => CallAsync(client, "ListBuckets", null, source.Token));
    }

    [Test]
    public async Task A_caller_who_gives_up_within_the_answer_gets_a_cancellation()
    {
        using var server = FaultServer.Stalling($"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{Listing}");
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var client = TestClients.ClientAt("s3", server.Url, Options);

        await Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => CallAsync(client, "ListBuckets", null, source.Token));
    }

    private Task<AwsStructure> CallAsync(FaultServer server, AwsSessionOptions? options = null) =>
        CallAsync(TestClients.ClientAt("s3", server.Url, options ?? Options), "ListBuckets");

    private Task<AwsStructure> CallAsync(AwsClient client, string operation, AwsStructure? input = null, CancellationToken cancellationToken = default) => async
        ? client.CallAsync(operation, input, cancellationToken)
        : Task.Run(() => client.Call(operation, input, cancellationToken), CancellationToken.None);
}

using System.Text;
using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline.EventStreams;

/// <summary>Streams of events as services send them, over a fake wire.</summary>
public class EventOutputTests
{
    private static readonly byte[] Select =
    [
        .. Event("Records", "application/octet-stream", "1,Ann\n"), .. Event("Cont", null, ""), .. Event("Records", "application/octet-stream", "2,Bob\n"),
        .. Event("Stats", "text/xml", """<Stats xmlns=""><BytesScanned>512</BytesScanned><BytesProcessed>512</BytesProcessed><BytesReturned>12</BytesReturned></Stats>"""),
        .. Event("End", null, ""),
    ];

    private static readonly AwsStructure SelectInput = new()
    {
        ["Bucket"] = "photos",
        ["Key"] = "people.csv",
        ["Expression"] = "select * from s3object",
        ["ExpressionType"] = "SQL",
        ["InputSerialization"] = new AwsStructure { ["CSV"] = new AwsStructure() },
        ["OutputSerialization"] = new AwsStructure { ["CSV"] = new AwsStructure() },
    };

    [Test]
    public async Task Select_from_S3_reads_as_events([Values] bool async)
    {
        using var wire = Wire(Select);
        var client = TestClients.Client("s3", wire);

        var stream = (AwsEventStream)(async ? await client.CallAsync("SelectObjectContent", SelectInput) : client.Call("SelectObjectContent", SelectInput))["Payload"]!;
        var events = async ? await stream.ToListAsync() : [.. stream.AsEnumerable()];

        Assert.That(events.Select(item => item.Name), Is.EqualTo(new[] { "Records", "Cont", "Records", "Stats", "End" }));
        Assert.That(string.Concat(events.Where(item => item.Name == "Records").Select(item => Encoding.UTF8.GetString(((ReadOnlyMemory<byte>)item.Value["Payload"]!).Span))),
            Is.EqualTo("1,Ann\n2,Bob\n"));
        Assert.That(((AwsStructure)events[3].Value["Details"]!)["BytesReturned"], Is.EqualTo(12L));
        Assert.That(stream.SkippedCount, Is.Zero);
    }

    [Test]
    public async Task Lambda_streams_its_answer()
    {
        using var wire = Wire(
            [.. Event("PayloadChunk", "application/octet-stream", "hel"), .. Event("PayloadChunk", "application/octet-stream", "lo"), .. Event("InvokeComplete", "application/json", """{"ErrorCode":"Unhandled"}""")],
            ("X-Amz-Executed-Version", "7"));

        var output = await TestClients.Client("lambda", wire).CallAsync("InvokeWithResponseStream", new() { ["FunctionName"] = "greet" });
        var events = await ((AwsEventStream)output["EventStream"]!).ToListAsync();

        Assert.That((output["ExecutedVersion"], output["StatusCode"]), Is.EqualTo(((object)"7", (object)200)));
        Assert.That(events.Select(item => item.ToString()), Is.EqualTo(new[]
        {
            """PayloadChunk {"Payload":"(sensitive)"}""", """PayloadChunk {"Payload":"(sensitive)"}""", """InvokeComplete {"ErrorCode":"Unhandled"}""",
        }));
    }

    [Test]
    public async Task Kinesis_sends_what_stands_beside_the_stream_first()
    {
        using var wire = Wire(
        [
            .. Event("initial-response", "application/x-amz-json-1.1", "{}"),
            .. Event("SubscribeToShardEvent", "application/x-amz-json-1.1", """{"ContinuationSequenceNumber":"9","MillisBehindLatest":0,"Records":[{"SequenceNumber":"9","PartitionKey":"k","Data":"aGk="}]}"""),
        ]);

        var output = await TestClients.Client("kinesis", wire).CallAsync("SubscribeToShard", Shard());
        var only = await ((AwsEventStream)output["EventStream"]!).SingleAsync();

        Assert.That(only.Name, Is.EqualTo("SubscribeToShardEvent"));
        Assert.That(((IReadOnlyList<AwsStructure>)only.Value["Records"]!).Single().ToJson(), Is.EqualTo("""{"SequenceNumber":"9","Data":"aGk=","PartitionKey":"k"}"""));
    }

    [Test]
    public async Task A_stream_without_a_first_answer_loses_no_event()
    {
        using var wire = Wire(Event("SubscribeToShardEvent", "application/x-amz-json-1.1", """{"ContinuationSequenceNumber":"9"}"""));

        var output = await TestClients.Client("kinesis", wire).CallAsync("SubscribeToShard", Shard());

        Assert.That((await ((AwsEventStream)output["EventStream"]!).SingleAsync()).Value["ContinuationSequenceNumber"], Is.EqualTo("9"));
    }

    [Test]
    public async Task An_error_that_comes_first_fails_the_call()
    {
        using var wire = Wire(Exception("KMSThrottlingException", "application/x-amz-json-1.1", """{"message":"slow down"}"""));

        var error = await Fails<AwsServiceException>(() => TestClients.Client("kinesis", wire).CallAsync("SubscribeToShard", Shard()));

        Assert.That(error.Message, Is.EqualTo("Kinesis SubscribeToShard failed: KMSThrottlingException (400): slow down [request r-1, 1 attempt]"));
    }

    [Test]
    public async Task An_error_among_the_events_is_thrown_where_it_stands([Values] bool async)
    {
        using var wire = Wire([.. Event("chunk", "application/json", """{"bytes":"aGk="}"""), .. Exception("throttlingException", "application/json", """{"message":"too many"}""")]);
        var stream = await Bedrock(wire);
        var seen = new List<string>();

        var error = await Fails<AwsServiceException>(async () =>
        {
            if (async) await foreach (var item in stream) seen.Add(item.Name);
            else foreach (var item in stream) seen.Add(item.Name);
        });

        Assert.That(seen, Is.EqualTo(new[] { "chunk" }));
        Assert.That((error.Code, error.StatusCode, error.Error.ShapeName, error.Error.Message, error.RequestId),
            Is.EqualTo(("ThrottlingException", 429, "ThrottlingException", "too many", "r-1")));
        Assert.That(error.Members["message"], Is.EqualTo("too many"));
    }

    [Test]
    public async Task An_error_among_the_events_has_the_type_that_errors_of_calls_have()
    {
        using var wire = Wire(Exception("throttlingException", "application/json", """{"message":"too many"}"""));
        using var session = new SessionRuntime(
            TestClients.Options with { HttpMessageHandler = wire, TimeProvider = new InstantTime() }, error => error.ShapeName == "ThrottlingException" ? new TooMany(error) : null);
        var output = await session.Client("bedrock-runtime").CallAsync("InvokeModelWithResponseStream", new() { ["modelId"] = "m", ["body"] = "{}" });

        var thrown = await Fails<TooMany>(async () => await ((AwsEventStream)output["body"]!).ToListAsync());

        Assert.That(thrown.StatusCode, Is.EqualTo(429));
    }

    [Test]
    public async Task An_error_without_a_model_has_its_code_and_message()
    {
        using var wire = Wire(new EventStreamFrame([new(":message-type", "error"), new(":error-code", "InternalError"), new(":error-message", "it broke")], default).Encode());

        var error = await Fails<AwsServiceException>(async () => await (await Bedrock(wire)).ToListAsync());

        Assert.That((error.Code, error.Error.Message, error.Error.ShapeName), Is.EqualTo(("InternalError", "it broke", (string?)null)));
    }

    [Test]
    public async Task Events_of_tomorrow_are_skipped_and_counted()
    {
        using var wire = Wire([.. Event("hologram", "application/json", "{}"), .. Event("chunk", "application/json", """{"bytes":"aGk="}""")]);
        var stream = await Bedrock(wire);

        Assert.That((await stream.ToListAsync()).Select(item => item.Name), Is.EqualTo(new[] { "chunk" }));
        Assert.That(stream.SkippedCount, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stream_that_ends_within_an_event_says_where()
    {
        using var wire = Wire(Select[..^3]);
        var output = await TestClients.Client("s3", wire).CallAsync("SelectObjectContent", SelectInput);

        var error = await Fails<AwsTransportException>(async () => await ((AwsEventStream)output["Payload"]!).ToListAsync());

        var last = Event("End", null, "").Length;
        Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.BodyCut));
        Assert.That(error.Message, Is.EqualTo(
            $"S3 SelectObjectContent: photos.s3.us-west-2.amazonaws.com closed the connection in the middle of event 4, which begins at byte {Select.Length - last} of the answer: {last - 3} bytes of a frame came, and no more."));
    }

    [Test]
    public async Task Select_without_its_last_event_is_not_whole()
    {
        using var wire = Wire(Event("Records", "application/octet-stream", "1,Ann\n"));
        var stream = (AwsEventStream)(await TestClients.Client("s3", wire).CallAsync("SelectObjectContent", SelectInput))["Payload"]!;
        var seen = new List<string>();

        var error = await Fails<AwsTransportException>(async () =>
        {
            await foreach (var item in stream) seen.Add(item.Name);
        });

        Assert.That(seen, Is.EqualTo(new[] { "Records" }));
        Assert.That(error.Message, Is.EqualTo(
            "S3 SelectObjectContent: photos.s3.us-west-2.amazonaws.com ended the events after 1 without the one that says that they are all (End)."));
    }

    [Test]
    public async Task A_body_that_is_shorter_than_its_headers_promise_is_a_failure_of_the_wire()
    {
        using var wire = new FakeTransport().Answer(new FakeAnswer(200, Select, []) { PromisedLength = Select.Length + 10 });
        var output = await TestClients.Client("s3", wire).CallAsync("SelectObjectContent", SelectInput);

        var error = await Fails<AwsTransportException>(async () => await ((AwsEventStream)output["Payload"]!).ToListAsync());

        Assert.That(error.Message, Does.StartWith("S3 SelectObjectContent: ").And.Contain($"(after {Select.Length} of {Select.Length + 10} bytes)").And.EndWith("[5 events were read]"));
    }

    [Test]
    public async Task A_bit_that_flips_anywhere_never_passes()
    {
        for (var i = 0; i < Select.Length; i++)
        {
            var bytes = (byte[])Select.Clone();
            bytes[i] ^= 4;
            using var wire = Wire(bytes);
            var output = await TestClients.Client("s3", wire).CallAsync("SelectObjectContent", SelectInput);

            var error = await Fails<AwsResponseException>(async () => await ((AwsEventStream)output["Payload"]!).ToListAsync());
            Assert.That(error.Message, Does.Match("^S3 SelectObjectContent: event [0-4] from https://photos.s3.us-west-2.amazonaws.com, which begins at byte \\d+ of the answer, cannot be read: .*checksum"), $"byte {i}");
        }
    }

    [Test]
    public async Task A_payload_that_is_no_document_is_named()
    {
        using var wire = Wire([.. Event("chunk", "application/json", "{}"), .. Event("chunk", "application/json", "{no")]);

        var error = await Fails<AwsResponseException>(async () => await (await Bedrock(wire)).ToListAsync());

        Assert.That(error.Message, Does.StartWith("Bedrock Runtime InvokeModelWithResponseStream: event 1 from https://bedrock-runtime.us-west-2.amazonaws.com, cannot be read: "));
    }

    [Test]
    public async Task Events_are_read_once()
    {
        using var wire = Wire(Select);
        var stream = (AwsEventStream)(await TestClients.Client("s3", wire).CallAsync("SelectObjectContent", SelectInput))["Payload"]!;
        _ = await stream.ToListAsync();

        Assert.That(() => stream.GetEnumerator(), Throws.InvalidOperationException.With.Message.EqualTo("The events of a stream can be read only once; these were, or are being read."));
        Assert.That(() => stream.GetAsyncEnumerator(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task An_output_with_events_prints_without_reading_them()
    {
        using var wire = Wire(Select);
        var output = await TestClients.Client("s3", wire).CallAsync("SelectObjectContent", SelectInput);

        Assert.That(output.ToJson(), Is.EqualTo("""{"Payload":"(event stream)"}"""));
        Assert.That(await ((AwsEventStream)output["Payload"]!).CountAsync(), Is.EqualTo(5));
    }

    private sealed class TooMany(AwsServiceError error) : AwsServiceException(error);

    private static FakeTransport Wire(byte[] frames, params (string, string)[] headers) =>
        new FakeTransport().Answer(new FakeAnswer(200, frames, [("x-amzn-RequestId", "r-1"), ("Content-Type", "application/vnd.amazon.eventstream"), .. headers]));

    private static async Task<AwsEventStream> Bedrock(FakeTransport wire) =>
        (AwsEventStream)(await TestClients.Client("bedrock-runtime", wire).CallAsync("InvokeModelWithResponseStream", new() { ["modelId"] = "m", ["body"] = "{}" }))["body"]!;

    private static AwsStructure Shard() => new()
    {
        ["ConsumerARN"] = "arn:aws:kinesis:us-west-2:123456789012:stream/s/consumer/c:1",
        ["ShardId"] = "shardId-0",
        ["StartingPosition"] = new AwsStructure { ["Type"] = "LATEST" },
    };

    private static byte[] Event(string name, string? type, string payload) => Frame("event", ":event-type", name, type, payload);

    private static byte[] Exception(string name, string type, string payload) => Frame("exception", ":exception-type", name, type, payload);

    private static byte[] Frame(string kind, string header, string name, string? type, string payload)
    {
        List<KeyValuePair<string, object>> headers = [new(":message-type", kind), new(header, name)];
        if (type is not null) headers.Add(new(":content-type", type));
        return new EventStreamFrame(headers, Encoding.UTF8.GetBytes(payload)).Encode();
    }

    private static async Task<T> Fails<T>(Func<Task> action) where T : Exception
    {
        try
        {
            await action();
        }
        catch (T error)
        {
            return error;
        }
        throw new AssertionException($"No {typeof(T).Name} was thrown.");
    }
}

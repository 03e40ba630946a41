using AwsResources.Client.Codecs.EventStream;
using AwsResources.TestKit;
using CsCheck;

namespace AwsResources.Client.Tests.Pipeline.EventStreams;

/// <summary>Whatever a server sends, reading it ends in events or in one of the library's own exceptions.</summary>
public class EventFuzzTests
{
    private static readonly string[] Kinds = ["event", "exception", "error", "signal", ""];
    private static readonly string[] Types = ["Records", "Stats", "End", "Cont", "initial-response", "SubscribeToShardEvent", "KMSThrottlingException", "chunk", "?"];
    private static readonly object[] Odd = [true, 7, long.MaxValue, "text", new byte[] { 1 }, DateTimeOffset.UnixEpoch, Guid.Empty];

    private static readonly string[] Payloads =
    [
        "", "{}", "[]", "null", "{\"message\":7}", "{\"Records\":[{\"Data\":\"%\"}]}", "{\"bytes\":{}}", "<Stats><BytesScanned>x</BytesScanned></Stats>", "<a", "\0", "<Stats/>",
    ];

    private static readonly (string Service, string Operation, string Member, AwsStructure Input)[] Calls =
    [
        ("s3", "SelectObjectContent", "Payload", new()
        {
            ["Bucket"] = "b-1", ["Key"] = "k", ["Expression"] = "e", ["ExpressionType"] = "SQL", ["InputSerialization"] = new AwsStructure(), ["OutputSerialization"] = new AwsStructure(),
        }),
        ("kinesis", "SubscribeToShard", "EventStream", new()
        {
            ["ConsumerARN"] = "arn:aws:kinesis:us-west-2:123456789012:stream/s/consumer/c:1", ["ShardId"] = "s", ["StartingPosition"] = new AwsStructure { ["Type"] = "LATEST" },
        }),
        ("bedrock-runtime", "InvokeModelWithResponseStream", "body", new() { ["modelId"] = "m", ["body"] = "{}" }),
    ];

    [Test]
    public void Nothing_a_server_sends_breaks_the_reader([Values(0, 1, 2)] int call)
    {
        var (service, operation, member, input) = Calls[call];
        byte[] answer = [];
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, answer, []));
        var client = TestClients.Client(service, wire);

        Gen.Int.Sample(seed =>
        {
            answer = Answer(new Random(seed));
            try
            {
                var stream = (AwsEventStream)client.Call(operation, input)[member]!;
                foreach (var item in stream) _ = item.Value.ToJson();
            }
            catch (AwsException)
            {
                // What may happen.
            }
            catch (FormatException)
            {
                // A member of a document is decoded when it is read, as of every other output.
            }
        }, iter: 3000, threads: 1);
    }

    private static byte[] Answer(Random random)
    {
        var bytes = new List<byte>();
        for (var i = random.Next(4); i >= 0; i--) bytes.AddRange(Frame(random).Encode());
        switch (random.Next(5))
        {
            case 0: bytes.RemoveAt(random.Next(bytes.Count)); break;
            case 1: bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8)); break;
            case 2: bytes.Insert(random.Next(bytes.Count), (byte)random.Next(256)); break;
        }
        return [.. bytes];
    }

    private static EventStreamFrame Frame(Random random)
    {
        var headers = new List<KeyValuePair<string, object>>();
        if (random.Next(10) > 0) headers.Add(new(":message-type", random.Next(10) == 0 ? Odd[random.Next(Odd.Length)] : Kinds[random.Next(8) % Kinds.Length]));
        var type = random.Next(4) switch { 0 => ":exception-type", 1 => ":error-code", _ => ":event-type" };
        headers.Add(new(type, random.Next(10) == 0 ? Odd[random.Next(Odd.Length)] : Types[random.Next(Types.Length)]));
        if (random.Next(3) == 0) headers.Add(new("other", Odd[random.Next(Odd.Length)]));
        return new EventStreamFrame(headers, System.Text.Encoding.UTF8.GetBytes(Payloads[random.Next(Payloads.Length)]));
    }
}

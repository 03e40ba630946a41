using System.Text;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Protocols.EventStreams;

namespace AwsResources.Client.Tests.Protocols.EventStreams;

public class EventMessagesTests
{
    private static readonly string[] Protocols = ["rest-json", "rest-xml", "json", "smithy-rpc-v2-cbor"];

    private static readonly ServiceModel Model = ServiceModelParser.Parse("weather", """
        {
          "version": "2.0",
          "metadata": { "apiVersion": "2026-01-01", "endpointPrefix": "weather", "protocol": "rest-json", "protocols": ["rest-json"], "serviceId": "Weather", "jsonVersion": "1.0" },
          "operations": { "Watch": { "name": "Watch", "http": { "method": "POST", "requestUri": "/" }, "output": { "shape": "WatchOutput" } } },
          "shapes": {
            "WatchOutput": { "type": "structure", "members": { "Station": { "shape": "Text" }, "Events": { "shape": "Events" } } },
            "Events": { "type": "structure", "eventstream": true, "members": {
              "headers": { "shape": "HeadersEvent" }, "blob": { "shape": "BlobEvent" }, "text": { "shape": "TextEvent" }, "part": { "shape": "PartEvent" },
              "mixed": { "shape": "MixedEvent" }, "nothing": { "shape": "NothingEvent" }, "broken": { "shape": "Broken" } } },
            "HeadersEvent": { "type": "structure", "event": true, "members": {
              "flag": { "shape": "Flag", "eventheader": true }, "tiny": { "shape": "Tiny", "eventheader": true }, "small": { "shape": "Small", "eventheader": true },
              "whole": { "shape": "Whole", "eventheader": true }, "large": { "shape": "Large", "eventheader": true }, "bytes": { "shape": "Bytes", "eventheader": true },
              "words": { "shape": "Text", "eventheader": true }, "moment": { "shape": "Moment", "eventheader": true } } },
            "BlobEvent": { "type": "structure", "event": true, "members": { "data": { "shape": "Bytes", "eventpayload": true }, "kind": { "shape": "Text", "eventheader": true } } },
            "TextEvent": { "type": "structure", "event": true, "members": { "words": { "shape": "Text", "eventpayload": true } } },
            "PartEvent": { "type": "structure", "event": true, "members": { "part": { "shape": "Part", "eventpayload": true } } },
            "Part": { "type": "structure", "members": { "a": { "shape": "Text" }, "b": { "shape": "Whole" } } },
            "MixedEvent": { "type": "structure", "event": true, "members": { "kind": { "shape": "Text", "eventheader": true }, "a": { "shape": "Text" }, "at": { "shape": "Moment" } } },
            "NothingEvent": { "type": "structure", "event": true, "members": {} },
            "Broken": { "type": "structure", "exception": true, "error": { "httpStatusCode": 503 }, "members": { "message": { "shape": "Text" } } },
            "Flag": { "type": "boolean" }, "Tiny": { "type": "byte" }, "Small": { "type": "short" }, "Whole": { "type": "integer" }, "Large": { "type": "long" },
            "Bytes": { "type": "blob" }, "Text": { "type": "string" }, "Moment": { "type": "timestamp" }
          }
        }
        """u8.ToArray());

    private static readonly StructureShape Stream = (StructureShape)Model.GetShape("Events");
    private static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private static IEnumerable<AwsEvent> Events =>
    [
        new("headers", new()
        {
            ["flag"] = true, ["tiny"] = -3, ["small"] = 300, ["whole"] = 70_000, ["large"] = 5_000_000_000, ["bytes"] = new byte[] { 1, 2 }, ["words"] = "so ✓", ["moment"] = Moment,
        }),
        new("blob", new() { ["data"] = new byte[] { 0, 255 }, ["kind"] = "raw" }),
        new("text", new() { ["words"] = "plain <text>" }),
        new("part", new() { ["part"] = new AwsStructure { ["a"] = "x", ["b"] = 7 } }),
        new("mixed", new() { ["kind"] = "k", ["a"] = "y", ["at"] = Moment }),
        new("nothing"),
    ];

    [Test]
    public void An_event_is_read_as_it_was_written([ValueSource(nameof(Protocols))] string name, [ValueSource(nameof(Events))] AwsEvent item)
    {
        var protocol = Protocol.Find(name)!;

        var frame = EventStreamFrame.Decode(EventMessages.Write(protocol, Model, Stream, item).Encode());
        var read = EventMessages.Read(protocol, (StructureShape)EventMessages.Find(Stream, item.Name).Shape, frame);

        Assert.That((frame.MessageType, frame.EventType), Is.EqualTo(("event", item.Name)));
        Assert.That(read.ToJson(), Is.EqualTo(item.Value.ToJson()));
    }

    [Test]
    public void Headers_have_the_types_of_their_members()
    {
        var frame = EventMessages.Write(Protocol.Find("rest-json")!, Model, Stream, Events.First());

        Assert.That(frame.Headers.Skip(2).Select(header => header.Value.GetType()), Is.EqualTo(new[]
        {
            typeof(bool), typeof(sbyte), typeof(short), typeof(int), typeof(long), typeof(ReadOnlyMemory<byte>), typeof(string), typeof(DateTimeOffset),
        }));
        Assert.That(frame.Payload.Length, Is.Zero);
    }

    [TestCase("blob", "application/octet-stream", "")]
    [TestCase("text", "text/plain", "plain <text>")]
    [TestCase("part", "application/json", """{"a":"x","b":7}""")]
    [TestCase("mixed", "application/json", """{"a":"y","at":1700000000}""")]
    [TestCase("nothing", "application/json", "{}")]
    public void A_payload_says_what_it_is(string name, string type, string text)
    {
        var frame = EventMessages.Write(Protocol.Find("rest-json")!, Model, Stream, Events.Single(e => e.Name == name));

        Assert.That(frame[":content-type"], Is.EqualTo(type));
        if (text.Length > 0) Assert.That(Encoding.UTF8.GetString(frame.Payload.Span), Is.EqualTo(text));
    }

    [Test]
    public void A_header_of_another_type_is_refused()
    {
        var frame = new EventStreamFrame([new("whole", "seven")], default);

        Assert.That(() => EventMessages.Read(Protocol.Find("json")!, (StructureShape)Model.GetShape("HeadersEvent"), frame),
            Throws.TypeOf<MalformedResponseException>().With.Message.EqualTo("The header whole of type String cannot be HeadersEvent.whole, which is of type Integer."));
    }

    [Test]
    public void A_misspelt_event_names_the_choices() => Assert.That(
        () => EventMessages.Write(Protocol.Find("json")!, Model, Stream, new("blub")),
        Throws.ArgumentException.With.Message.EqualTo(
            "Events has no event 'blub'. Did you mean 'blob'? It has headers, blob, text, part, mixed, nothing, broken."));

    [Test]
    public void An_emulator_answers_with_events_and_errors([ValueSource(nameof(Protocols))] string name)
    {
        var protocol = Protocol.Find(name)!;
        _ = Model.TryGetOperation("Watch", out var operation);
        var output = new AwsStructure { ["Station"] = "north", ["Events"] = new AwsEvent[] { new("text", new() { ["words"] = "one" }), new("broken", new() { ["message"] = "gone" }) } };

        var response = protocol.WriteResponse(Model, operation!, output, "id-1");

        var frames = Read(response.Body);
        Assert.That(response.Header("Content-Type"), Is.EqualTo("application/vnd.amazon.eventstream"));
        Assert.That(frames.Select(frame => $"{frame.MessageType} {frame.EventType ?? frame[":exception-type"]}"), Is.EqualTo(
            protocol.SendsInitialEvents ? new[] { "event initial-response", "event text", "exception broken" } : ["event text", "exception broken"]));
    }

    private static List<EventStreamFrame> Read(ReadOnlyMemory<byte> bytes)
    {
        var frames = new List<EventStreamFrame>();
        while (!bytes.IsEmpty)
        {
            frames.Add(EventStreamFrame.TryRead(bytes, out var consumed)!);
            bytes = bytes[consumed..];
        }
        return frames;
    }
}

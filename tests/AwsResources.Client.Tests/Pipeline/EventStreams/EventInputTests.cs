using System.Text;
using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Model;
using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline.EventStreams;

/// <summary>What is sent for inputs with events, over a fake wire that reads it to its end.</summary>
public class EventInputTests
{
    [TestCase("json", "application/x-amz-json-1.1", """{"Room":"den"}""")]
    [TestCase("smithy-rpc-v2-cbor", "application/cbor", "\u00a1dRoomcden")]
    public async Task Protocols_without_headers_send_what_stands_beside_the_stream_first(string protocol, string type, string document)
    {
        using var wire = new FakeTransport().Answer(200, "");
        using var session = Session(wire);

        _ = await session.Client(Model(protocol)).CallAsync("Listen", new() { ["Room"] = "den", ["Sounds"] = new AwsEvent[] { new("word", new() { ["text"] = "hi" }) } });

        var outer = Read(wire.Request.Body);
        var inner = outer.Select(frame => frame.Payload.IsEmpty ? null : EventStreamFrame.Decode(frame.Payload)).ToList();
        Assert.That(inner.Select(frame => frame?.EventType), Is.EqualTo(new[] { "initial-request", "word", null }));
        Assert.That((inner[0]![":content-type"], Encoding.Latin1.GetString(inner[0]!.Payload.Span)), Is.EqualTo(((object)type, document)));
        Assert.That(outer.Select(frame => ((byte[])frame[":chunk-signature"]!).Length), Is.All.EqualTo(32));
        Assert.That(wire.Request.Header("Content-Type"), Is.EqualTo("application/vnd.amazon.eventstream"));
    }

    [Test]
    public async Task Events_of_an_unsigned_call_are_not_signed()
    {
        using var wire = new FakeTransport().Answer(200, "");
        using var session = Session(wire);

        _ = await session.Client(Model("rest-json", auth: "none")).CallAsync("Listen", new() { ["Sounds"] = new AwsEvent[] { new("word", new() { ["text"] = "hi" }) } });

        var only = Read(wire.Request.Body).Single();
        Assert.That((only.EventType, Encoding.UTF8.GetString(only.Payload.Span)), Is.EqualTo(("word", """{"text":"hi"}""")));
        Assert.That(wire.Request.Header("Authorization"), Is.Null);
    }

    [Test]
    public async Task A_call_without_events_sends_only_their_end()
    {
        using var wire = new FakeTransport().Answer(200, "");
        using var session = Session(wire);

        _ = await session.Client(Model("rest-json")).CallAsync("Listen");

        Assert.That(Read(wire.Request.Body).Single().Payload.IsEmpty);
        Assert.That(wire.Request.Header("X-Amz-Content-Sha256"), Is.EqualTo("STREAMING-AWS4-HMAC-SHA256-EVENTS"));
    }

    private static SessionRuntime Session(FakeTransport wire) =>
        new(TestClients.Options with { HttpMessageHandler = wire, EndpointUrl = "https://ears.example.com", TimeProvider = new InstantTime() });

    private static ServiceModel Model(string protocol, string auth = "v4") => ServiceModelParser.Parse("ears", Encoding.UTF8.GetBytes($$$"""
        {
          "version": "2.0",
          "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "ears", "protocol": "{{{protocol}}}", "protocols": ["{{{protocol}}}"], "serviceId": "Ears",
            "jsonVersion": "1.1", "targetPrefix": "Ears", "signatureVersion": "v4"
          },
          "operations": {
            "Listen": { "name": "Listen", "http": { "method": "POST", "requestUri": "/" }, "authtype": "{{{auth}}}", "input": { "shape": "In" }, "output": { "shape": "Out" } }
          },
          "shapes": {
            "In": { "type": "structure", "members": { "Room": { "shape": "Text" }, "Sounds": { "shape": "Sounds" } } },
            "Out": { "type": "structure", "members": { "Sounds": { "shape": "Sounds" } } },
            "Sounds": { "type": "structure", "eventstream": true, "members": { "word": { "shape": "Word" } } },
            "Word": { "type": "structure", "event": true, "members": { "text": { "shape": "Text" } } },
            "Text": { "type": "string" }
          }
        }
        """));

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

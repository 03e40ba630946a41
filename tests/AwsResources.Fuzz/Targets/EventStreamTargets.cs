using System.Buffers.Binary;
using System.IO.Hashing;
using AwsResources.Client;
using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Protocols.EventStreams;
using AwsResources.Client.Tests.Protocols;
using AwsResources.Fuzz.Bodies;

namespace AwsResources.Fuzz.Targets;

/// <summary>Frames of event streams: with their checksums made right again, so that what lies behind them is reached.</summary>
internal static class EventStreamTargets
{
    private static readonly Mutator Frames = new(new FuzzSyntax(
        [[0], [0xFF], [7, 0, 0], [7, 0xFF, 0xFF], [6, 0x7F, 0xFF], [8, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [9], [10], [1, 0x61, 7, 0, 2, 0xC0, 0x80]],
        [([1, 0x61, 0], []), ([1, 0x61, 4], [])], [7, 6, 8], [0]));

    private static readonly (string Service, string Operation)[] Operations =
    [
        ("s3", "SelectObjectContent"), ("kinesis", "SubscribeToShard"), ("logs", "StartLiveTail"), ("lambda", "InvokeWithResponseStream"), ("bedrock-runtime", "ConverseStream"),
        ("bedrock-agent-runtime", "InvokeAgent"), ("iotsitewise", "InvokeAssistant"),
    ];

    private static readonly object[] Strange = [true, (sbyte)-1, 7, long.MaxValue, new byte[] { 1 }, "", "exception", DateTimeOffset.MaxValue, Guid.Empty];

    public static IEnumerable<FuzzTarget> All()
    {
        yield return new("Frames of event streams", 5, Frame);
        yield return new("Frames that arrive in pieces", 2, Arriving);
        yield return new("Events", 5, Event);
    }

    private static FuzzCase Frame(Random random)
    {
        var bytes = Frames.Mutate(random, Valid(random), Valid(random));
        if (random.Next(3) > 0) Mend(random, bytes);
        return new("a frame", bytes, () =>
        {
            for (var rest = (ReadOnlyMemory<byte>)bytes; EventStreamFrame.TryRead(rest, out var consumed) is { } frame; rest = rest[consumed..])
            {
                _ = (frame.MessageType, frame.EventType);
                Assert.That(consumed, Is.Positive);
            }
        });
    }

    private static FuzzCase Arriving(Random random)
    {
        var bytes = Frames.Mutate(random, [.. Valid(random), .. Valid(random), .. Valid(random)], Valid(random));
        var piece = random.Next(1, 40);
        return new($"frames in pieces of {piece}", bytes, () =>
        {
            using var reader = new EventStreamReader(new Pieces(bytes, piece));
            try
            {
                while (reader.ReadAsync(async: false, default).EnsureCompleted() is not null) { }
            }
            catch (EndOfStreamException)
            {
                Assert.That(reader.Position, Is.LessThan(bytes.Length));
            }
        });
    }

    /// <summary>A frame whose checksums are right and whose headers and payload are another event's, or nobody's.</summary>
    private static FuzzCase Event(Random random)
    {
        var (service, name) = Operations[random.Next(Operations.Length)];
        var model = ModelCatalog.Embedded.GetService(service);
        _ = model.TryGetOperation(name, out var operation);
        var protocol = Protocol.For(model);
        var stream = (StructureShape)Protocol.EventStreamOf(operation!.Output)!.Shape;
        var (member, other) = (stream.Members[random.Next(stream.Members.Count)], stream.Members[random.Next(stream.Members.Count)]);
        var frame = EventMessages.Write(protocol, model, stream, new AwsEvent(other.Name, new RandomValues(random).Structure((StructureShape)other.Shape) ?? new AwsStructure()));
        var payload = Payloads(protocol.Name).Mutate(random, frame.Payload.ToArray(), frame.Payload.ToArray());
        var headers = frame.Headers.Select(header => random.Next(6) == 0 ? KeyValuePair.Create(header.Key, Strange[random.Next(Strange.Length)]) : header).ToList();
        return new($"{service}.{name}, {other.Name} read as {member.Name}", payload, () => Values.ReadAll(EventMessages.Read(protocol, (StructureShape)member.Shape, new EventStreamFrame(headers, payload))));
    }

    private static Mutator Payloads(string protocol) => new(protocol == "rest-xml" ? FuzzSyntaxes.Xml : FuzzSyntaxes.Json);

    private static byte[] Valid(Random random)
    {
        object[] values = [true, false, (sbyte)-1, (short)5, 7, 9L, new byte[] { 1, 2 }, "event", DateTimeOffset.UnixEpoch, Guid.Empty];
        var headers = Enumerable.Range(0, random.Next(5)).Select(i => KeyValuePair.Create(i == 0 ? ":message-type" : $"h{i}", values[random.Next(values.Length)])).ToList();
        var payload = new byte[random.Next(60)];
        random.NextBytes(payload);
        return new EventStreamFrame(headers, payload).Encode();
    }

    private static void Mend(Random random, byte[] bytes)
    {
        if (bytes.Length < 16) return;
        if (random.Next(2) == 0) BinaryPrimitives.WriteInt32BigEndian(bytes, bytes.Length);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), Crc32.HashToUInt32(bytes.AsSpan(0, 8)));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(bytes.Length - 4), Crc32.HashToUInt32(bytes.AsSpan(0, bytes.Length - 4)));
    }

    /// <summary>Hands out a few bytes at a time.</summary>
    private sealed class Pieces(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }
}

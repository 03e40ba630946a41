using System.Buffers.Binary;
using System.IO.Hashing;
using AwsResources.Client.Codecs.EventStream;

namespace AwsResources.Fuzz.Targets;

/// <summary>Frames of event streams: with their checksums made right again, so that what lies behind them is reached.</summary>
internal static class EventStreamTargets
{
    private static readonly Mutator Frames = new(new FuzzSyntax(
        [[0], [0xFF], [7, 0, 0], [7, 0xFF, 0xFF], [6, 0x7F, 0xFF], [8, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [9], [10], [1, 0x61, 7, 0, 2, 0xC0, 0x80]],
        [([1, 0x61, 0], []), ([1, 0x61, 4], [])], [7, 6, 8], [0]));

    public static IEnumerable<FuzzTarget> All()
    {
        yield return new("Frames of event streams", 6, Frame);
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
}

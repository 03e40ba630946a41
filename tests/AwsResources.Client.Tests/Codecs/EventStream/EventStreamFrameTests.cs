using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.EventStream;

namespace AwsResources.Client.Tests.Codecs.EventStream;

public class EventStreamFrameTests
{
    private static readonly object[] Values =
    [
        true, false, (sbyte)-50, (short)-20000, 500_000, -50_000_000_000L, new byte[] { 1, 2, 3 }, "some text ✓",
        DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123), Guid.Parse("550e8400-e29b-41d4-a716-446655440000"),
    ];

    // One header of text, written out by hand: the name's length, the name, type 7, two bytes of length, the text.
    private static readonly byte[] Event = Frame([.. "\x0B:event-type\x07\0\x04Mess"u8], "{}"u8);

    [Test]
    public void A_frame_says_what_it_is()
    {
        var frame = EventStreamFrame.Decode(Event);

        Assert.That((frame.EventType, frame.MessageType, Encoding.UTF8.GetString(frame.Payload.Span)), Is.EqualTo(("Mess", (string?)null, "{}")));
    }

    [Test]
    public void All_types_of_header_survive()
    {
        var frame = new EventStreamFrame([.. Values.Select((value, i) => KeyValuePair.Create($"h{i}", value))], new byte[] { 9, 8 });

        var read = EventStreamFrame.Decode(frame.Encode());

        Assert.That(read.Headers.Select(header => header.Key), Is.EqualTo(frame.Headers.Select(header => header.Key)));
        Assert.That(read.Headers.Select(header => header.Value), Is.EqualTo(Values));
        Assert.That(read.Payload.ToArray(), Is.EqualTo(new byte[] { 9, 8 }));
    }

    [Test]
    public void A_frame_that_is_not_whole_yet_is_waited_for()
    {
        for (var length = 0; length < Event.Length; length++)
            Assert.That((EventStreamFrame.TryRead(Event.AsMemory(0, length), out var none), none), Is.EqualTo(((EventStreamFrame?)null, 0)));

        Assert.That(EventStreamFrame.TryRead(new byte[][] { Event, Event }.SelectMany(bytes => bytes).ToArray(), out var consumed), Is.Not.Null);
        Assert.That(consumed, Is.EqualTo(Event.Length));
    }

    [Test]
    public void A_bit_that_flips_anywhere_is_found()
    {
        for (var i = 0; i < Event.Length; i++)
        {
            var bytes = (byte[])Event.Clone();
            bytes[i] ^= 0x10;
            Assert.That(() => EventStreamFrame.Decode(bytes), Throws.TypeOf<MalformedResponseException>(), $"byte {i}");
        }
    }

    [TestCase("\u0001a\u000A", "The header 'a' has the unknown type 10.")]
    [TestCase("\u0005a", "A header ends before it is whole.")]
    [TestCase("\u0001a\u0007\0\u0005xx", "A header ends before it is whole.")]
    [TestCase("\0\0", "A header has no name.")]
    public void Headers_that_cannot_be_are_refused(string headers, string message) =>
        Assert.That(() => EventStreamFrame.Decode(Frame(Encoding.Latin1.GetBytes(headers), [])),
            Throws.TypeOf<MalformedResponseException>().With.Message.EqualTo(message));

    [Test]
    public void A_length_without_end_is_refused_before_its_bytes_are_waited_for()
    {
        var prelude = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(prelude, uint.MaxValue);
        BinaryPrimitives.WriteUInt32BigEndian(prelude.AsSpan(8), Crc32.HashToUInt32(prelude.AsSpan(0, 8)));

        Assert.That(() => EventStreamFrame.TryRead(prelude, out _), Throws.TypeOf<MalformedResponseException>());
    }

    private static byte[] Frame(byte[] headers, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[16 + headers.Length + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Crc32.HashToUInt32(frame.AsSpan(0, 8)));
        headers.CopyTo(frame, 12);
        payload.CopyTo(frame.AsSpan(12 + headers.Length));
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - 4), Crc32.HashToUInt32(frame.AsSpan(0, frame.Length - 4)));
        return frame;
    }
}

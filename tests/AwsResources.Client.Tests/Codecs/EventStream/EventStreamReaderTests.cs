using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.EventStream;

namespace AwsResources.Client.Tests.Codecs.EventStream;

public class EventStreamReaderTests
{
    private static readonly int[] Sizes = [0, 1, 5000, 100_000, 3, 20_000];
    private static readonly byte[] Bytes = [.. Sizes.SelectMany(size => new EventStreamFrame([new("n", size)], new byte[size]).Encode())];

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(4096)]
    [TestCase(1_000_000)]
    public void Frames_are_found_however_the_bytes_arrive(int step)
    {
        using var reader = new EventStreamReader(new Trickle(Bytes, step));
        var found = new List<int>();

        while (reader.ReadAsync(async: false, default).EnsureCompleted() is { } frame)
        {
            Assert.That(frame.Payload.Length, Is.EqualTo(frame["n"]));
            found.Add(frame.Payload.Length);
        }

        Assert.That(found, Is.EqualTo(Sizes));
        Assert.That((reader.Count, reader.Position), Is.EqualTo(((long)Sizes.Length, (long)Bytes.Length)));
    }

    [Test]
    public void A_stream_that_ends_within_a_frame_says_so()
    {
        var whole = new EventStreamFrame([], new byte[10]).Encode();
        for (var length = 1; length < whole.Length; length++)
        {
            using var reader = new EventStreamReader(new MemoryStream([.. whole, .. whole[..length]]));
            _ = reader.ReadAsync(async: false, default).EnsureCompleted();

            Assert.That(() => reader.ReadAsync(async: false, default).EnsureCompleted(),
                Throws.TypeOf<EndOfStreamException>().With.Message.EqualTo($"{length} bytes of a frame came, and no more."));
        }
    }

    [Test]
    public void A_frame_keeps_its_payload_when_the_next_one_is_read()
    {
        byte[] bytes = [.. new EventStreamFrame([], new byte[] { 1, 2 }).Encode(), .. new EventStreamFrame([], new byte[] { 3, 4 }).Encode()];
        using var reader = new EventStreamReader(new Trickle(bytes, bytes.Length));

        var first = reader.ReadAsync(async: false, default).EnsureCompleted()!;
        _ = reader.ReadAsync(async: false, default).EnsureCompleted();

        Assert.That(first.Payload.ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
    }

    [Test]
    public void Bytes_that_are_no_frame_are_refused()
    {
        using var reader = new EventStreamReader(new MemoryStream("{\"message\": \"no stream at all\"}"u8.ToArray()));

        Assert.That(() => reader.ReadAsync(async: false, default).EnsureCompleted(), Throws.TypeOf<MalformedResponseException>());
    }

    private sealed class Trickle(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(step, buffer.Length)]);
    }
}

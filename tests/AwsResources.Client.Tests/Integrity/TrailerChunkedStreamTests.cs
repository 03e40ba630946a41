using System.Text;
using AwsResources.Client.Integrity;

namespace AwsResources.Client.Tests.Integrity;

public class TrailerChunkedStreamTests
{
    [Test]
    public void A_small_body_is_one_chunk_and_a_trailer()
    {
        using var stream = new TrailerChunkedStream(new MemoryStream("123456789"u8.ToArray()), "crc32");

        Assert.That(ReadAll(stream), Is.EqualTo("9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n"));
    }

    [Test]
    public void An_empty_body_is_a_trailer_alone()
    {
        using var stream = new TrailerChunkedStream(new MemoryStream(), "crc32");

        Assert.That(ReadAll(stream), Is.EqualTo("0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"));
    }

    [Test]
    public void A_body_that_is_sent_again_begins_again()
    {
        using var stream = new TrailerChunkedStream(new MemoryStream("123456789"u8.ToArray()), "crc32");
        var first = ReadAll(stream);
        stream.Position = 0;

        Assert.That(ReadAll(stream), Is.EqualTo(first));
    }

    [Test]
    public async Task A_large_body_is_cut_into_chunks_of_64_KiB()
    {
        using var stream = new TrailerChunkedStream(new MemoryStream(new byte[100_000]), "crc32");
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        var text = Encoding.ASCII.GetString(copy.ToArray());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stream.Length, Is.EqualTo(text.Length));
            Assert.That(text, Does.StartWith("10000\r\n\0"));
            Assert.That(text, Does.Contain("\r\n86a0\r\n\0"));
            Assert.That(text, Has.Length.EqualTo("10000\r\n\r\n86a0\r\n\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n".Length + 100_000));
        }
    }

    private static string ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy, 5);
        return Encoding.ASCII.GetString(copy.ToArray());
    }
}

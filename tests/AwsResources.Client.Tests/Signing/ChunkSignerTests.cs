using System.Text;
using AwsResources.Client.Integrity;
using AwsResources.Client.Signing;

namespace AwsResources.Client.Tests.Signing;

/// <summary>The two examples of AWS's documentation: 66560 letters a, in chunks of 64 KiB and 1 KiB.</summary>
public class ChunkSignerTests
{
    [Test]
    public void A_body_in_signed_chunks_is_the_documented_one()
    {
        using var stream = Letters(null, "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");

        Assert.That(ReadAll(stream), Is.EqualTo(
            "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n" + new string('a', 65536)
            + "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n" + new string('a', 1024)
            + "\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n"));
        Assert.That(stream.Length, Is.EqualTo(66824));
    }

    [Test]
    public void A_body_in_signed_chunks_with_a_trailer_is_the_documented_one()
    {
        using var stream = Letters("crc32c", "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
        var text = ReadAll(stream);

        Assert.That(text, Is.EqualTo(
            "10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n" + new string('a', 65536)
            + "\r\n400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n" + new string('a', 1024)
            + "\r\n0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
            + "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n"));
        Assert.That(stream.Length, Is.EqualTo(text.Length));
    }

    private static TrailerChunkedStream Letters(string? algorithm, string seed)
    {
        var context = new SigningContext { Region = "us-east-1", Service = "s3", Time = new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero) };
        var credentials = new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        return new(new MemoryStream(Encoding.ASCII.GetBytes(new string('a', 66560))), algorithm) { Signer = new ChunkSigner(credentials, context, seed) };
    }

    private static string ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy, 1000);
        return Encoding.ASCII.GetString(copy.ToArray());
    }
}

using System.Text;
using AwsResources.Client.Integrity;

namespace AwsResources.Client.Tests.Integrity;

public class ChecksumTests
{
    // The check values that the catalogues of these algorithms give for "123456789".
    [TestCase("crc32", "CBF43926")]
    [TestCase("crc32c", "E3069283")]
    [TestCase("crc64nvme", "AE8B14860A799888")]
    [TestCase("sha1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    [TestCase("sha256", "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225")]
    public void An_algorithm_gives_its_check_value(string name, string expected)
    {
        using var checksum = Checksum.Create(name)!;
        checksum.Append("123456789"u8);

        Assert.That(Convert.ToHexString(Convert.FromBase64String(checksum.ToBase64())), Is.EqualTo(expected));
    }

    [TestCaseSource(typeof(Checksum), nameof(Checksum.Names))]
    public void Parts_give_what_the_whole_gives(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500)));
        using var whole = Checksum.Create(name)!;
        using var parts = Checksum.Create(name.ToUpperInvariant())!;
        whole.Append(bytes);
        foreach (var part in bytes.Chunk(13)) parts.Append(part);

        Assert.That(parts.ToBase64(), Is.EqualTo(whole.ToBase64()));
    }

    [Test]
    public void An_unknown_algorithm_is_none() => Assert.That(Checksum.Create("md17"), Is.Null);
}

using System.Security.Cryptography;
using AwsResources.Client.Signing;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Signing;

public class SigV4aTests
{
    [Test]
    public void A_secret_gives_the_key_pair_that_AWS_derives_from_it()
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = SigV4a.DerivePrivateKey(TestClients.Credentials.AccessKeyId, TestClients.Credentials.SecretAccessKey),
        });
        var point = key.ExportParameters(includePrivateParameters: false).Q;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToHexStringLower(point.X!), Is.EqualTo("b6618f6a65740a99e650b33b6b4b5bd0d43b176d721a3edfea7e7d2d56d936b1"));
            Assert.That(Convert.ToHexStringLower(point.Y!), Is.EqualTo("865ed22a7eadc9c5cb9d2cbaca1b3699139fedc5043dc6661864218330c8e518"));
        }
    }

    [Test]
    public void Every_signature_of_many_threads_is_good()
    {
        var text = "text to sign"u8.ToArray();
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = SigV4a.DerivePrivateKey(TestClients.Credentials.AccessKeyId, TestClients.Credentials.SecretAccessKey),
        });

        var signatures = Enumerable.Range(0, 200).AsParallel().Select(_ =>
        {
            var signature = new byte[SigV4a.LongestSignature];
            return signature[..SigV4a.Sign(TestClients.Credentials, text, signature)];
        }).ToArray();

        Assert.That(signatures, Has.All.Matches<byte[]>(
            signature => key.VerifyData(text, signature!, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }
}

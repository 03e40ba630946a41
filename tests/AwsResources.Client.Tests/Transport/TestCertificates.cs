using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AwsResources.Client.Tests.Transport;

/// <summary>An authority that nobody but a test trusts, and certificates that it signed.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private static readonly DateTimeOffset Until = From.AddDays(30);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly List<IDisposable> _made = [];

    public TestCertificates()
    {
        var request = new CertificateRequest("CN=Authority of a test", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        Authority = request.CreateSelfSigned(From, Until);
        Server = Issue("CN=server of a test", "1.3.6.1.5.5.7.3.1");
        Client = Issue("CN=client of a test", "1.3.6.1.5.5.7.3.2");
        BundlePath = Path.Join(Path.GetTempPath(), $"awsresources-{Guid.NewGuid():N}.pem");
        File.WriteAllText(BundlePath, Authority.ExportCertificatePem());
    }

    public X509Certificate2 Authority { get; }

    /// <summary>For 127.0.0.1 and localhost.</summary>
    public X509Certificate2 Server { get; }

    public X509Certificate2 Client { get; }

    /// <summary>A file with the authority's certificate.</summary>
    public string BundlePath { get; }

    public void Dispose()
    {
        File.Delete(BundlePath);
        foreach (var made in _made) made.Dispose();
        Authority.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Issue(string name, string usage)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _made.Add(key);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(Authority, From, Until, Guid.NewGuid().ToByteArray());
        var certificate = signed.CopyWithPrivateKey(key);
        _made.Add(certificate);
        return certificate;
    }
}

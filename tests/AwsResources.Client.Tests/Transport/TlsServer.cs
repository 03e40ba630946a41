using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace AwsResources.Client.Tests.Transport;

/// <summary>A server of HTTPS on the loopback, which answers <c>{}</c> to everything and keeps what clients showed.</summary>
internal sealed class TlsServer(X509Certificate2 certificate, bool asksForCertificate = false) : LoopbackListener
{
    private readonly List<string?> _shown = [];

    public string Url => $"https://127.0.0.1:{Port}";

    /// <summary>The subjects of clients' certificates, one a request; null where a client had none.</summary>
    public IReadOnlyList<string?> Shown
    {
        get
        {
            lock (_shown) return [.. _shown];
        }
    }

    protected override async Task ServeAsync(NetworkStream connection, CancellationToken end)
    {
        await using var tls = new SslStream(connection);
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ClientCertificateRequired = asksForCertificate,
                RemoteCertificateValidationCallback = static (_, _, _, _) => true,
            },
            end);
        while (await ReadHeadAsync(tls, end) is { Length: > 0 })
        {
            lock (_shown) _shown.Add(tls.RemoteCertificate?.Subject);
            await AnswerAsync(tls, "200 OK", "{}", end, "Content-Type: application/x-amz-json-1.0");
        }
    }
}

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AwsResources.Client.Transport;

/// <summary>Makes the pool of connections that a transport has where the user gives no handler.</summary>
internal static class SocketsHandler
{
    /// <param name="options">How requests travel.</param>
    /// <param name="connections">Counts the connections that are made.</param>
    /// <exception cref="AwsConfigurationException">The bundle of trusted certificates cannot be read or has none, or the client's certificate lacks its key.</exception>
    public static SocketsHttpHandler Make(TransportOptions options, ConnectionCount connections)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = options.Proxy is not null || options.UsesSystemProxy,
            Proxy = options.Proxy is { } proxy ? new DiscreetProxy(proxy) : null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ActivityHeadersPropagator = null,
            EnableMultipleHttp2Connections = true,
            PlaintextStreamFilter = connections.Count,
        };
        if (options.MaxConnections is { } most) handler.MaxConnectionsPerServer = most;
        if (options.KeepsAlive) handler.ConnectCallback = ConnectAsync;
        if (options.CaBundle is { } file) handler.SslOptions.CertificateChainPolicy = Trusting(file, options.CaBundleSource);
        if (options.ClientCertificate is { } certificate) handler.SslOptions.ClientCertificateContext = Shown(certificate);
        return handler;
    }

    private static X509ChainPolicy Trusting(string file, string source)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new AwsConfigurationException($"The bundle of trusted certificates '{file}' ({source}) cannot be read: {error.Message}", error);
        }
        return policy.CustomTrustStore.Count > 0
            ? policy
            : throw new AwsConfigurationException($"The bundle of trusted certificates '{file}' ({source}) has no certificate; expected blocks that begin with -----BEGIN CERTIFICATE-----.");
    }

    private static SslStreamCertificateContext Shown(X509Certificate2 certificate) => certificate.HasPrivateKey
        ? SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true)
        : throw new AwsConfigurationException($"AwsSessionOptions.ClientCertificate ({certificate.Subject}) has no private key, without which it proves nothing.");

    // The platform's own way of connecting, and the one socket option that it has no property for.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

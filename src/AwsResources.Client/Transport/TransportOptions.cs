using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace AwsResources.Client.Transport;

/// <summary>How requests travel, and the limits of one attempt. Sessions with equal ones can share their connections.</summary>
internal sealed record TransportOptions
{
    public static TimeSpan DefaultConnectTimeout { get; } = TimeSpan.FromSeconds(60);

    public static TimeSpan DefaultReadTimeout { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a connection may take to be made.</summary>
    public TimeSpan ConnectTimeout { get; init; } = DefaultConnectTimeout;

    /// <summary>How long the answer may take to begin, and every further part of it to come.</summary>
    public TimeSpan ReadTimeout { get; init; } = DefaultReadTimeout;

    /// <summary>How long an attempt may take in all; null for no bound of its own.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>A file of trusted certificates (PEM) instead of the system's; null for the system's.</summary>
    public string? CaBundle { get; init; }

    /// <summary>What tells the user where the file's name comes from.</summary>
    public string CaBundleSource { get; init; } = "AWS_CA_BUNDLE or ca_bundle";

    /// <summary>The proxy; null for none, or for the system's.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether the system's proxy is used where none is given.</summary>
    public bool UsesSystemProxy { get; init; }

    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The most connections to one host; null for no bound.</summary>
    public int? MaxConnections { get; init; }

    public bool KeepsAlive { get; init; }
}

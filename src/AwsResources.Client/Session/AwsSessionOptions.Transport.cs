using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace AwsResources;

// How requests travel: connections, their limits, and who is trusted.
public sealed partial record AwsSessionOptions
{
    /// <summary>What sends requests. Default: one pooled handler for the session. The session does not dispose of a handler that it is given.</summary>
    public HttpMessageHandler? HttpMessageHandler { get; init; }

    /// <summary>
    /// Whether the default chain asks the metadata services of containers and instances for credentials, by connections of its own. Default: true;
    /// false for a session with an <see cref="HttpMessageHandler"/> or an <see cref="Environment"/> of the caller's own, which a test has.
    /// </summary>
    public bool? UseMetadataServices { get; init; }

    /// <summary>How long a connection may take to be made, TLS included. Default: that of <see cref="DefaultsMode"/>, else 60 seconds. Not used with a handler of the caller's own.</summary>
    public TimeSpan? ConnectTimeout { get; init; }

    /// <summary>How long one attempt may wait for the answer to begin, and for each further part of it. Default: 60 seconds.</summary>
    public TimeSpan? ReadTimeout { get; init; }

    /// <summary>How long one attempt may take in all, from its sending to the last byte of its answer (to the first byte of a streamed body). Default: no bound beyond <see cref="ReadTimeout"/>.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>How long a call may take in all, waits between attempts included. Default: no bound beyond those of its attempts.</summary>
    public TimeSpan? CallTimeout { get; init; }

    /// <summary>
    /// The proxy that calls go through; its user and password may stand in its address or its <see cref="IWebProxy.Credentials"/>, and are never logged.
    /// An empty <see cref="WebProxy"/> goes through none. Default: the system's, which is <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c> and
    /// <c>NO_PROXY</c> where these are set; none for a session with an <see cref="Environment"/> of its own.
    /// </summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>A file of certificates (PEM) that are trusted instead of the system's. Default: <c>AWS_CA_BUNDLE</c>, then the profile's <c>ca_bundle</c>.</summary>
    public string? CaBundle { get; init; }

    /// <summary>The certificate, with its private key, that the client shows to endpoints which ask for one. Default: none. The session does not dispose of it.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>How many connections to one host may be open at once; calls beyond them wait. Default: no bound.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>
    /// Whether idle connections are kept open by TCP's own probes, which helps calls of many minutes through routers that forget silent connections.
    /// Default: <c>BOTOCORE_TCP_KEEPALIVE</c>, then the profile's <c>tcp_keepalive</c>, then false.
    /// </summary>
    public bool? TcpKeepAlive { get; init; }

    /// <summary>A set of defaults for timeouts, retries and endpoints. Default: <c>AWS_DEFAULTS_MODE</c>, then the profile's <c>defaults_mode</c>, then <see cref="AwsDefaultsMode.Legacy"/>.</summary>
    public AwsDefaultsMode? DefaultsMode { get; init; }
}

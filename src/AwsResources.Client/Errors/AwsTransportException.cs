namespace AwsResources;

/// <summary>A request did not get through, or its answer did not come back whole: refused or cut connections, names that do not resolve, TLS, timeouts.</summary>
/// <remarks>Where the request had been sent, the service may have done what it was asked to.</remarks>
public sealed class AwsTransportException : AwsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, where, and to which call.</param>
    /// <param name="kind">What happened, in a word.</param>
    /// <param name="innerException">The cause.</param>
    public AwsTransportException(string message, AwsTransportFailure kind, Exception? innerException = null) : base(message, innerException) => Kind = kind;

    /// <summary>What happened, in a word.</summary>
    public AwsTransportFailure Kind { get; }

    /// <summary>How often the request was tried.</summary>
    public int Attempts { get; internal init; } = 1;

    /// <summary>How long was waited before each further attempt, in order; empty where there was none.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; internal init; } = [];

    /// <summary>Whether trying again may help; a certificate that is wrong stays wrong, and so does a password that a proxy does not know.</summary>
    public bool IsRetryable => MayPass(Kind);

    /// <summary>Whether another attempt may end otherwise.</summary>
    internal static bool MayPass(AwsTransportFailure kind) => kind is not (AwsTransportFailure.Tls or AwsTransportFailure.ProxyRefused);
}

/// <summary>The ways in which a request does not get through.</summary>
public enum AwsTransportFailure
{
    /// <summary>Something that has no word here; the inner exception tells.</summary>
    Other,

    /// <summary>The host's name did not resolve.</summary>
    NameResolution,

    /// <summary>Nothing listens at the endpoint, or it cannot be reached.</summary>
    ConnectionRefused,

    /// <summary>The connection was not made in time.</summary>
    ConnectTimeout,

    /// <summary>TLS failed: most often a certificate that is not trusted.</summary>
    Tls,

    /// <summary>The connection was cut before or while the request was sent, or before the answer began.</summary>
    ConnectionCut,

    /// <summary>No answer came in time.</summary>
    ReadTimeout,

    /// <summary>The answer ended before it was whole.</summary>
    BodyCut,

    /// <summary>The answer is no HTTP.</summary>
    NotHttp,

    /// <summary>The call, with all its attempts and waits, did not end within the session's bound.</summary>
    CallTimeout,

    /// <summary>The answer's body does not have the checksum that its headers promise.</summary>
    ChecksumMismatch,

    /// <summary>The proxy does not let the request through: most often it wants a password (407).</summary>
    ProxyRefused,
}

using AwsResources.Client.Configuration;
using AwsResources.Client.Transport;
using Microsoft.Extensions.Logging;

namespace AwsResources;

/// <summary>What a session is told in code. Whatever is left unset comes from the environment, then the profile, then the default.</summary>
public sealed partial record AwsSessionOptions
{
    /// <summary>The region that calls go to. Default: <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, then the profile's <c>region</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The profile of the shared files. Default: <c>AWS_PROFILE</c>, then <c>default</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>The credentials; <see cref="AwsCredentials.Anonymous"/> sends calls unsigned. Default: found by <see cref="CredentialProvider"/>.</summary>
    public AwsCredentials? Credentials { get; init; }

    /// <summary>What finds credentials, in place of any chain. Default: <see cref="CredentialChain"/>.</summary>
    public IAwsCredentialProvider? CredentialProvider { get; init; }

    /// <summary>The order in which credentials are looked for, with providers of your own anywhere in it. Default: <see cref="AwsCredentialChain.Default"/>.</summary>
    public AwsCredentialChain? CredentialChain { get; init; }

    /// <summary>
    /// Asks a person for the code that an MFA device shows, for roles of profiles with <c>mfa_serial</c>; a synchronous call waits for it.
    /// Default: none, and such a role is an error which says so. It is asked again when the role's credentials end.
    /// </summary>
    public Func<AwsMfaPrompt, CancellationToken, ValueTask<string>>? MfaCode { get; init; }

    /// <summary>
    /// Shows a person where to sign in to IAM Identity Center (SSO), and with which code, when a profile's sign-in is missing or over and
    /// cannot be renewed. The session then waits until that is done. Default: none, and the error says to run <c>aws sso login</c>.
    /// </summary>
    public Func<AwsSignIn, CancellationToken, ValueTask>? SignIn { get; init; }

    /// <summary>What knows bearer tokens, for services that take these. Default: <c>AWS_BEARER_TOKEN_*</c> with the service's name in signatures, such as <c>AWS_BEARER_TOKEN_BEDROCK</c>, then the sign-in of the profile's <c>sso_session</c>.</summary>
    public IAwsTokenProvider? TokenProvider { get; init; }

    /// <summary>
    /// The ways of authorising calls that are wanted most, where a service leaves a choice: <c>sigv4</c>, <c>sigv4a</c>, <c>httpBearerAuth</c>, <c>noAuth</c>.
    /// Default: <c>AWS_AUTH_SCHEME_PREFERENCE</c>, the profile's <c>auth_scheme_preference</c>, then the service's own order.
    /// </summary>
    public IReadOnlyList<string>? AuthSchemePreference { get; init; }

    /// <summary>An endpoint to call instead of AWS's own, for every service. Default: <c>AWS_ENDPOINT_URL_*</c>, <c>AWS_ENDPOINT_URL</c>, then the profile's <c>endpoint_url</c>.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Environment variables and files. Default: those of this process.</summary>
    public AwsEnvironment? Environment { get; init; }

    /// <summary>Where calls, attempts, retries and errors are logged. Default: nowhere. Secrets are never logged.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>What is done at the named points of the session's calls. Default: nothing; the session's <c>Hooks</c> takes hooks at any time.</summary>
    public AwsHooks? Hooks { get; init; }

    /// <summary>The clock for signatures, waits, ends of credentials and the bounds of calls; single attempts are timed by the machine's. Default: the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>How often a request is sent at most, the first time included. Default: <c>AWS_MAX_ATTEMPTS</c>, the profile's <c>max_attempts</c>, then 3.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>The way of retrying. Default: <c>AWS_RETRY_MODE</c>, the profile's <c>retry_mode</c>, then <see cref="AwsRetryMode.Standard"/>.</summary>
    public AwsRetryMode? RetryMode { get; init; }

    /// <summary>Whether endpoints validated by FIPS 140 are called. Default: <c>AWS_USE_FIPS_ENDPOINT</c>, then false.</summary>
    public bool? UseFips { get; init; }

    /// <summary>Whether endpoints that also speak IPv6 are called. Default: <c>AWS_USE_DUALSTACK_ENDPOINT</c>, then false.</summary>
    public bool? UseDualStack { get; init; }

    /// <summary>Folders whose models add to the library's own or replace them, in the layout of botocore's data. Default: <c>AWS_DATA_PATH</c> and <c>~/.aws/models</c>.</summary>
    public IReadOnlyList<string>? ModelFolders { get; init; }

    /// <summary>
    /// The protocol to speak with services that offer it beside others, such as <c>smithy-rpc-v2-cbor</c>. Default: the first that a
    /// service offers of json, rest-json, rest-xml, smithy-rpc-v2-cbor, query and ec2. A service that does not offer it is spoken to as by default.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such protocol.</exception>
    public string? PreferredProtocol
    {
        get;
        init => field = value is null || Client.Protocols.Protocol.Find(value) is not null ? value : throw new ArgumentException(
            $"'{value}' is no protocol; expected {string.Join(", ", Client.Protocols.Protocol.KnownNames)}.", nameof(value));
    }

    /// <summary>Whether S3 buckets go into the path (<c>host/bucket/key</c>) and not into the host name. Default: false, but true where the endpoint is an IP address.</summary>
    public bool? S3ForcePathStyle { get; init; }

    /// <summary>Whether S3 Transfer Acceleration is used. Default: false.</summary>
    public bool? S3UseAccelerate { get; init; }

    /// <summary>Gives a number from 0 to 1, by which waits between attempts are multiplied. Default: a random one. A test fixes it.</summary>
    internal Func<double>? Jitter { get; init; }

    /// <summary>Makes the transport to the metadata services of containers and instances. Default: the real network for the process's own environment without a handler of the caller's, else none.</summary>
    internal Func<TransportOptions, ITransport>? MetadataTransport { get; init; }

    /// <summary>Makes idempotency tokens and the ids of calls. Default: random ones. A test fixes them.</summary>
    internal Func<string>? Tokens { get; init; }

    /// <summary>All of it but secrets.</summary>
    public override string ToString()
    {
        var members = new System.Text.StringBuilder();
        _ = PrintMembers(members);
        if (EndpointUrl is { Length: > 0 } url) _ = members.Replace(url, Redaction.OfUrl(url));
        return $"{nameof(AwsSessionOptions)} {{ {members} }}";
    }

    /// <summary>Whether a session with these options finds the credentials that one with others does: all is equal but what only calls heed.</summary>
    internal bool FindsCredentialsAs(AwsSessionOptions other) => Neutral() == other.Neutral();

    private AwsSessionOptions Neutral() => this with
    {
        Region = null,
        TokenProvider = null,
        AuthSchemePreference = null,
        PreferredProtocol = null,
        S3ForcePathStyle = null,
        S3UseAccelerate = null,
    };
}

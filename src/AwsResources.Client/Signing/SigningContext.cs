namespace AwsResources.Client.Signing;

/// <summary>What a signature depends on besides the request and the credentials.</summary>
internal readonly struct SigningContext
{
    public const string SecurityToken = "X-Amz-Security-Token";
    public const string ExpressSessionToken = "X-Amz-S3session-Token";

    public SigningContext()
    {
    }

    public required string Region { get; init; }

    /// <summary>The service's name in signatures ("ec2"), which is not always its endpoint's.</summary>
    public required string Service { get; init; }

    /// <summary>
    /// The regions that a signature of Version 4a covers ("*", "us-east-1,eu-west-1"); null signs with Version 4, for <see cref="Region"/> alone.
    /// </summary>
    public string? RegionSet { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>
    /// The payload's hash, in lower-case hexadecimal, or one of <see cref="PayloadHashes"/>.
    /// Null hashes the body's bytes (or a stream that can seek).
    /// </summary>
    public string? PayloadHash { get; init; }

    /// <summary>Whether the encoded path is encoded again, as most services have it; an auth scheme says disableDoubleEncoding where not.</summary>
    public bool DoubleEncode { get; init; } = true;

    /// <summary>Whether dot segments and repeated slashes are taken out of the path; off together with <see cref="DoubleEncode"/>.</summary>
    public bool NormalizePath { get; init; } = true;

    /// <summary>Whether the payload's hash is also sent, as x-amz-content-sha256, which object stores want.</summary>
    public bool SendPayloadHash { get; init; }

    /// <summary>False leaves the session token out of what is signed; it is sent all the same.</summary>
    public bool SignSessionToken { get; init; } = true;

    /// <summary>The header or parameter of the session token; sessions of S3 Express have one of their own.</summary>
    public string SessionTokenName { get; init; } = SecurityToken;

    /// <summary>The name that the signature's algorithm has on the wire.</summary>
    public string Algorithm => RegionSet is null ? CredentialScope.Algorithm : SigV4a.Algorithm;

    /// <summary>The region of the credential scope; a signature of Version 4a has none there.</summary>
    internal string? ScopeRegion => RegionSet is null ? Region : null;
}

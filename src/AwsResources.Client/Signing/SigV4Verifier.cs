using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>Why a signature does not hold.</summary>
internal enum SignatureFault
{
    None,

    /// <summary>The request is not signed at all.</summary>
    Missing,

    /// <summary>A part of the signature is absent or not of the right form.</summary>
    Malformed,

    /// <summary>Nobody knows the access key id.</summary>
    UnknownAccessKey,

    /// <summary>The session token is not the one that belongs to the access key.</summary>
    InvalidToken,

    /// <summary>The time of the signature is too far from the server's.</summary>
    Skewed,

    /// <summary>The presigned URL is older than it said it would be valid.</summary>
    Expired,

    /// <summary>The signature is for another region or service.</summary>
    WrongScope,

    /// <summary>The body is not the one whose hash was sent.</summary>
    PayloadMismatch,

    /// <summary>The signature is another one than the request and the secret give.</summary>
    Mismatch,
}

/// <summary>What a verification found.</summary>
/// <param name="Fault">Why the signature does not hold; None when it does.</param>
/// <param name="Message">The fault in a sentence, without secrets; empty when there is none.</param>
/// <param name="Authorization">What the request's signature said, as far as it could be read.</param>
/// <param name="Credentials">Whose signature it is; null unless it holds.</param>
/// <param name="Steps">Canonical request and string to sign as the verifier computed them; null where it did not get that far.</param>
internal sealed record SignatureVerdict(
    SignatureFault Fault, string Message, SignatureAuthorization? Authorization = null, AwsCredentials? Credentials = null, SignatureSteps? Steps = null)
{
    public bool IsValid => Fault == SignatureFault.None;
}

/// <summary>The other side of <see cref="SigV4Signer"/>: computes a request's signature again and compares.</summary>
/// <param name="findCredentials">Gives the credentials of an access key id; null for an unknown one.</param>
internal sealed class SigV4Verifier(Func<string, AwsCredentials?> findCredentials)
{
    /// <summary>How far the clocks of client and server may lie apart.</summary>
    public static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(15);

    /// <summary>The region that signatures must be for; null takes any.</summary>
    public string? Region { get; init; }

    /// <summary>The service name that signatures must be for; null takes any.</summary>
    public string? Service { get; init; }

    /// <summary>As the signer's context: off for object stores.</summary>
    public bool DoubleEncode { get; init; } = true;

    /// <summary>As the signer's context: off for object stores.</summary>
    public bool NormalizePath { get; init; } = true;

    /// <summary>Whether a presigned URL says nothing of the body, as with object stores; elsewhere its signature covers the body's hash.</summary>
    public bool PresignedBodyIsUnsigned { get; init; }

    /// <summary>Verifies a request whose body is at hand as bytes.</summary>
    public SignatureVerdict Verify(AwsRequest request, DateTimeOffset now)
    {
        var (authorization, fault, message) = SignatureAuthorization.Read(request);
        if (authorization is null) return new(fault, message);
        return CheckTime(authorization, now) ?? CheckScope(authorization) ?? Verify(request, authorization);
    }

    private SignatureVerdict Verify(AwsRequest request, SignatureAuthorization authorization)
    {
        if (findCredentials(authorization.AccessKeyId) is not { } credentials)
            return new(SignatureFault.UnknownAccessKey, $"The access key id '{authorization.AccessKeyId}' is not known.", authorization);
        if (!SameSecret(authorization.SessionToken ?? "", credentials.SessionToken ?? ""))
            return new(SignatureFault.InvalidToken, "The session token is not the one that belongs to the access key.", authorization);

        var payloadHash = PayloadHash(request, authorization);
        if (IsHash(payloadHash) && request.Body.Stream is null && payloadHash != SigV4Signer.HashOf(request.Body))
            return new(SignatureFault.PayloadMismatch, "The body is not the one whose SHA-256 the header x-amz-content-sha256 states.", authorization);

        var context = new SigningContext
        {
            Region = authorization.Region,
            Service = authorization.Service,
            Time = authorization.Time,
            DoubleEncode = DoubleEncode,
            NormalizePath = NormalizePath,
        };
        var steps = Compute(request, credentials, context, authorization, payloadHash);
        return SameSecret(steps.Signature, authorization.Signature)
            ? new(SignatureFault.None, "", authorization, credentials, steps)
            : new(SignatureFault.Mismatch, "The signature is not the one that the request and the secret access key give.", authorization, null, steps);
    }

    private static SignatureSteps Compute(
        AwsRequest request, AwsCredentials credentials, in SigningContext context, SignatureAuthorization authorization, string payloadHash)
    {
        var steps = new SignatureSteps();
        var canonical = new Utf8Builder(stackalloc byte[2048]);
        try
        {
            Span<byte> signature = stackalloc byte[SigV4.SignatureLength];
            var signed = SignedHeaders.Listed(authorization.SignedHeaders);
            var time = CredentialScope.FormatTime(authorization.Time);
            _ = SigV4.Compute(ref canonical, request, credentials, context, signed, time, payloadHash, ref signature, steps);
            return steps;
        }
        finally
        {
            canonical.Dispose();
        }
    }

    private string PayloadHash(AwsRequest request, SignatureAuthorization authorization)
    {
        if (request.Headers.TryGet("x-amz-content-sha256", out var stated)) return stated;
        if (request.Query.TryGet("X-Amz-Content-Sha256", out var inQuery) && inQuery is not null) return inQuery;
        return authorization.IsPresigned && PresignedBodyIsUnsigned ? PayloadHashes.Unsigned : SigV4Signer.HashOf(request.Body);
    }

    private static SignatureVerdict? CheckTime(SignatureAuthorization authorization, DateTimeOffset now)
    {
        var age = now - authorization.Time;
        if (authorization.Expires is { } expires && age > expires)
            return new(SignatureFault.Expired, $"The URL was valid for {expires.TotalSeconds} s from {authorization.Time:u}; it is {now:u}.", authorization);
        if (age < -LargestSkew || (authorization.Expires is null && age > LargestSkew))
            return new(SignatureFault.Skewed, $"The request was signed at {authorization.Time:u}; it is {now:u}, more than 15 minutes apart.", authorization);
        return null;
    }

    private SignatureVerdict? CheckScope(SignatureAuthorization authorization)
    {
        if (Region is not null && authorization.Region != Region)
            return new(SignatureFault.WrongScope, $"The signature is for region '{authorization.Region}'; expected '{Region}'.", authorization);
        if (Service is not null && authorization.Service != Service)
            return new(SignatureFault.WrongScope, $"The signature is for service '{authorization.Service}'; expected '{Service}'.", authorization);
        return null;
    }

    private static bool IsHash(string payloadHash) => payloadHash.Length == SigV4.SignatureLength && payloadHash.All(char.IsAsciiHexDigitLower);

    private static bool SameSecret(string left, string right)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>Signs requests with Signature Version 4 or 4a, in the headers or in the query.</summary>
/// <remarks>A request may be signed again (for another attempt): what the signature before wrote is replaced.</remarks>
internal static class SigV4Signer
{
    /// <summary>The longest that AWS lets a presigned URL live.</summary>
    public static readonly TimeSpan LongestExpiry = TimeSpan.FromDays(7);

    private const string RegionSetName = "X-Amz-Region-Set";

    private static readonly string[] QueryNames =
    [
        "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires", RegionSetName,
        SigningContext.SecurityToken, SigningContext.ExpressSessionToken, CanonicalQuery.SignatureParameter,
    ];

    /// <summary>Signs in the headers: adds X-Amz-Date, Authorization, and what the context asks for.</summary>
    public static void Sign(AwsRequest request, AwsCredentials credentials, in SigningContext context, SignatureSteps? steps = null)
    {
        var headers = request.Headers;
        var time = CredentialScope.FormatTime(context.Time);
        var payloadHash = context.PayloadHash ?? HashOf(request.Body);
        headers.Set("X-Amz-Date", time);
        _ = headers.Remove(SigningContext.SecurityToken);
        _ = headers.Remove(SigningContext.ExpressSessionToken);
        if (context.RegionSet is { } regions) headers.Set(RegionSetName, regions);
        if (context.SendPayloadHash) headers.Set("X-Amz-Content-Sha256", payloadHash);
        if (credentials.SessionToken is { } token && context.SignSessionToken) headers.Set(context.SessionTokenName, token);

        var canonical = new Utf8Builder(stackalloc byte[2048]);
        try
        {
            Span<byte> signature = stackalloc byte[SigV4.LongestSignature];
            var names = SigV4.Compute(ref canonical, request, credentials, context, SignedHeaders.All, time, payloadHash, ref signature, steps);
            headers.Set("Authorization", Authorization(credentials, context, time, canonical.Written[names], signature));
        }
        finally
        {
            canonical.Dispose();
        }

        if (credentials.SessionToken is { } late && !context.SignSessionToken) headers.Set(context.SessionTokenName, late);
    }

    /// <summary>Signs in the query, so that the URI alone is the permission until it expires.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The expiry is not between one second and seven days.</exception>
    public static void Presign(
        AwsRequest request, AwsCredentials credentials, in SigningContext context, TimeSpan expires, SignatureSteps? steps = null)
    {
        if (expires < TimeSpan.FromSeconds(1) || expires > LongestExpiry)
            throw new ArgumentOutOfRangeException(nameof(expires), expires, "A presigned URL lives between 1 second and 7 days.");

        var time = CredentialScope.FormatTime(context.Time);
        var query = request.Query;
        foreach (var name in QueryNames) _ = query.Remove(name);
        query.Add("X-Amz-Algorithm", context.Algorithm);
        query.Add("X-Amz-Credential", CredentialScope.Credential(credentials.AccessKeyId, time, context.ScopeRegion, context.Service));
        query.Add("X-Amz-Date", time);
        query.Add("X-Amz-SignedHeaders", NamesOf(request));
        query.Add("X-Amz-Expires", ((long)expires.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        if (context.RegionSet is { } regions) query.Add(RegionSetName, regions);
        if (credentials.SessionToken is { } token && context.SignSessionToken) query.Add(context.SessionTokenName, token);

        var payloadHash = context.PayloadHash ?? HashOf(request.Body);
        query.Add(CanonicalQuery.SignatureParameter, SignatureOf(request, credentials, context, time, payloadHash, steps));
        if (credentials.SessionToken is { } late && !context.SignSessionToken) query.Add(context.SessionTokenName, late);
    }

    /// <summary>The SHA-256 of a body, in lower-case hexadecimal.</summary>
    /// <exception cref="InvalidOperationException">The body is a stream that can be read only once.</exception>
    public static string HashOf(RequestBody body)
    {
        Span<byte> hash = stackalloc byte[SigV4.HashLength];
        if (body.Stream is null)
        {
            if (body.Length == 0) return PayloadHashes.Empty;
            _ = SHA256.HashData(body.Bytes.Span, hash);
            return Convert.ToHexStringLower(hash);
        }

        if (!body.IsReplayable)
            throw new InvalidOperationException("The body is a stream that cannot seek, so its hash cannot be signed; sign it as UNSIGNED-PAYLOAD.");

        body.Rewind();
        _ = SHA256.HashData(body.Stream, hash);
        body.Rewind();
        return Convert.ToHexStringLower(hash);
    }

    private static string NamesOf(AwsRequest request)
    {
        var scratch = new Utf8Builder(stackalloc byte[1024]);
        try
        {
            var list = CanonicalHeaders.Write(ref scratch, request, SignedHeaders.All);
            return Encoding.ASCII.GetString(scratch.Written[list]);
        }
        finally
        {
            scratch.Dispose();
        }
    }

    private static string SignatureOf(
        AwsRequest request, AwsCredentials credentials, in SigningContext context, string time, string payloadHash, SignatureSteps? steps)
    {
        var canonical = new Utf8Builder(stackalloc byte[2048]);
        try
        {
            Span<byte> signature = stackalloc byte[SigV4.LongestSignature];
            _ = SigV4.Compute(ref canonical, request, credentials, context, SignedHeaders.All, time, payloadHash, ref signature, steps);
            return Encoding.ASCII.GetString(signature);
        }
        finally
        {
            canonical.Dispose();
        }
    }

    private static string Authorization(
        AwsCredentials credentials, in SigningContext context, string time, ReadOnlySpan<byte> names, ReadOnlySpan<byte> signature)
    {
        var text = new Utf8Builder(stackalloc byte[512]);
        try
        {
            text.Append(context.Algorithm);
            text.Append(" Credential="u8);
            text.Append(credentials.AccessKeyId);
            text.Append((byte)'/');
            CredentialScope.Append(ref text, time, context.ScopeRegion, context.Service);
            text.Append(", SignedHeaders="u8);
            text.Append(names);
            text.Append(", Signature="u8);
            text.Append(signature);
            return text.ToString();
        }
        finally
        {
            text.Dispose();
        }
    }
}

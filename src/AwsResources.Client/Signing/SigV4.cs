using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>The arithmetic of Signature Version 4 and 4a, which signing and verifying share.</summary>
internal static class SigV4
{
    public const int HashLength = 32;
    public const int SignatureLength = HashLength * 2;

    /// <summary>The most that a signature of either version takes, as hexadecimal.</summary>
    public const int LongestSignature = SigV4a.LongestSignature * 2;

    /// <summary>
    /// Computes a signature, as hexadecimal, into the beginning of <paramref name="signature"/>, which becomes as long as it is;
    /// returns where in <paramref name="canonical"/> the list of the headers that it covers stands.
    /// </summary>
    public static Range Compute(
        ref Utf8Builder canonical, AwsRequest request, AwsCredentials credentials, in SigningContext context, scoped SignedHeaders signed,
        string time, scoped ReadOnlySpan<char> payloadHash, ref Span<byte> signature, SignatureSteps? steps)
    {
        var list = CanonicalRequest.Write(ref canonical, request, context, signed, payloadHash);
        Span<byte> hash = stackalloc byte[HashLength];
        _ = SHA256.HashData(canonical.Written, hash);
        signature = signature[..Sign(credentials, hash, context, time, signature, steps)];
        steps?.CanonicalRequest = canonical.ToString();
        steps?.Signature = Encoding.ASCII.GetString(signature);
        return list;
    }

    private static int Sign(
        AwsCredentials credentials, ReadOnlySpan<byte> canonicalHash, in SigningContext context, string time, Span<byte> signature, SignatureSteps? steps)
    {
        var text = new Utf8Builder(stackalloc byte[256]);
        try
        {
            text.Append(context.Algorithm);
            text.Append((byte)'\n');
            text.Append(time);
            text.Append((byte)'\n');
            CredentialScope.Append(ref text, time, context.ScopeRegion, context.Service);
            text.Append((byte)'\n');
            text.AppendHex(canonicalHash);

            steps?.StringToSign = text.ToString();
            Span<byte> bytes = stackalloc byte[SigV4a.LongestSignature];
            var length = context.RegionSet is null
                ? HMACSHA256.HashData(SigningKeys.For(credentials, context.Time, context.Region, context.Service), text.Written, bytes)
                : SigV4a.Sign(credentials, text.Written, bytes);
            _ = Convert.TryToHexStringLower(bytes[..length], signature, out var written);
            return written;
        }
        finally
        {
            text.Dispose();
        }
    }
}

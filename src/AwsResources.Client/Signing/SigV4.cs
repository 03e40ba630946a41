using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>The arithmetic of Signature Version 4, which signing and verifying share.</summary>
internal static class SigV4
{
    public const int HashLength = 32;
    public const int SignatureLength = HashLength * 2;

    /// <summary>Computes a signature, as hexadecimal; returns where in <paramref name="canonical"/> the list of the headers that it covers stands.</summary>
    public static Range Compute(
        ref Utf8Builder canonical, AwsRequest request, AwsCredentials credentials, in SigningContext context, scoped SignedHeaders signed,
        string time, scoped ReadOnlySpan<char> payloadHash, scoped Span<byte> signature, SignatureSteps? steps)
    {
        var list = CanonicalRequest.Write(ref canonical, request, context, signed, payloadHash);
        Span<byte> hash = stackalloc byte[HashLength];
        _ = SHA256.HashData(canonical.Written, hash);
        var key = SigningKeys.For(credentials, context.Time, context.Region, context.Service);
        Sign(key, hash, context, time, signature, steps);
        steps?.CanonicalRequest = canonical.ToString();
        steps?.Signature = Encoding.ASCII.GetString(signature);
        return list;
    }

    private static void Sign(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> canonicalHash, in SigningContext context, string time, Span<byte> signature, SignatureSteps? steps)
    {
        var text = new Utf8Builder(stackalloc byte[256]);
        try
        {
            text.Append(CredentialScope.Algorithm);
            text.Append((byte)'\n');
            text.Append(time);
            text.Append((byte)'\n');
            CredentialScope.Append(ref text, time, context.Region, context.Service);
            text.Append((byte)'\n');
            text.AppendHex(canonicalHash);

            Span<byte> hash = stackalloc byte[HashLength];
            _ = HMACSHA256.HashData(key, text.Written, hash);
            _ = Convert.TryToHexStringLower(hash, signature, out _);
            steps?.StringToSign = text.ToString();
        }
        finally
        {
            text.Dispose();
        }
    }
}

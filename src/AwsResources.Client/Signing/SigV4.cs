using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>The arithmetic of Signature Version 4, which signing and verifying share.</summary>
internal static class SigV4
{
    public const int HashLength = 32;
    public const int SignatureLength = HashLength * 2;

    /// <summary>A signature and the list of the headers that it covers.</summary>
    internal readonly record struct Result(string Signature, string SignedHeaders);

    public static Result Compute(
        AwsRequest request, AwsCredentials credentials, in SigningContext context, SignedHeaders signed, string time, string payloadHash,
        SignatureSteps? steps = null)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        var canonical = new Utf8Builder(stackalloc byte[2048]);
        try
        {
            var list = CanonicalRequest.Write(ref canonical, request, context, signed, payloadHash);
            _ = SHA256.HashData(canonical.Written, hash);
            steps?.CanonicalRequest = canonical.ToString();
            var key = SigningKeys.For(credentials, context.Time, context.Region, context.Service);
            return new(Sign(key, hash, context, time, steps), Encoding.ASCII.GetString(canonical.Written[list]));
        }
        finally
        {
            canonical.Dispose();
        }
    }

    private static string Sign(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> canonicalHash, in SigningContext context, string time, SignatureSteps? steps)
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

            Span<byte> signature = stackalloc byte[HashLength];
            _ = HMACSHA256.HashData(key, text.Written, signature);
            var hex = Convert.ToHexStringLower(signature);
            steps?.StringToSign = text.ToString();
            steps?.Signature = hex;
            return hex;
        }
        finally
        {
            text.Dispose();
        }
    }
}

using System.Security.Cryptography;
using System.Text;

namespace AwsResources.Client.Signing;

/// <summary>Signs a body chunk by chunk while it is sent: each signature covers the one before it, the first one that of the headers.</summary>
/// <remarks>For one attempt of a call. Such a body is protected without TLS, and need not be read before it is sent.</remarks>
internal sealed class ChunkSigner
{
    private const string ChunkAlgorithm = "AWS4-HMAC-SHA256-PAYLOAD";
    private const string TrailerAlgorithm = "AWS4-HMAC-SHA256-TRAILER";

    private readonly byte[] _key;
    private readonly string _scope;
    private string _previous;

    /// <param name="credentials">Those that signed the headers.</param>
    /// <param name="context">As the headers were signed.</param>
    /// <param name="seed">The signature of the headers.</param>
    public ChunkSigner(AwsCredentials credentials, in SigningContext context, string seed)
    {
        _key = SigningKeys.For(credentials, context.Time, context.Region, context.Service).ToArray();
        var time = CredentialScope.FormatTime(context.Time);
        _scope = $"{time}\n{time.AsSpan(0, CredentialScope.DateLength)}/{context.Region}/{context.Service}/aws4_request";
        _previous = seed;
    }

    /// <summary>The signature of the next chunk; the last one is empty.</summary>
    public string SignChunk(ReadOnlySpan<byte> chunk) => Sign(ChunkAlgorithm, PayloadHashes.Empty + "\n" + Hash(chunk));

    /// <summary>The signature of the trailers, each of them a line <c>name:value\n</c>.</summary>
    public string SignTrailer(string lines) => Sign(TrailerAlgorithm, Hash(Encoding.ASCII.GetBytes(lines)));

    private string Sign(string algorithm, string hashes)
    {
        var text = Encoding.ASCII.GetBytes($"{algorithm}\n{_scope}\n{_previous}\n{hashes}");
        return _previous = Convert.ToHexStringLower(HMACSHA256.HashData(_key, text));
    }

    private static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SigV4.HashLength];
        _ = SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }
}

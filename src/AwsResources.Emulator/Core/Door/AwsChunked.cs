// Takes apart bodies in the aws-chunked coding: sizes in hexadecimal before each chunk, perhaps a signature beside the size, and
// headers behind the last chunk. Signed chunks form a chain that begins with the signature of the request.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources.Emulator.Core.Door;

/// <summary>A body without its chunks, and what came behind it.</summary>
internal sealed record DecodedBody(ReadOnlyMemory<byte> Bytes, IReadOnlyList<KeyValuePair<string, string>> Trailers);

internal sealed class AwsChunked
{
    private const string SignatureMark = "chunk-signature=";
    private const string TrailerSignature = "x-amz-trailer-signature";

    private readonly ReadOnlyMemory<byte> _body;
    private readonly ChunkSignatures? _signatures;
    private int _at;

    private AwsChunked(ReadOnlyMemory<byte> body, ChunkSignatures? signatures)
    {
        _body = body;
        _signatures = signatures;
    }

    public static bool IsChunked(AwsRequest request) =>
        request.Headers.TryGet("x-amz-content-sha256", out var hash) && hash.StartsWith("STREAMING-", StringComparison.Ordinal)
            && hash != PayloadHashes.Events;

    /// <exception cref="EmulatorException">The body is not in the coding, is not as long as it said, or a chunk's signature does not hold.</exception>
    public static DecodedBody Decode(AwsRequest request, ReadOnlyMemory<byte> body, ChunkSignatures? signatures)
    {
        var decoded = new AwsChunked(body, signatures).Decode();
        CheckTrailers(request, decoded);
        if (request.Headers.TryGet("x-amz-decoded-content-length", out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length != decoded.Bytes.Length)
        {
            throw new EmulatorException("IncompleteBody", "You did not provide the number of bytes specified by the x-amz-decoded-content-length HTTP header.");
        }
        return decoded;
    }

    private static void CheckTrailers(AwsRequest request, DecodedBody decoded)
    {
        if (!request.Headers.TryGet("x-amz-trailer", out var announced)) return;
        foreach (var name in announced.Split(',', StringSplitOptions.TrimEntries))
        {
            if (decoded.Trailers.Any(trailer => trailer.Key.Equals(name, StringComparison.OrdinalIgnoreCase))) continue;
            throw new EmulatorException("MalformedTrailerError",
                "The request contained trailing data that was not well-formed or did not conform to our published schema.");
        }
    }

    private DecodedBody Decode()
    {
        using var bytes = new MemoryStream(_body.Length);
        while (true)
        {
            var (size, signature) = ReadHead();
            var chunk = size <= _body.Length - _at ? _body.Slice(_at, size) : throw Incomplete();
            _signatures?.CheckChunk(signature, chunk.Span);
            if (size == 0) break;
            bytes.Write(chunk.Span);
            _at += size;
            if (ReadLine().Length > 0) throw Incomplete();
        }
        return new DecodedBody(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), ReadTrailers());
    }

    private (int Size, string? Signature) ReadHead()
    {
        var parts = ReadLine().Split(';', 2);
        if (!int.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0) throw Incomplete();
        var signature = parts.Length == 2 && parts[1].StartsWith(SignatureMark, StringComparison.Ordinal) ? parts[1][SignatureMark.Length..] : null;
        return (size, signature);
    }

    private List<KeyValuePair<string, string>> ReadTrailers()
    {
        var trailers = new List<KeyValuePair<string, string>>();
        var canonical = new StringBuilder();
        while (_at < _body.Length)
        {
            var line = ReadLine();
            if (line.Length == 0) continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) throw Incomplete();
            var (name, value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (name == TrailerSignature)
            {
                _signatures?.CheckTrailer(value, canonical.ToString());
                continue;
            }
            trailers.Add(new(name, value));
            _ = canonical.Append(CultureInfo.InvariantCulture, $"{name}:{value}\n");
        }
        return trailers;
    }

    private string ReadLine()
    {
        var end = _body.Span[_at..].IndexOf("\r\n"u8);
        if (end < 0) throw Incomplete();
        var line = Encoding.ASCII.GetString(_body.Span.Slice(_at, end));
        _at += end + 2;
        return line;
    }

    private static EmulatorException Incomplete() => new("IncompleteBody", "The request body terminated unexpectedly");
}

/// <summary>The chain of signatures of a body in signed chunks.</summary>
internal sealed class ChunkSignatures(AwsCredentials credentials, SignatureAuthorization seed)
{
    private string _previous = seed.Signature;

    /// <summary>The chain of a request, or null where its chunks are not signed.</summary>
    public static ChunkSignatures? For(AwsRequest request, AwsCredentials credentials, SignatureAuthorization? seed) =>
        seed is not null && request.Headers.TryGet("x-amz-content-sha256", out var hash)
            && hash is PayloadHashes.Chunked or PayloadHashes.ChunkedWithTrailer ? new ChunkSignatures(credentials, seed) : null;

    public void CheckChunk(string? signature, ReadOnlySpan<byte> chunk) =>
        Check(signature, "AWS4-HMAC-SHA256-PAYLOAD", PayloadHashes.Empty + "\n" + Hash(chunk));

    public void CheckTrailer(string signature, string canonical) =>
        Check(signature, "AWS4-HMAC-SHA256-TRAILER", Hash(Encoding.UTF8.GetBytes(canonical)));

    private void Check(string? signature, string algorithm, string hashes)
    {
        var time = CredentialScope.FormatTime(seed.Time);
        var scope = $"{time[..CredentialScope.DateLength]}/{seed.Region}/{seed.Service}/aws4_request";
        var text = $"{algorithm}\n{time}\n{scope}\n{_previous}\n{hashes}";
        var key = SigningKeys.For(credentials, seed.Time, seed.Region, seed.Service);
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
        if (signature != expected)
        {
            throw new EmulatorException("SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.", 403,
                new Dictionary<string, object?> { ["StringToSign"] = text, ["SignatureProvided"] = signature });
        }
        _previous = expected;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

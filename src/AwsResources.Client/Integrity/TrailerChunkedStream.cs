using System.Globalization;
using System.Text;
using AwsResources.Client.Signing;

namespace AwsResources.Client.Integrity;

/// <summary>
/// A body in aws-chunked form whose checksum follows it as a trailer, so that it is read once while it is sent.
/// Each chunk is its length in hexadecimal, perhaps its signature, a line break, its bytes, a line break.
/// </summary>
internal sealed class TrailerChunkedStream : Stream
{
    private const int LargestChunk = 64 * 1024;
    private const int SmallestChunk = 256;
    private const int HeadRoom = 128;
    private const string ChunkSignature = ";chunk-signature=";
    private const string TrailerSignature = "x-amz-trailer-signature:";

    private readonly Stream _inner;
    private readonly long _start;
    private readonly string? _algorithm;
    private readonly int _chunkSize;
    private readonly byte[] _buffer;
    private Checksum? _checksum;
    private int _next;
    private int _end;
    private bool _ended;

    /// <param name="inner">The content, from where it stands.</param>
    /// <param name="algorithm">The checksum's; null for a body without a trailer.</param>
    public TrailerChunkedStream(Stream inner, string? algorithm)
    {
        _inner = inner;
        _start = inner.CanSeek ? inner.Position : 0;
        _algorithm = algorithm;
        _checksum = Make(algorithm);
        // A small body needs no large buffer.
        _chunkSize = inner.CanSeek ? (int)Math.Clamp(inner.Length - _start, SmallestChunk, LargestChunk) : LargestChunk;
        _buffer = new byte[HeadRoom + _chunkSize + 2];
    }

    /// <summary>Signs the chunks; null leaves them unsigned. To be set before each reading from the start.</summary>
    public ChunkSigner? Signer { get; set; }

    public override bool CanRead => true;
    public override bool CanSeek => _inner.CanSeek;
    public override bool CanWrite => false;

    /// <summary>The length with its frames and the trailer.</summary>
    public override long Length
    {
        get
        {
            var content = _inner.Length - _start;
            var (full, rest) = (content / _chunkSize, content % _chunkSize);
            return (full * (_chunkSize + FrameOf(_chunkSize))) + (rest == 0 ? 0 : rest + FrameOf(rest)) + LengthOfTrailer;
        }
    }

    /// <summary>Only the start can be gone back to, for another attempt.</summary>
    public override long Position
    {
        get => 0;
        set
        {
            if (value != 0) throw new NotSupportedException("A body in chunks can only go back to its start.");
            _inner.Position = _start;
            _checksum?.Dispose();
            _checksum = Make(_algorithm);
            (_next, _end, _ended) = (0, 0, false);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_next == _end && !_ended)
        {
            var filled = 0;
            int read;
            while (filled < _chunkSize && (read = _inner.Read(_buffer, HeadRoom + filled, _chunkSize - filled)) > 0) filled += read;
            Frame(filled);
        }
        return Take(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_next == _end && !_ended)
        {
            var filled = 0;
            int read;
            while (filled < _chunkSize && (read = await _inner.ReadAsync(_buffer.AsMemory(HeadRoom + filled, _chunkSize - filled), cancellationToken).ConfigureAwait(false)) > 0)
                filled += read;
            Frame(filled);
        }
        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => Position = origin is SeekOrigin.Begin ? offset : throw new NotSupportedException("A body in chunks can only go back to its start.");
    public override void SetLength(long value) => throw new NotSupportedException("The body is only read.");
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) _checksum?.Dispose();
        base.Dispose(disposing);
    }

    private int LengthOfSignature => Signer is null ? 0 : ChunkSignature.Length + SigV4.SignatureLength;

    private int LengthOfTrailer => "0\r\n\r\n".Length + LengthOfSignature
        + (_algorithm is null ? 0 : TrailerLine().Length + "\r\n".Length + (Signer is null ? 0 : TrailerSignature.Length + SigV4.SignatureLength + "\r\n".Length));

    private static Checksum? Make(string? algorithm) => algorithm is null ? null :
        Checksum.Create(algorithm) ?? throw new ArgumentException($"There is no checksum '{algorithm}'.", nameof(algorithm));

    private int FrameOf(long length) => length.ToString("x", CultureInfo.InvariantCulture).Length + LengthOfSignature + "\r\n\r\n".Length;

    private string TrailerLine() => $"{Checksum.HeaderOf(_algorithm!)}:{_checksum!.ToBase64()}";

    // The last chunk, which is empty, and what follows it.
    private string Trailer()
    {
        var end = $"0{Signature([])}\r\n";
        if (_algorithm is null) return end + "\r\n";
        var line = TrailerLine();
        var signature = Signer is null ? "" : $"{TrailerSignature}{Signer.SignTrailer(line + "\n")}\r\n";
        return $"{end}{line}\r\n{signature}\r\n";
    }

    private string Signature(ReadOnlySpan<byte> chunk) => Signer is null ? "" : ChunkSignature + Signer.SignChunk(chunk);

    private void Frame(int filled)
    {
        if (filled == 0)
        {
            _ended = true;
            (_next, _end) = (0, Encoding.ASCII.GetBytes(Trailer(), _buffer));
            return;
        }

        var bytes = _buffer.AsSpan(HeadRoom, filled);
        _checksum?.Append(bytes);
        Span<byte> head = stackalloc byte[HeadRoom];
        _ = filled.TryFormat(head, out var length, "x", CultureInfo.InvariantCulture);
        length += Encoding.ASCII.GetBytes(Signature(bytes), head[length..]);
        "\r\n"u8.CopyTo(head[length..]);
        length += 2;
        _next = HeadRoom - length;
        head[..length].CopyTo(_buffer.AsSpan(_next));
        "\r\n"u8.CopyTo(_buffer.AsSpan(HeadRoom + filled));
        _end = HeadRoom + filled + 2;
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _end - _next);
        _buffer.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }
}

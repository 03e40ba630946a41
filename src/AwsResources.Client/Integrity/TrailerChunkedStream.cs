using System.Globalization;
using System.Text;

namespace AwsResources.Client.Integrity;

/// <summary>
/// A body in aws-chunked form whose checksum follows it as a trailer, so that it is read once while it is sent.
/// Each chunk is its length in hexadecimal, a line break, its bytes, a line break.
/// </summary>
internal sealed class TrailerChunkedStream : Stream
{
    private const int LargestChunk = 64 * 1024;
    private const int SmallestChunk = 128;
    private const int HeadRoom = 10;

    private readonly Stream _inner;
    private readonly long _start;
    private readonly string _algorithm;
    private readonly int _chunkSize;
    private readonly byte[] _buffer;
    private Checksum _checksum;
    private int _next;
    private int _end;
    private bool _ended;

    public TrailerChunkedStream(Stream inner, string algorithm)
    {
        _inner = inner;
        _start = inner.CanSeek ? inner.Position : 0;
        _algorithm = algorithm;
        _checksum = Make(algorithm);
        // A small body needs no large buffer.
        _chunkSize = inner.CanSeek ? (int)Math.Clamp(inner.Length - _start, SmallestChunk, LargestChunk) : LargestChunk;
        _buffer = new byte[HeadRoom + _chunkSize + 2];
    }

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
            return (full * (_chunkSize + FrameOf(_chunkSize))) + (rest == 0 ? 0 : rest + FrameOf(rest)) + Trailer().Length;
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
            _checksum.Dispose();
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
        if (disposing) _checksum.Dispose();
        base.Dispose(disposing);
    }

    private static Checksum Make(string algorithm) =>
        Checksum.Create(algorithm) ?? throw new ArgumentException($"There is no checksum '{algorithm}'.", nameof(algorithm));

    private static int FrameOf(long length) => length.ToString("x", CultureInfo.InvariantCulture).Length + "\r\n\r\n".Length;

    private string Trailer() => $"0\r\n{Checksum.HeaderOf(_algorithm)}:{_checksum.ToBase64()}\r\n\r\n";

    private void Frame(int filled)
    {
        if (filled == 0)
        {
            _ended = true;
            (_next, _end) = (0, Encoding.ASCII.GetBytes(Trailer(), _buffer));
            return;
        }

        var bytes = _buffer.AsSpan(HeadRoom, filled);
        _checksum.Append(bytes);
        Span<byte> length = stackalloc byte[HeadRoom];
        _ = filled.TryFormat(length, out var digits, "x", CultureInfo.InvariantCulture);
        "\r\n"u8.CopyTo(length[digits..]);
        _next = HeadRoom - digits - 2;
        length[..(digits + 2)].CopyTo(_buffer.AsSpan(_next));
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

using System.IO.Compression;

namespace AwsResources.Client.Compression;

/// <summary>Another stream's content, compressed while it is read; the platform's own compresses what is written.</summary>
internal sealed class GzipStream(Stream inner) : Stream
{
    private const int BlockSize = 64 * 1024;

    private readonly long _start = inner.CanSeek ? inner.Position : 0;
    private readonly byte[] _block = new byte[BlockSize];
    private readonly MemoryStream _compressed = new();
    private GZipStream? _gzip;
    private bool _ended;
    private long _passed;
    private long? _length;

    public override bool CanRead => true;
    public override bool CanSeek => inner.CanSeek;
    public override bool CanWrite => false;

    /// <summary>The length when compressed, for which all is read, unless it was before.</summary>
    public override long Length => _length ?? Measure();

    /// <summary>Only the start can be gone back to, for another attempt.</summary>
    public override long Position
    {
        get => 0;
        set
        {
            if (value != 0) throw new NotSupportedException("A compressed body can only go back to its start.");
            inner.Position = _start;
            (_gzip, _ended, _passed) = (null, false, 0);
            _compressed.SetLength(0);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (NeedsMore(buffer.Length)) Compress(inner.Read(_block));
        return _compressed.Read(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (NeedsMore(buffer.Length)) Compress(await inner.ReadAsync(_block, cancellationToken).ConfigureAwait(false));
        return _compressed.Read(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => Position = origin is SeekOrigin.Begin ? offset : throw new NotSupportedException("A compressed body can only go back to its start.");
    public override void SetLength(long value) => throw new NotSupportedException("The body is only read.");
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) _compressed.Dispose();
        base.Dispose(disposing);
    }

    private bool NeedsMore(int asked) => asked > 0 && !_ended && _compressed.Position == _compressed.Length;

    private long Measure()
    {
        if (!CanSeek || _gzip is not null) throw new NotSupportedException("How long a body is when compressed is known at its end.");
        while (!_ended) Compress(inner.Read(_block));
        Position = 0;
        return _length!.Value;
    }

    // What was read before is gone: the buffer holds what one block becomes.
    private void Compress(int read)
    {
        _compressed.SetLength(0);
        _gzip ??= new GZipStream(_compressed, CompressionLevel.Optimal, leaveOpen: true);
        if (read > 0) _gzip.Write(_block.AsSpan(0, read));
        else
        {
            _gzip.Dispose();
            _ended = true;
        }
        _passed += _compressed.Length;
        if (_ended) _length = _passed;
        _compressed.Position = 0;
    }
}

namespace AwsResources.Client.Integrity;

/// <summary>A body that is checked against the checksum of its headers while it is read; a mismatch fails the read that meets the end.</summary>
internal sealed class VerifyingStream(Stream inner, Checksum checksum, string expected, Func<Exception> mismatch) : Stream
{
    private bool _ended;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => inner.Length;
    public override long Position { get => inner.Position; set => throw new NotSupportedException("A downloaded body cannot seek."); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Check(buffer[..read], buffer.Length);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Check(buffer.Span[..read], buffer.Length);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A downloaded body cannot seek.");
    public override void SetLength(long value) => throw new NotSupportedException("A downloaded body cannot be changed.");
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A downloaded body cannot be changed.");

    public override async ValueTask DisposeAsync()
    {
        checksum.Dispose();
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            checksum.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> read, int asked)
    {
        if (_ended || asked == 0) return;
        if (!read.IsEmpty)
        {
            checksum.Append(read);
            return;
        }
        _ended = true;
        if (checksum.ToBase64() != expected) throw mismatch();
    }
}

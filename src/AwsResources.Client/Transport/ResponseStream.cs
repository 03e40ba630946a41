namespace AwsResources.Client.Transport;

/// <summary>A downloaded body while it is read: says what happened when it does not come whole, and lets go of the connection at its end.</summary>
internal sealed class ResponseStream(Stream inner, HttpResponseMessage response, string host, long? length, TimeSpan timeout) : Stream
{
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => length ?? throw new NotSupportedException("The service did not tell the length of the body.");
    public override long Position { get => _read; set => throw new NotSupportedException("A downloaded body cannot seek."); }

    /// <summary>The length that the headers tell; null where they do not.</summary>
    public long? KnownLength => length;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        using var limit = new AttemptLimit(timeout, default);
        using var closing = limit.Token.UnsafeRegister(static state => ((HttpResponseMessage)state!).Dispose(), response);
        try
        {
            return Count(inner.Read(buffer), buffer.Length);
        }
        catch (Exception error) when (error is not AwsTransportException)
        {
            throw Failed(error, limit);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var limit = new AttemptLimit(timeout, cancellationToken);
        try
        {
            return Count(await inner.ReadAsync(buffer, limit.Token).ConfigureAwait(false), buffer.Length);
        }
        catch (Exception error) when (error is not AwsTransportException && !cancellationToken.IsCancellationRequested)
        {
            throw Failed(error, limit);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A downloaded body cannot seek.");
    public override void SetLength(long value) => throw new NotSupportedException("A downloaded body cannot be changed.");
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A downloaded body cannot be changed.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) response.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read, int asked)
    {
        _read += read;
        if (read == 0 && asked > 0 && length is { } promised && _read < promised) throw Public(TransportFailures.BodyCut(host, _read, promised));
        return read;
    }

    private Exception Failed(Exception error, AttemptLimit limit)
    {
        if (limit.IsTimeout) return Public(TransportFailures.BodyTimeout(host, timeout, error));
        return error is IOException or HttpRequestException ? Public(TransportFailures.BodyCut(host, _read, length, error)) : error;
    }

    // The call is over when a body is read, so that nobody else can say it in the call's name.
    private static AwsTransportException Public(TransportFailureException failure) => new(failure.Message, failure.Kind, failure.InnerException);
}

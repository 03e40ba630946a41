using System.Buffers;
using System.Net;

namespace AwsResources.Client.Transport;

/// <summary>A request's body that is read as it is sent. The stream stays open: it is the caller's, and another attempt may need it.</summary>
internal sealed class StreamedContent : HttpContent
{
    private const int BufferSize = 128 * 1024;

    private readonly RequestBody _body;

    public StreamedContent(RequestBody body)
    {
        _body = body;
        if (body.Length is { } length) Headers.ContentLength = length;
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        CopyAsync(stream, async: false, cancellationToken).EnsureCompleted();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => CopyAsync(stream, async: true, default).AsTask();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        CopyAsync(stream, async: true, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length ?? 0;
        return _body.Length is not null;
    }

    private async ValueTask CopyAsync(Stream target, bool async, CancellationToken cancellationToken)
    {
        var source = _body.Stream!;
        var left = _body.Length ?? long.MaxValue;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (left > 0)
            {
                var part = buffer.AsMemory(0, (int)Math.Min(buffer.Length, left));
                var read = async ? await source.ReadAsync(part, cancellationToken).ConfigureAwait(false) : source.Read(part.Span);
                if (read == 0) break;
                left -= read;
                if (async) await target.WriteAsync(part[..read], cancellationToken).ConfigureAwait(false);
                else target.Write(part.Span[..read]);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        if (_body.Length is { } length && left > 0) throw new ShortBodyException(length - left, length);
    }
}

/// <summary>The stream that was to be sent ended early: a fault of the caller, which another attempt does not mend.</summary>
internal sealed class ShortBodyException(long sent, long promised)
    : InvalidOperationException($"The stream to be sent ended after {sent} of {promised} bytes.");

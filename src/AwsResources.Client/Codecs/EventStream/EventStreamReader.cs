using System.Buffers;

namespace AwsResources.Client.Codecs.EventStream;

/// <summary>Takes frames from a stream as they arrive. The memory it holds follows what has arrived, never what a length promises.</summary>
internal sealed class EventStreamReader(Stream stream) : IDisposable
{
    private const int FirstBuffer = 8 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;

    /// <summary>The frames that were read.</summary>
    public long Count { get; private set; }

    /// <summary>The byte of the stream at which the next frame begins.</summary>
    public long Position { get; private set; }

    /// <summary>The next frame, with a payload of its own; null at the end.</summary>
    /// <exception cref="MalformedResponseException">The bytes are no frame.</exception>
    /// <exception cref="EndOfStreamException">The stream ends in the middle of a frame.</exception>
    public async ValueTask<EventStreamFrame?> ReadAsync(bool async, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (EventStreamFrame.TryRead(_buffer.AsMemory(_start, _end - _start), out var consumed) is { } frame)
            {
                _start += consumed;
                Position += consumed;
                Count++;
                return frame with { Payload = frame.Payload.ToArray() };
            }
            if (await FillAsync(async, cancellationToken).ConfigureAwait(false)) continue;
            return _start == _end ? null : throw new EndOfStreamException($"{_end - _start} bytes of a frame came, and no more.");
        }
    }

    public void Dispose()
    {
        if (_buffer.Length == 0) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        (_start, _end) = (0, 0);
    }

    private async ValueTask<bool> FillAsync(bool async, CancellationToken cancellationToken)
    {
        MakeRoom();
        var room = _buffer.AsMemory(_end);
        var read = async ? await stream.ReadAsync(room, cancellationToken).ConfigureAwait(false) : stream.Read(room.Span);
        _end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length) return;
        var (from, length) = (_buffer, _end - _start);
        // A buffer that is full of one unfinished frame grows; otherwise what is left moves to the front.
        if (_start < _buffer.Length / 2) _buffer = ArrayPool<byte>.Shared.Rent(checked(_buffer.Length * 2));
        from.AsSpan(_start, length).CopyTo(_buffer);
        if (!ReferenceEquals(from, _buffer)) ArrayPool<byte>.Shared.Return(from);
        (_start, _end) = (0, length);
    }
}

// One message of an event stream: a prelude with two lengths and a checksum, headers, payload, a checksum of it all.
// All numbers are big-endian. https://smithy.io/2.0/aws/amazon-eventstream.html

using System.Buffers.Binary;
using System.IO.Hashing;

namespace AwsResources.Client.Codecs.EventStream;

/// <param name="Headers">The headers in order; values are bool, sbyte, short, int, long, bytes, string, DateTimeOffset or Guid.</param>
/// <param name="Payload">The content.</param>
internal sealed record EventStreamFrame(IReadOnlyList<KeyValuePair<string, object>> Headers, ReadOnlyMemory<byte> Payload)
{
    private const int PreludeLength = 12;
    private const int Overhead = PreludeLength + 4;
    private const int MaxHeaders = 128 * 1024;
    private const int MaxFrame = 24 * 1024 * 1024 + MaxHeaders + Overhead;

    /// <summary><c>event</c>, <c>exception</c> or <c>error</c>.</summary>
    public string? MessageType => this[":message-type"] as string;

    /// <summary>The member of the stream's union that an event is.</summary>
    public string? EventType => this[":event-type"] as string;

    /// <summary>The value of a header; null where it is missing.</summary>
    public object? this[string header]
    {
        get
        {
            foreach (var (name, value) in Headers)
                if (string.Equals(name, header, StringComparison.Ordinal)) return value;
            return null;
        }
    }

    /// <summary>Reads the frame at the beginning of what has arrived. The payload is a part of the buffer, not a copy.</summary>
    /// <param name="buffer">What has arrived.</param>
    /// <param name="consumed">The length of the frame; 0 where it is not whole yet.</param>
    /// <returns>The frame, or null where more bytes must come first.</returns>
    /// <exception cref="MalformedResponseException">The bytes are no frame.</exception>
    public static EventStreamFrame? TryRead(ReadOnlyMemory<byte> buffer, out int consumed)
    {
        consumed = 0;
        if (buffer.Length < PreludeLength) return null;
        var (length, headers) = ReadPrelude(buffer.Span);
        if (buffer.Length < length) return null;
        var content = buffer[..length];
        var checksum = BinaryPrimitives.ReadUInt32BigEndian(content.Span[^4..]);
        if (Crc32.HashToUInt32(content.Span[..^4]) != checksum)
            throw new MalformedResponseException("The frame does not have the checksum that it ends with.", length - 4);
        consumed = length;
        return new EventStreamFrame(EventStreamHeaders.Read(content.Span.Slice(PreludeLength, headers), PreludeLength), content[(PreludeLength + headers)..^4]);
    }

    /// <summary>Reads a frame that is there as a whole, and nothing after it.</summary>
    /// <exception cref="MalformedResponseException">The bytes are not exactly one frame.</exception>
    public static EventStreamFrame Decode(ReadOnlyMemory<byte> bytes)
    {
        var frame = TryRead(bytes, out var consumed) ?? throw new MalformedResponseException("The frame ends before it is whole.", bytes.Length);
        return consumed == bytes.Length ? frame : throw new MalformedResponseException("There are bytes after the frame.", consumed);
    }

    /// <summary>The frame as it travels.</summary>
    /// <exception cref="FormatException">A header cannot be written, or the frame is larger than frames may be.</exception>
    public byte[] Encode()
    {
        var headers = EventStreamHeaders.Write(Headers);
        if (headers.Length > MaxHeaders) throw new FormatException($"The headers of an event take {headers.Length} bytes; at most {MaxHeaders} are allowed.");
        if (Payload.Length > MaxFrame - MaxHeaders - Overhead) throw new FormatException($"The payload of an event takes {Payload.Length} bytes; at most {MaxFrame - MaxHeaders - Overhead} are allowed.");
        var frame = new byte[Overhead + headers.Length + Payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Crc32.HashToUInt32(frame.AsSpan(0, 8)));
        headers.CopyTo(frame.AsSpan(PreludeLength));
        Payload.Span.CopyTo(frame.AsSpan(PreludeLength + headers.Length));
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - 4), Crc32.HashToUInt32(frame.AsSpan(0, frame.Length - 4)));
        return frame;
    }

    // The lengths are believed only after their checksum: a wrong one would wait for bytes that never come.
    private static (int Length, int Headers) ReadPrelude(ReadOnlySpan<byte> bytes)
    {
        if (Crc32.HashToUInt32(bytes[..8]) != BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]))
            throw new MalformedResponseException("The beginning of the frame does not have the checksum that it names.", 8);
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var headers = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        if (length is < Overhead or > MaxFrame)
            throw new MalformedResponseException($"A frame of {length} bytes cannot be; expected {Overhead} to {MaxFrame}.", 0);
        if (headers > MaxHeaders || headers > length - Overhead)
            throw new MalformedResponseException($"Headers of {headers} bytes do not fit a frame of {length}.", 4);
        return ((int)length, (int)headers);
    }
}

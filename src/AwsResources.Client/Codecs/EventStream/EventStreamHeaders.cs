using System.Buffers.Binary;
using System.Text;

namespace AwsResources.Client.Codecs.EventStream;

/// <summary>The headers of a frame: a name, a byte for the type, a value, one after the other.</summary>
internal static class EventStreamHeaders
{
    private enum HeaderType : byte
    {
        True,
        False,
        Byte,
        Short,
        Int,
        Long,
        Bytes,
        String,
        Timestamp,
        Uuid,
    }

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="bytes">The headers and nothing else.</param>
    /// <param name="offset">Where in the frame they begin, for messages.</param>
    public static List<KeyValuePair<string, object>> Read(ReadOnlySpan<byte> bytes, int offset)
    {
        var headers = new List<KeyValuePair<string, object>>();
        var reader = new Reader(bytes, offset);
        while (!reader.IsAtEnd)
        {
            var name = reader.Text(reader.Take(1)[0]);
            if (name.Length == 0) throw reader.Malformed("A header has no name.");
            headers.Add(new(name, ReadValue(ref reader, name)));
        }
        return headers;
    }

    /// <exception cref="FormatException">A name or a value cannot be written.</exception>
    public static byte[] Write(IReadOnlyList<KeyValuePair<string, object>> headers)
    {
        using var stream = new MemoryStream();
        foreach (var (name, value) in headers)
        {
            var bytes = Utf8.GetBytes(name);
            if (bytes.Length is 0 or > byte.MaxValue) throw new FormatException($"The name of a header has 1 to 255 bytes, not {bytes.Length}: '{name}'.");
            stream.WriteByte((byte)bytes.Length);
            stream.Write(bytes);
            WriteValue(stream, name, value);
        }
        return stream.ToArray();
    }

    private static object ReadValue(ref Reader reader, string name)
    {
        var type = reader.Take(1)[0];
        return (HeaderType)type switch
        {
            HeaderType.True => true,
            HeaderType.False => false,
            HeaderType.Byte => (sbyte)reader.Take(1)[0],
            HeaderType.Short => BinaryPrimitives.ReadInt16BigEndian(reader.Take(2)),
            HeaderType.Int => BinaryPrimitives.ReadInt32BigEndian(reader.Take(4)),
            HeaderType.Long => BinaryPrimitives.ReadInt64BigEndian(reader.Take(8)),
            HeaderType.Bytes => reader.Take(BinaryPrimitives.ReadUInt16BigEndian(reader.Take(2))).ToArray(),
            HeaderType.String => reader.Text(BinaryPrimitives.ReadUInt16BigEndian(reader.Take(2))),
            HeaderType.Timestamp => Moment(ref reader, name),
            HeaderType.Uuid => new Guid(reader.Take(16), bigEndian: true),
            _ => throw reader.Malformed($"The header '{name}' has the unknown type {type}."),
        };
    }

    private static DateTimeOffset Moment(ref Reader reader, string name)
    {
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(reader.Take(8));
        return milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw reader.Malformed($"The header '{name}' holds a moment outside of the years 1 to 9999.");
    }

    private static void WriteValue(MemoryStream stream, string name, object value)
    {
        Span<byte> number = stackalloc byte[16];
        switch (value)
        {
            case bool flag: Put(stream, flag ? HeaderType.True : HeaderType.False, []); break;
            case sbyte small: Put(stream, HeaderType.Byte, [(byte)small]); break;
            case short whole:
                BinaryPrimitives.WriteInt16BigEndian(number, whole);
                Put(stream, HeaderType.Short, number[..2]);
                break;
            case int whole:
                BinaryPrimitives.WriteInt32BigEndian(number, whole);
                Put(stream, HeaderType.Int, number[..4]);
                break;
            case long whole:
                BinaryPrimitives.WriteInt64BigEndian(number, whole);
                Put(stream, HeaderType.Long, number[..8]);
                break;
            case DateTimeOffset moment:
                BinaryPrimitives.WriteInt64BigEndian(number, moment.ToUnixTimeMilliseconds());
                Put(stream, HeaderType.Timestamp, number[..8]);
                break;
            case Guid id:
                _ = id.TryWriteBytes(number, bigEndian: true, out _);
                Put(stream, HeaderType.Uuid, number);
                break;
            case string text: PutLong(stream, HeaderType.String, name, Utf8.GetBytes(text)); break;
            case byte[] bytes: PutLong(stream, HeaderType.Bytes, name, bytes); break;
            case ReadOnlyMemory<byte> bytes: PutLong(stream, HeaderType.Bytes, name, bytes.Span); break;
            default:
                throw new FormatException(
                $"The header '{name}' cannot hold a {value.GetType().Name}; expected bool, sbyte, short, int, long, bytes, string, DateTimeOffset or Guid.");
        }
    }

    private static void Put(MemoryStream stream, HeaderType type, ReadOnlySpan<byte> value)
    {
        stream.WriteByte((byte)type);
        stream.Write(value);
    }

    private static void PutLong(MemoryStream stream, HeaderType type, string name, ReadOnlySpan<byte> value)
    {
        // The length is two bytes, of which half the range may be used.
        if (value.Length > short.MaxValue) throw new FormatException($"The header '{name}' has {value.Length} bytes; at most {short.MaxValue} are allowed.");
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)value.Length);
        Put(stream, type, length);
        stream.Write(value);
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes, int offset)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;

        public readonly bool IsAtEnd => _at == _bytes.Length;

        public ReadOnlySpan<byte> Take(int count)
        {
            if (count > _bytes.Length - _at) throw Malformed("A header ends before it is whole.");
            var taken = _bytes.Slice(_at, count);
            _at += count;
            return taken;
        }

        public string Text(int length)
        {
            try
            {
                return Utf8.GetString(Take(length));
            }
            catch (DecoderFallbackException e)
            {
                throw new MalformedResponseException("A header is not UTF-8.", offset + _at, e);
            }
        }

        public readonly MalformedResponseException Malformed(string what) => new(what, offset + _at);
    }
}

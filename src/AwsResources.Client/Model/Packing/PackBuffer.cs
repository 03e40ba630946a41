using System.Buffers.Binary;
using System.Text;

namespace AwsResources.Client.Model.Packing;

/// <summary>Bytes that grow as parts of a pack are written to them.</summary>
internal sealed class PackBuffer
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Number(int value) => Unsigned(checked((uint)value));

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void Fixed(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, Reserve(length));
    }

    /// <summary>A limit or an expected value: the whole numbers, which nearly all are, take few bytes.</summary>
    public void Real(double value)
    {
        if (value == Math.Truncate(value) && Math.Abs(value) < 1L << 50)
        {
            var whole = (long)value;
            Unsigned((((ulong)(whole << 1)) ^ (ulong)(whole >> 63)) << 1);
            return;
        }

        Unsigned(1);
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(8), value);
    }

    private void Unsigned(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }
}

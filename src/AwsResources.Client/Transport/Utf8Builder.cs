using System.Buffers;
using System.Text;

namespace AwsResources.Client.Transport;

/// <summary>Builds UTF-8 text in a buffer on the stack, and goes to the shared pool only when that is too small.</summary>
internal ref struct Utf8Builder(Span<byte> initial)
{
    private Span<byte> _bytes = initial;
    private byte[]? _rented;
    private int _length;

    public readonly int Length => _length;

    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    public void Append(byte value)
    {
        if (_length == _bytes.Length) Grow(1);
        _bytes[_length++] = value;
    }

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes[_length..]);
        _length += bytes.Length;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _bytes[_length..]);
    }

    /// <summary>Appends bytes as lower-case hexadecimal.</summary>
    public void AppendHex(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length * 2);
        _ = Convert.TryToHexStringLower(bytes, _bytes[_length..], out var written);
        _length += written;
    }

    /// <summary>Appends ASCII text in lower case.</summary>
    public void AppendLower(scoped ReadOnlySpan<char> text)
    {
        var start = _length;
        Append(text);
        foreach (ref var value in _bytes[start.._length])
            if (value is >= (byte)'A' and <= (byte)'Z') value |= 0x20;
    }

    public override readonly string ToString() => Encoding.UTF8.GetString(Written);

    /// <summary>Gives a rented buffer back, wiped: a session token may have passed through it.</summary>
    public void Dispose()
    {
        var rented = _rented;
        this = default;
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count) Grow(count);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + count, _bytes.Length * 2));
        Written.CopyTo(larger);
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented, clearArray: true);
        _bytes = _rented = larger;
    }
}

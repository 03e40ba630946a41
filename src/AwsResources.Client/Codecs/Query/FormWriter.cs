using System.Buffers;
using System.Globalization;
using System.Text;

namespace AwsResources.Client.Codecs.Query;

/// <summary>Writes names and values as application/x-www-form-urlencoded, with AWS's percent-encoding.</summary>
internal sealed class FormWriter(PooledBuffer output)
{
    private static readonly SearchValues<byte> Kept =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    // The name grows and shrinks as values are entered and left: Filter.1.Value.2
    private byte[] _name = new byte[128];
    private int _length;

    /// <summary>Appends a part to the name; what it returns is given to <see cref="Leave"/>.</summary>
    public int Enter(ReadOnlySpan<char> part)
    {
        var before = _length;
        Reserve(1 + Encoding.UTF8.GetMaxByteCount(part.Length));
        if (_length > 0) _name[_length++] = (byte)'.';
        _length += Encoding.UTF8.GetBytes(part, _name.AsSpan(_length));
        return before;
    }

    public int Enter(int number)
    {
        Span<char> digits = stackalloc char[11];
        _ = number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        return Enter(digits[..length]);
    }

    /// <summary>Replaces the last part of the name.</summary>
    public int ReplaceLast(ReadOnlySpan<char> part)
    {
        var before = _length;
        var saved = _name.AsSpan(0, _length).LastIndexOf((byte)'.');
        _length = Math.Max(0, saved);
        _ = Enter(part);
        return before;
    }

    public void Leave(int before) => _length = before;

    /// <summary>Writes the value of the current name.</summary>
    public void Value(string value)
    {
        WriteName();
        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var written = Encoding.UTF8.GetBytes(value, rented);
        WriteEncoded(rented.AsSpan(0, written));
        rented.AsSpan(0, written).Clear();
        ArrayPool<byte>.Shared.Return(rented);
    }

    public void Pair(string name, string value)
    {
        var before = Enter(name);
        Value(value);
        Leave(before);
    }

    /// <summary>The current name, to be restored by <see cref="SetName"/> after <see cref="ReplaceLast"/>.</summary>
    public byte[] SaveName() => _name[.._length];

    public void SetName(byte[] name)
    {
        name.CopyTo(_name, 0);
        _length = name.Length;
    }

    private void WriteName()
    {
        if (output.Length > 0) output.Write((byte)'&');
        WriteEncoded(_name.AsSpan(0, _length));
        output.Write((byte)'=');
    }

    private void WriteEncoded(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var run = text.IndexOfAnyExcept(Kept);
            if (run < 0) run = text.Length;
            output.Write(text[..run]);
            text = text[run..];
            if (text.IsEmpty) return;
            output.Write((byte)'%');
            output.Write(Hex(text[0] >> 4));
            output.Write(Hex(text[0] & 15));
            text = text[1..];
        }
    }

    private static byte Hex(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);

    private void Reserve(int count)
    {
        if (_name.Length - _length < count) Array.Resize(ref _name, Math.Max(_name.Length * 2, _length + count));
    }
}

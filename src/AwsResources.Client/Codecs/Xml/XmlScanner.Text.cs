using System.Buffers.Text;
using System.Text;

namespace AwsResources.Client.Codecs.Xml;

// Character data and attributes: the parts of the scanner that decode.
internal ref partial struct XmlScanner
{
    public readonly void Dispose() => _text?.Dispose();

    /// <summary>
    /// The text of an element up to its first child, and passes over the element. What is returned holds until the next reading.
    /// </summary>
    public ReadOnlySpan<byte> ReadText(scoped in XmlTag tag)
    {
        if (tag.IsEmpty) return default;
        var rest = _xml[_at..];
        var special = rest.IndexOfAny((byte)'<', (byte)'&', (byte)'\r');
        if (special < 0 || special + 1 >= rest.Length) throw Truncated(tag);
        if (rest[special] != (byte)'<' || rest[special + 1] != (byte)'/') return ReadMixedText(tag);
        _at += special;
        ReadEnd(tag);
        return rest[..special];
    }

    /// <summary>Finds an attribute by its name with its prefix, or by what comes after any prefix where a name with a prefix is asked for.</summary>
    public readonly bool TryGetAttribute(scoped in XmlTag tag, ReadOnlySpan<byte> name, TextSink sink)
    {
        var wanted = name[(name.IndexOf((byte)':') + 1)..];
        for (var at = tag.NameEnd; NextAttribute(ref at, tag.AttributesEnd, out var found, out var value);)
        {
            var colon = found.IndexOf((byte)':');
            if (!found.SequenceEqual(name) && (colon < 0 || wanted.Length == name.Length || !found[(colon + 1)..].SequenceEqual(wanted))) continue;
            using var text = new PooledBuffer(value.Length);
            Decode(value, text);
            sink(text.Written);
            return true;
        }
        return false;
    }

    internal delegate void TextSink(ReadOnlySpan<byte> text);

    private ReadOnlySpan<byte> ReadMixedText(scoped in XmlTag tag)
    {
        var text = _text ??= new PooledBuffer();
        text.Truncate(0);
        var isBeforeChildren = true;
        while (true)
        {
            var rest = _xml[_at..];
            var run = rest.IndexOf((byte)'<');
            if (run < 0 || run + 1 >= rest.Length) throw Truncated(tag);
            if (isBeforeChildren) Decode(rest[..run], text);
            _at += run;
            switch (rest[run + 1])
            {
                case (byte)'/':
                    ReadEnd(tag);
                    return text.Written;
                case (byte)'!' or (byte)'?':
                    var start = _at;
                    SkipMarkup(ref _at);
                    if (isBeforeChildren && _xml[start..].StartsWith("<![CDATA["u8)) AppendLines(_xml[(start + 9)..(_at - 3)], text);
                    break;
                default:
                    isBeforeChildren = false;
                    Skip(ReadStart());
                    break;
            }
        }
    }

    private readonly void SkipAttributes(ref int at)
    {
        while (true)
        {
            while (at < _xml.Length && IsWhitespace(_xml[at])) at++;
            if (at >= _xml.Length) throw Malformed("it ends within a tag");
            if (_xml[at] is (byte)'>' or (byte)'/') return;
            if (!NextAttribute(ref at, _xml.Length, out _, out _)) throw Malformed("a tag has a malformed attribute");
        }
    }

    private readonly bool NextAttribute(ref int at, int end, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        while (at < end && IsWhitespace(_xml[at])) at++;
        var start = at;
        if (at >= end || !IsNameStart(_xml[at])) return false;
        while (at < end && !IsNameEnd(_xml[at])) at++;
        name = _xml[start..at];
        while (at < end && IsWhitespace(_xml[at])) at++;
        if (at >= end || _xml[at++] != (byte)'=') return false;
        while (at < end && IsWhitespace(_xml[at])) at++;
        if (at >= end || _xml[at] is not ((byte)'"' or (byte)'\'')) return false;
        var quote = _xml[at++];
        var length = _xml[at..end].IndexOf(quote);
        if (length < 0) return false;
        value = _xml.Slice(at, length);
        if (value.Contains((byte)'<')) return false;
        at += length + 1;
        return true;
    }

    /// <summary>Replaces references, and line ends by single line feeds.</summary>
    private readonly void Decode(ReadOnlySpan<byte> raw, PooledBuffer text)
    {
        while (true)
        {
            var ampersand = raw.IndexOf((byte)'&');
            AppendLines(ampersand < 0 ? raw : raw[..ampersand], text);
            if (ampersand < 0) return;
            raw = raw[(ampersand + 1)..];
            var end = raw.IndexOf((byte)';');
            if (end <= 0) throw Malformed("it has an '&' that begins no reference");
            AppendReference(raw[..end], text);
            raw = raw[(end + 1)..];
        }
    }

    private static void AppendLines(ReadOnlySpan<byte> raw, PooledBuffer text)
    {
        for (var line = raw.IndexOf((byte)'\r'); line >= 0; line = raw.IndexOf((byte)'\r'))
        {
            text.Write(raw[..line]);
            text.Write((byte)'\n');
            raw = raw[(line + 1)..];
            if (!raw.IsEmpty && raw[0] == (byte)'\n') raw = raw[1..];
        }
        text.Write(raw);
    }

    private readonly void AppendReference(ReadOnlySpan<byte> name, PooledBuffer text)
    {
        if (name[0] == (byte)'#')
        {
            text.Advance(ReadCharacter(name[1..]).EncodeToUtf8(text.GetSpan(4)));
            return;
        }
        text.Write(name switch
        {
            _ when name.SequenceEqual("amp"u8) => (byte)'&',
            _ when name.SequenceEqual("lt"u8) => (byte)'<',
            _ when name.SequenceEqual("gt"u8) => (byte)'>',
            _ when name.SequenceEqual("quot"u8) => (byte)'"',
            _ when name.SequenceEqual("apos"u8) => (byte)'\'',
            _ => throw Malformed("it has an entity that XML does not define"),
        });
    }

    private readonly Rune ReadCharacter(ReadOnlySpan<byte> digits)
    {
        var isHex = digits.Length > 1 && digits[0] is (byte)'x';
        if (isHex) digits = digits[1..];
        return Utf8Parser.TryParse(digits, out uint value, out var used, isHex ? 'X' : 'D') && used == digits.Length && Rune.IsValid(value)
            ? new Rune(value)
            : throw Malformed("it has a reference to a character that does not exist");
    }
}

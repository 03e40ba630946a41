// A pull reader for the XML of AWS's answers: UTF-8, elements, attributes, character data. It goes forward over the bytes and
// hands out spans of them; whoever asks knows from the shape what comes, so that nothing is made of what is not asked for.
// A document type is refused: no entity beyond XML's own five exists here, and none is ever fetched.

using System.Text.Unicode;

namespace AwsResources.Client.Codecs.Xml;

internal ref partial struct XmlScanner
{
    private readonly ReadOnlySpan<byte> _xml;
    private int _at;
    private int _depth;
    private PooledBuffer? _text;

    /// <exception cref="MalformedResponseException">The bytes are not UTF-8.</exception>
    public XmlScanner(ReadOnlySpan<byte> xml)
    {
        _xml = xml;
        if (xml.StartsWith("\uFEFF"u8)) _at = 3;
        if (!Utf8.IsValid(xml)) throw Malformed("it is not UTF-8");
    }

    public readonly XmlMark Mark => new(_at, _depth);

    public void ReturnTo(XmlMark mark) => (_at, _depth) = (mark.At, mark.Depth);

    /// <summary>The name without its prefix.</summary>
    public readonly ReadOnlySpan<byte> LocalName(scoped in XmlTag tag) => _xml[tag.Local..tag.NameEnd];

    /// <summary>Reads the start tag of the root element.</summary>
    public XmlTag ReadRoot()
    {
        while (true)
        {
            SkipWhitespace();
            if (_at + 1 >= _xml.Length || _xml[_at] != (byte)'<')
                throw new MalformedResponseException(
                    $"The answer is not XML: {(_xml.IsEmpty ? "it is empty" : $"it begins {MalformedResponseException.Excerpt(_xml)}")}.", _at);
            if (_xml[_at + 1] is (byte)'?' or (byte)'!') SkipMarkup(ref _at);
            else return ReadStart();
        }
    }

    /// <summary>Makes sure that nothing but comments and white space comes after the root element.</summary>
    public void ReadEnd()
    {
        for (SkipWhitespace(); _at < _xml.Length; SkipWhitespace())
        {
            if (_xml[_at] != (byte)'<' || _at + 1 >= _xml.Length || _xml[_at + 1] is not ((byte)'!' or (byte)'?'))
                throw Malformed("something comes after its root element");
            SkipMarkup(ref _at);
        }
    }

    /// <summary>Goes to the parent's next child and reads its start tag. False where the parent ends, whose end tag is then read.</summary>
    public bool TryReadChild(scoped in XmlTag parent, out XmlTag child)
    {
        child = default;
        if (parent.IsEmpty) return false;
        while (true)
        {
            var text = _xml[_at..].IndexOf((byte)'<');
            if (text < 0 || _at + text + 1 >= _xml.Length) throw Truncated(parent);
            _at += text;
            switch (_xml[_at + 1])
            {
                case (byte)'/':
                    ReadEnd(parent);
                    return false;
                case (byte)'!' or (byte)'?':
                    SkipMarkup(ref _at);
                    break;
                default:
                    child = ReadStart();
                    return true;
            }
        }
    }

    /// <summary>As <see cref="TryReadChild(in XmlTag, out XmlTag)"/>; says whether the child's name is the expected one, at less cost.</summary>
    public bool TryReadChild(scoped in XmlTag parent, scoped ReadOnlySpan<byte> expected, out XmlTag child, out bool isExpected)
    {
        var rest = _xml[_at..];
        if (!parent.IsEmpty && rest.Length > expected.Length + 2 && rest[0] == (byte)'<' && !expected.IsEmpty
            && rest[expected.Length + 1] == (byte)'>' && rest.Slice(1, expected.Length).SequenceEqual(expected))
        {
            var end = _at + 1 + expected.Length;
            child = new XmlTag(_at + 1, _at + 1, end, end, IsEmpty: false);
            _at = end + 1;
            Enter();
            return isExpected = true;
        }
        var found = TryReadChild(parent, out child);
        isExpected = found && LocalName(child).SequenceEqual(expected);
        return found;
    }

    /// <summary>Passes over an element whose start tag was read.</summary>
    public void Skip(scoped in XmlTag tag)
    {
        while (TryReadChild(tag, out var child)) Skip(child);
    }

    private void ReadEnd(scoped in XmlTag tag)
    {
        var name = _xml[tag.Name..tag.NameEnd];
        var after = _at + 2 + name.Length;
        if (after >= _xml.Length) throw Truncated(tag);
        if (!_xml[(_at + 2)..].StartsWith(name)) throw Mismatch(tag);
        if (_xml[after] != (byte)'>')
        {
            while (after < _xml.Length && IsWhitespace(_xml[after])) after++;
            if (after >= _xml.Length) throw Truncated(tag);
            if (_xml[after] != (byte)'>') throw Mismatch(tag);
        }
        _at = after + 1;
        _depth--;
    }

    private XmlTag ReadStart()
    {
        var name = _at + 1;
        var local = name;
        var at = name;
        if (at >= _xml.Length || !IsNameStart(_xml[at])) throw Malformed("a tag has no name");
        while (at < _xml.Length && !IsNameEnd(_xml[at]))
            if (_xml[at++] == (byte)':') local = at;
        if (local == at) throw Malformed("a tag has no name");
        var nameEnd = at;
        SkipAttributes(ref at);
        var attributesEnd = at;
        var isEmpty = _xml[at] == (byte)'/';
        if (isEmpty && (++at >= _xml.Length || _xml[at] != (byte)'>')) throw Malformed("a tag does not end");
        _at = at + 1;
        if (!isEmpty) Enter();
        return new XmlTag(name, local, nameEnd, attributesEnd, isEmpty);
    }

    private void Enter()
    {
        if (++_depth > WireText.MaxDepth) throw Malformed($"it is nested deeper than {WireText.MaxDepth} elements");
    }

    private void SkipWhitespace()
    {
        while (_at < _xml.Length && IsWhitespace(_xml[_at])) _at++;
    }

    /// <summary>Passes over a comment, an instruction or a section of character data.</summary>
    private readonly void SkipMarkup(ref int at)
    {
        var rest = _xml[at..];
        var (begin, end) = rest.StartsWith("<!--"u8) ? (4, "-->"u8.IndexIn(rest, 4))
            : rest.StartsWith("<?"u8) ? (2, "?>"u8.IndexIn(rest, 2))
            : rest.StartsWith("<![CDATA["u8) ? (9, "]]>"u8.IndexIn(rest, 9))
            : throw Malformed(rest.StartsWith("<!DOCTYPE"u8) ? "it has a document type, which is refused" : "it has markup that is no element");
        if (end < begin) throw Malformed("it ends in the middle of a comment or section");
        at += end;
    }

    private static bool IsWhitespace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private static bool IsNameStart(byte value) => value is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or (byte)'_' or (byte)':' or >= 0x80;

    private static bool IsNameEnd(byte value) => value is (byte)'>' or (byte)'/' or (byte)'=' or (byte)'<' || IsWhitespace(value);

    private readonly MalformedResponseException Truncated(scoped in XmlTag tag) => Malformed($"it ends within <{Text(LocalName(tag))}>");

    private readonly MalformedResponseException Mismatch(scoped in XmlTag tag) => Malformed($"<{Text(LocalName(tag))}> is not ended by its own end tag");

    private readonly MalformedResponseException Malformed(string what) => new($"The answer is not well-formed XML: {what} (at byte {_at}).", _at);

    private static string Text(ReadOnlySpan<byte> utf8) => System.Text.Encoding.UTF8.GetString(utf8);
}

file static class Terminators
{
    /// <summary>The index after the terminator, or -1.</summary>
    public static int IndexIn(this ReadOnlySpan<byte> terminator, ReadOnlySpan<byte> text, int from)
    {
        if (text.Length < from) return -1;
        var index = text[from..].IndexOf(terminator);
        return index < 0 ? -1 : from + index + terminator.Length;
    }
}

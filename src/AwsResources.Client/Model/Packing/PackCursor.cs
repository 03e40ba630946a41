using System.Buffers.Binary;
using System.Text;

namespace AwsResources.Client.Model.Packing;

/// <summary>Reads a record, field after field, from the bytes of a service's section.</summary>
internal ref struct PackCursor
{
    private readonly ReadOnlySpan<byte> _section;
    private readonly int _strings;
    private int _position;

    /// <summary>Shared by all that have none; nobody writes to it.</summary>
    public static readonly Dictionary<string, string> NoTexts = [];

    public PackCursor(PackedServiceReader? owner, ReadOnlySpan<byte> section, int strings, int position)
    {
        Owner = owner;
        _section = section;
        _strings = strings;
        _position = position;
    }

    /// <summary>Whose records these are, for what is read later; null for texts alone.</summary>
    public PackedServiceReader? Owner { get; }

    public readonly int Position => _position;

    public int Number() => checked((int)Unsigned());

    public string? TextOrNull()
    {
        var offset = Number();
        if (offset == 0) return null;
        return Encoding.UTF8.GetString(TextBytes(_section, _strings + offset));
    }

    public string Text() => TextOrNull() ?? throw new AwsModelException("A packed model is damaged: a text is missing.");

    /// <summary>The next number, for readers that look at a record's name only.</summary>
    public readonly int PeekNumber()
    {
        var copy = this;
        return copy.Number();
    }

    public readonly string PeekText()
    {
        var copy = this;
        return copy.Text();
    }

    public string[] Texts()
    {
        var count = Number();
        if (count == 0) return [];
        var texts = new string[count];
        for (var i = 0; i < count; i++) texts[i] = Text();
        return texts;
    }

    /// <summary>Steps over texts that may be read later, from the position that is told.</summary>
    public int SkipTexts()
    {
        var start = _position;
        for (var count = Number(); count > 0; count--) _ = Number();
        return start;
    }

    public Dictionary<string, string> TextsByName()
    {
        var count = Number();
        if (count == 0) return NoTexts;
        var texts = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++) texts.Add(Text(), Text());
        return texts;
    }

    public XmlNamespaceModel? XmlNamespace() => TextOrNull() is { } uri ? new XmlNamespaceModel(uri, TextOrNull()) : null;

    public double Real()
    {
        var raw = Unsigned();
        if (raw == 1)
        {
            _position += 8;
            return BinaryPrimitives.ReadDoubleLittleEndian(_section[(_position - 8)..]);
        }

        var zigzag = raw >> 1;
        return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
    }

    /// <summary>The bytes of the length-prefixed text at a position.</summary>
    public static ReadOnlySpan<byte> TextBytes(ReadOnlySpan<byte> section, int position)
    {
        var cursor = new PackCursor(null, section, 0, position);
        var length = cursor.Number();
        return section.Slice(cursor._position, length);
    }

    private ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _section[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}

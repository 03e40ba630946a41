using System.Text;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Xml;

/// <summary>Turns XML into a tape, guided by the shape. Elements that the shape does not know are passed over.</summary>
internal ref partial struct XmlTapeReader(ReadOnlySpan<byte> xml, TapeBuilder tape)
{
    // Not readonly: the scanner moves.
    public XmlScanner Xml = new(xml);
    private readonly TapeBuilder _tape = tape;

    public readonly void Dispose() => Xml.Dispose();

    public void ReadStructure(scoped in XmlTag tag, XmlPlan plan, int member)
    {
        var structure = _tape.Begin(TapeKind.Structure, member);
        var start = Xml.Mark;
        var children = plan.Attributes.Length == 0 ? 0 : ReadAttributes(tag, plan);
        var previous = -1;
        var more = NextChild(tag, plan, ref previous, out var child, out var place);
        while (more)
        {
            if (place is null)
            {
                Xml.Skip(child);
            }
            else if (place.IsFlattened)
            {
                if (IsSet(structure, place.Index))
                {
                    _tape.Rollback(structure);
                    Xml.ReturnTo(start);
                    ReadScattered(tag, plan, member);
                    return;
                }
                children++;
                more = ReadFlattened(tag, place, ref child);
                if (more) place = Find(plan, child, ref previous);
                continue;
            }
            else if (ReadValue(child, place, place.Index))
            {
                children++;
            }
            more = NextChild(tag, plan, ref previous, out child, out place);
        }
        _tape.End(structure, children);
    }

    private bool NextChild(scoped in XmlTag parent, XmlPlan plan, ref int previous, out XmlTag child, out XmlPlace? place)
    {
        var expected = plan.Names.Guess(previous, out var index);
        place = null;
        if (!Xml.TryReadChild(parent, expected, out child, out var isExpected)) return false;
        place = isExpected ? plan.Elements[previous = index] : Find(plan, child, ref previous);
        return true;
    }

    private readonly XmlPlace? Find(XmlPlan plan, scoped in XmlTag tag, ref int previous)
    {
        var index = plan.Names.Find(Xml.LocalName(tag), ref previous);
        return index < 0 ? null : plan.Elements[index];
    }

    /// <summary>Reads a value into the tape; false where there is none, such as a number without digits.</summary>
    private bool ReadValue(scoped in XmlTag tag, XmlPlace place, int member)
    {
        switch (place.Type)
        {
            case ShapeType.Structure:
                ReadStructure(tag, place.Structure, member);
                return true;
            case ShapeType.List:
                ReadList(tag, place, member);
                return true;
            case ShapeType.Map:
                ReadMap(tag, place, member);
                return true;
            case ShapeType.String:
                _tape.Scalar(TapeKind.Text, member, Xml.ReadText(tag));
                return true;
            default:
                return AddScalar(place, member, Xml.ReadText(tag).Trim(" \t\r\n"u8));
        }
    }

    private readonly bool AddScalar(XmlPlace place, int member, ReadOnlySpan<byte> text)
    {
        if (place.Type is ShapeType.Boolean)
        {
            if (text.IsEmpty) return false;
            _tape.Boolean(member, Ascii.EqualsIgnoreCase(text, "true"u8) || text.SequenceEqual("1"u8));
            return true;
        }
        if (text.IsEmpty && place.Type is not ShapeType.Blob) return false;
        _tape.Scalar(place.Kind, member, text);
        return true;
    }

    private void ReadItem(scoped in XmlTag tag, XmlPlace place)
    {
        if (!ReadValue(tag, place, 0)) _tape.Null(0);
    }

    private void ReadList(scoped in XmlTag tag, XmlPlace place, int member)
    {
        var list = _tape.Begin(TapeKind.List, member);
        var items = 0;
        var item = place.Item;
        for (; Xml.TryReadChild(tag, item.ElementBytes, out var child, out _); items++) ReadItem(child, item);
        _tape.End(list, items);
    }

    private void ReadMap(scoped in XmlTag tag, XmlPlace place, int member)
    {
        var map = _tape.Begin(TapeKind.Map, member);
        var pairs = 0;
        while (Xml.TryReadChild(tag, "entry"u8, out var entry, out _))
            if (ReadEntry(entry, place)) pairs++;
        _tape.End(map, pairs);
    }

    /// <summary>Reads the run of equal elements that a flattened list or map is; <paramref name="child"/> is then the next other one.</summary>
    private bool ReadFlattened(scoped in XmlTag parent, XmlPlace place, ref XmlTag child)
    {
        var first = child;
        var container = _tape.Begin(place.Type is ShapeType.List ? TapeKind.List : TapeKind.Map, place.Index);
        var count = 0;
        bool more, same;
        do
        {
            if (ReadFlattenedItem(child, place)) count++;
            more = Xml.TryReadChild(parent, Xml.LocalName(first), out child, out same);
        }
        while (more && same);
        _tape.End(container, count);
        return more;
    }

    private bool ReadFlattenedItem(scoped in XmlTag tag, XmlPlace place)
    {
        if (place.Type is ShapeType.Map) return ReadEntry(tag, place);
        ReadItem(tag, place.Item);
        return true;
    }
}

using System.Collections;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Xml;

/// <summary>Writes structures as XML: requests of rest-xml, and the answers of an emulator.</summary>
internal sealed class XmlWriterCodec(PooledBuffer output, bool isResponse = false)
{
    private int _depth;

    /// <summary>Writes a structure as an element; with <paramref name="bodyOnly"/> without the members that travel elsewhere.</summary>
    public void WriteRoot(string name, XmlNamespaceModel? ns, StructureShape shape, AwsStructure value, bool bodyOnly = false)
    {
        BeginTag(name, ns);
        WriteContent(XmlPlan.Of(shape), value, bodyOnly);
        EndTag(name);
    }

    /// <summary>Writes the members of a structure into an element that is open.</summary>
    public void WriteMembers(StructureShape shape, AwsStructure value, bool bodyOnly = false)
    {
        foreach (var place in Ordered(shape))
        {
            if (place.Member.IsXmlAttribute || bodyOnly && place.Member.Location is not MemberLocation.Body) continue;
            if (value.TryGetValue(place.Member, out var member)) WriteMember(place, member!);
        }
    }

    public void BeginTag(string name, XmlNamespaceModel? ns = null)
    {
        BeginOpenTag(name, ns);
        output.Write((byte)'>');
    }

    public void EndTag(string name)
    {
        output.Write("</"u8);
        output.Write(name);
        output.Write((byte)'>');
    }

    public void WriteText(string name, string text)
    {
        BeginTag(name);
        XmlText.Write(output, text, isAttribute: false);
        EndTag(name);
    }

    private void WriteContent(XmlPlan plan, AwsStructure value, bool bodyOnly)
    {
        // The tag is open still only where there are attributes: take its end back, and put it behind them.
        if (plan.Attributes.Length > 0)
        {
            output.Truncate(output.Length - 1);
            WriteAttributes(plan, value);
            output.Write((byte)'>');
        }
        if (++_depth > WireText.MaxDepth) throw new FormatException($"The value is nested deeper than {WireText.MaxDepth} structures.");
        WriteMembers(plan.Shape, value, bodyOnly);
        _depth--;
    }

    private void WriteAttributes(XmlPlan plan, AwsStructure value)
    {
        foreach (var place in plan.Attributes)
        {
            if (!value.TryGetValue(place.Member, out var attribute)) continue;
            output.Write((byte)' ');
            output.Write(place.ElementBytes);
            output.Write("=\""u8);
            XmlText.Write(output, WireText.Of(place.Member, attribute!, TimestampFormat.Iso8601), isAttribute: true);
            output.Write((byte)'"');
        }
    }

    private void WriteMember(XmlPlace place, object value)
    {
        switch (place.Type)
        {
            case ShapeType.List when place.IsFlattened:
                foreach (var item in (IEnumerable)value)
                    if (item is not null) WriteElement(place.Item, isResponse ? place.ReadName : place.ElementName, NamespaceOf(place.Member), item);
                break;
            case ShapeType.Map when place.IsFlattened:
                WriteEntries(place, place.ElementName, NamespaceOf(place.Member), value);
                break;
            default:
                WriteElement(place, place.ElementName, NamespaceOf(place.Member), value);
                break;
        }
    }

    private void WriteElement(XmlPlace place, string name, XmlNamespaceModel? ns, object value)
    {
        BeginTag(name, ns ?? NamespaceOf(place.Member));
        switch (place.Type)
        {
            case ShapeType.Structure:
                WriteContent(place.Structure, (AwsStructure)value, bodyOnly: false);
                break;
            case ShapeType.List:
                foreach (var item in (IEnumerable)value) WriteItem(place.Item, item);
                break;
            case ShapeType.Map:
                WriteEntries(place, "entry", null, value);
                break;
            default:
                XmlText.Write(output, WireText.Of(place.Member, value, TimestampFormat.Iso8601), isAttribute: false);
                break;
        }
        EndTag(name);
    }

    private void WriteItem(XmlPlace item, object? value)
    {
        var name = item.Member.LocationName ?? "member";
        if (value is not null) WriteElement(item, name, null, value);
    }

    private void WriteEntries(XmlPlace place, string entryName, XmlNamespaceModel? ns, object value)
    {
        foreach (var (key, item) in MapEntries.Of(value))
        {
            if (item is null) continue;
            BeginTag(entryName, ns);
            WriteElement(place.Key, place.Key.Member.LocationName ?? "key", null, key);
            WriteElement(place.Item, place.Item.Member.LocationName ?? "value", null, item);
            EndTag(entryName);
        }
    }

    private void BeginOpenTag(string name, XmlNamespaceModel? ns)
    {
        output.Write((byte)'<');
        output.Write(name);
        if (ns is null) return;
        output.Write(ns.Prefix is null ? " xmlns" : " xmlns:");
        output.Write(ns.Prefix ?? "");
        output.Write("=\""u8);
        XmlText.Write(output, ns.Uri, isAttribute: true);
        output.Write((byte)'"');
    }

    private static XmlNamespaceModel? NamespaceOf(ShapeMember member) => member.XmlNamespace ?? member.Shape.XmlNamespace;

    private static IEnumerable<XmlPlace> Ordered(StructureShape shape)
    {
        var members = XmlPlan.Of(shape).Elements.Take(shape.Members.Count);
        return shape.XmlOrder is { } order
            ? members.OrderBy(place => order.Contains(place.Member.Name) ? order.ToList().IndexOf(place.Member.Name) : int.MaxValue)
            : members;
    }
}

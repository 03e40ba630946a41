// What reading and writing a shape as XML needs to know, worked out once: names as bytes, what is flattened, what kind of value
// stands where. A plan is kept in its shape; the plans of nested structures are made when the first of them comes.

using System.Text;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Xml;

/// <summary>A structure's members by element and attribute.</summary>
internal sealed class XmlPlan
{
    private XmlPlan(StructureShape shape)
    {
        Shape = shape;
        var elements = new List<XmlPlace>();
        var names = new List<string>();
        var attributes = new List<XmlPlace>();
        foreach (var member in shape.MemberSpan)
        {
            var place = new XmlPlace(member, member.Index);
            if (member.IsXmlAttribute) attributes.Add(place);
            elements.Add(place);
            names.Add(place.ReadName);
        }
        AddOtherNames(elements, names);
        Names = new NameTable(names);
        Elements = [.. elements];
        Attributes = [.. attributes];
    }

    public StructureShape Shape { get; }

    public NameTable Names { get; }

    /// <summary>In the order of <see cref="Names"/>.</summary>
    public XmlPlace[] Elements { get; }

    public XmlPlace[] Attributes { get; }

    public static XmlPlan Of(StructureShape shape)
    {
        if (shape.XmlPlan is XmlPlan plan) return plan;
        plan = new XmlPlan(shape);
        shape.XmlPlan = plan;
        return plan;
    }

    // Models are not of one mind about where the name of a list's element stands; the less usual places are tried last.
    private static void AddOtherNames(List<XmlPlace> elements, List<string> names)
    {
        foreach (var place in elements.ToArray())
        {
            foreach (var other in (string?[])[place.Member.WireName, place.Member.Shape.LocationName])
            {
                if (other is null || names.Contains(other)) continue;
                elements.Add(place);
                names.Add(other);
            }
        }
    }
}

/// <summary>One use of a shape, as XML.</summary>
internal sealed class XmlPlace
{
    private XmlPlan? _structure;
    private XmlPlace? _item;
    private XmlPlace? _key;

    public XmlPlace(ShapeMember member, int index)
    {
        Member = member;
        Index = index;
        Type = member.Shape.Type;
        IsFlattened = Type is ShapeType.List && (member.Flattened || ((ListShape)member.Shape).Flattened)
            || Type is ShapeType.Map && (member.Flattened || ((MapShape)member.Shape).Flattened);
        Kind = Type is ShapeType.Structure or ShapeType.List or ShapeType.Map ? TapeKind.Null : WireText.KindOf(member, TimestampFormat.Iso8601);
        ElementName = member.WireName;
        ReadName = IsFlattened && member.Shape is ListShape { Element.LocationName: { } element } ? element : member.WireName;
        ElementBytes = Encoding.UTF8.GetBytes(ElementName);
    }

    public ShapeMember Member { get; }

    /// <summary>The position in the structure; 0 for elements, keys and values.</summary>
    public int Index { get; }

    public ShapeType Type { get; }

    /// <summary>How the tape keeps a scalar.</summary>
    public TapeKind Kind { get; }

    public bool IsFlattened { get; }

    /// <summary>The name of the element in requests.</summary>
    public string ElementName { get; }

    /// <summary>The name in answers, where the elements of a flattened list may have one of their own.</summary>
    public string ReadName { get; }

    public byte[] ElementBytes { get; }

    public XmlPlan Structure => _structure ??= XmlPlan.Of((StructureShape)Member.Shape);

    /// <summary>A list's element or a map's value.</summary>
    public XmlPlace Item => _item ??= new XmlPlace(Member.Shape is ListShape list ? list.Element : ((MapShape)Member.Shape).Value, 0);

    public XmlPlace Key => _key ??= new XmlPlace(((MapShape)Member.Shape).Key, 0);
}

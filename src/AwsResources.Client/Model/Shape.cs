// The typed view of a service model's shapes: what the codecs, the validation and the generated types go by.
// A shape is immutable once made; the shapes of its members are looked up in the service when they are first asked for,
// so that a call costs what it touches (EC2 has some 5,000 shapes).

using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>A type of the service's model.</summary>
public abstract class Shape
{
    private readonly ShapeTraits _traits;

    private protected Shape(string name, ShapeType type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>Reads what all shapes have; the constructor of the kind reads on.</summary>
    private protected Shape(string name, ShapeType type, ref PackCursor cursor) : this(name, type)
    {
        _traits = (ShapeTraits)cursor.Number();
        if (Has(ShapeTraits.Min)) Min = cursor.Real();
        if (Has(ShapeTraits.Max)) Max = cursor.Real();
        if (Has(ShapeTraits.TimestampFormat)) TimestampFormat = (TimestampFormat)cursor.Number();
        if (Has(ShapeTraits.LocationName)) LocationName = cursor.Text();
        if (Has(ShapeTraits.XmlNamespace)) XmlNamespace = cursor.XmlNamespace();
        if (Has(ShapeTraits.Location)) Location = (MemberLocation)cursor.Number();
    }

    /// <summary>The name in the model, such as <c>InstanceState</c>.</summary>
    public string Name { get; }

    /// <summary>The kind of shape.</summary>
    public ShapeType Type { get; }

    /// <summary>The smallest length or value that the model allows, or null.</summary>
    public double? Min { get; }

    /// <summary>The greatest length or value that the model allows, or null.</summary>
    public double? Max { get; }

    /// <summary>Whether a value of this shape is a stream of bytes that may be too large to hold.</summary>
    public bool IsStreaming => Has(ShapeTraits.Streaming);

    /// <summary>Whether a streaming value must be sent with its length known beforehand.</summary>
    public bool RequiresLength => Has(ShapeTraits.RequiresLength);

    /// <summary>Whether the service asks that values of this shape are not logged.</summary>
    public bool IsSensitive => Has(ShapeTraits.Sensitive);

    /// <summary>The name that the model gives the shape's element in XML, or null.</summary>
    internal string? LocationName { get; }

    internal XmlNamespaceModel? XmlNamespace { get; }

    internal TimestampFormat TimestampFormat { get; }

    internal MemberLocation Location { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Type})";

    private protected bool Has(ShapeTraits trait) => (_traits & trait) != 0;
}

/// <summary>A shape that holds one value: text, a number, a moment, bytes, a document.</summary>
public sealed class ScalarShape : Shape
{
    private readonly PackedServiceReader? _reader;
    private readonly int _enumPosition;
    private string[]? _enumValues;

    internal ScalarShape(string name, ShapeType type, ref PackCursor cursor) : base(name, type, ref cursor)
    {
        if (Has(ShapeTraits.Enum)) (_reader, _enumPosition) = (cursor.Owner, cursor.SkipTexts());
        if (Has(ShapeTraits.Pattern)) Pattern = cursor.Text();
    }

    /// <summary>The values that an enumeration is known to have; empty for other shapes. Services add values at any time.</summary>
    public IReadOnlyList<string> EnumValues => _enumValues ??= _reader?.ReadTexts(_enumPosition) ?? [];

    /// <summary>The pattern that the model gives for text, or null. Services enforce it, this client does not.</summary>
    public string? Pattern { get; }
}

/// <summary>A list.</summary>
public sealed class ListShape : Shape
{
    internal ListShape(string name, ref PackCursor cursor, IShapeSource source) : base(name, ShapeType.List, ref cursor) =>
        Element = new ShapeMember("member", 0, ref cursor, source);

    /// <summary>The shape of the elements, with their name and place on the wire.</summary>
    public ShapeMember Element { get; }

    internal bool Flattened => Has(ShapeTraits.Flattened);
}

/// <summary>A map from text to values of one shape.</summary>
public sealed class MapShape : Shape
{
    internal MapShape(string name, ref PackCursor cursor, IShapeSource source) : base(name, ShapeType.Map, ref cursor)
    {
        Key = new ShapeMember("key", 0, ref cursor, source);
        Value = new ShapeMember("value", 1, ref cursor, source);
    }

    /// <summary>The shape of the keys.</summary>
    public ShapeMember Key { get; }

    /// <summary>The shape of the values.</summary>
    public ShapeMember Value { get; }

    internal bool Flattened => Has(ShapeTraits.Flattened);

    /// <summary>Whether a null value is one that the service means; in other maps it is a key without a value.</summary>
    internal bool Sparse => Has(ShapeTraits.Sparse);
}

/// <summary>The namespace of an XML element.</summary>
internal sealed record XmlNamespaceModel(string Uri, string? Prefix);

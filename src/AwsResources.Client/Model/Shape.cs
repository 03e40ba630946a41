// The typed view of a service model's shapes: what the codecs, the validation and the generated types go by.
// A shape is immutable once made; the shapes of its members are looked up in the service when they are first asked for,
// so that a call costs what it touches (EC2 has some 5,000 shapes).

namespace AwsResources.Client.Model;

/// <summary>A type of the service's model.</summary>
public abstract class Shape
{
    private protected Shape(string name, ShapeType type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>The name in the model, such as <c>InstanceState</c>.</summary>
    public string Name { get; }

    /// <summary>The kind of shape.</summary>
    public ShapeType Type { get; }

    /// <summary>The smallest length or value that the model allows, or null.</summary>
    public double? Min { get; internal init; }

    /// <summary>The greatest length or value that the model allows, or null.</summary>
    public double? Max { get; internal init; }

    /// <summary>Whether a value of this shape is a stream of bytes that may be too large to hold.</summary>
    public bool IsStreaming { get; internal init; }

    /// <summary>Whether a streaming value must be sent with its length known beforehand.</summary>
    public bool RequiresLength { get; internal init; }

    /// <summary>Whether the service asks that values of this shape are not logged.</summary>
    public bool IsSensitive { get; internal init; }

    /// <summary>The name that the model gives the shape's element in XML, or null.</summary>
    internal string? LocationName { get; init; }

    internal XmlNamespaceModel? XmlNamespace { get; init; }

    internal TimestampFormat TimestampFormat { get; init; }

    internal MemberLocation Location { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Type})";
}

/// <summary>A shape that holds one value: text, a number, a moment, bytes, a document.</summary>
public sealed class ScalarShape : Shape
{
    internal ScalarShape(string name, ShapeType type) : base(name, type) { }

    /// <summary>The values that an enumeration is known to have; empty for other shapes. Services add values at any time.</summary>
    public IReadOnlyList<string> EnumValues { get; internal init; } = [];

    /// <summary>The pattern that the model gives for text, or null. Services enforce it, this client does not.</summary>
    public string? Pattern { get; internal init; }
}

/// <summary>A list.</summary>
public sealed class ListShape : Shape
{
    internal ListShape(string name, ShapeMember element) : base(name, ShapeType.List) => Element = element;

    /// <summary>The shape of the elements, with their name and place on the wire.</summary>
    public ShapeMember Element { get; }

    internal bool Flattened { get; init; }
}

/// <summary>A map from text to values of one shape.</summary>
public sealed class MapShape : Shape
{
    internal MapShape(string name, ShapeMember key, ShapeMember value) : base(name, ShapeType.Map)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The shape of the keys.</summary>
    public ShapeMember Key { get; }

    /// <summary>The shape of the values.</summary>
    public ShapeMember Value { get; }

    internal bool Flattened { get; init; }
}

/// <summary>The namespace of an XML element.</summary>
internal sealed record XmlNamespaceModel(string Uri, string? Prefix);

using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>A use of a shape: a member of a structure, the elements of a list, the keys or values of a map.</summary>
public sealed class ShapeMember
{
    private readonly IShapeSource _source;
    private readonly MemberTraits _traits;
    private Shape? _shape;

    internal ShapeMember(string name, int index, ref PackCursor cursor, IShapeSource source, StructureShape? container = null)
    {
        Name = name;
        Index = index;
        Container = container;
        _source = source;
        ShapeName = cursor.Text();
        _traits = (MemberTraits)cursor.Number();
        if (Has(MemberTraits.LocationName)) LocationName = cursor.Text();
        if (Has(MemberTraits.Location)) Location = (MemberLocation)cursor.Number();
        if (Has(MemberTraits.ContextParam)) ContextParam = cursor.Text();
        if (Has(MemberTraits.XmlNamespace)) XmlNamespace = cursor.XmlNamespace();
        if (Has(MemberTraits.TimestampFormat)) TimestampFormat = (TimestampFormat)cursor.Number();
        if (Has(MemberTraits.QueryName)) QueryName = cursor.Text();
    }

    /// <summary>The name in the model, such as <c>InstanceType</c>; <c>member</c>, <c>key</c> or <c>value</c> in lists and maps.</summary>
    public string Name { get; }

    /// <summary>The name of the shape.</summary>
    public string ShapeName { get; }

    /// <summary>The shape; read from the model when it is first asked for.</summary>
    public Shape Shape => _shape ??= _source.GetShape(ShapeName);

    /// <summary>Whether a call without a value for this member is refused.</summary>
    public bool IsRequired => Has(MemberTraits.Required);

    /// <summary>Where the member travels in the HTTP message.</summary>
    public MemberLocation Location { get; }

    /// <summary>Whether the client fills the member with a fresh token where the caller leaves it unset.</summary>
    public bool IsIdempotencyToken => Has(MemberTraits.IdempotencyToken);

    /// <summary>Whether the service announced the end of this member.</summary>
    public bool IsDeprecated => Has(MemberTraits.Deprecated);

    /// <summary>Whether a value is a stream of bytes that may be too large to hold.</summary>
    public bool IsStreaming => Has(MemberTraits.Streaming);

    /// <summary>The position among the structure's members; a slot of <c>AwsStructure</c>.</summary>
    internal int Index { get; }

    /// <summary>The structure that the member belongs to; null for list elements, map keys and map values.</summary>
    internal StructureShape? Container { get; }

    /// <summary>The name on the wire as the model gives it, or null where it is the member's own name.</summary>
    internal string? LocationName { get; }

    /// <summary>The name in ec2 requests where it differs from what LocationName yields.</summary>
    internal string? QueryName { get; }

    internal bool Flattened => Has(MemberTraits.Flattened);

    internal bool IsXmlAttribute => Has(MemberTraits.XmlAttribute);

    internal XmlNamespaceModel? XmlNamespace { get; }

    internal TimestampFormat TimestampFormat { get; }

    internal bool IsHostLabel => Has(MemberTraits.HostLabel);

    /// <summary>Whether the header's value is JSON, written in base64.</summary>
    internal bool IsJsonValue => Has(MemberTraits.JsonValue);

    /// <summary>The endpoint parameter that this member's value feeds, or null.</summary>
    internal string? ContextParam { get; }

    internal bool IsEventPayload => Has(MemberTraits.EventPayload);

    internal bool IsEventHeader => Has(MemberTraits.EventHeader);

    /// <summary>The name on the wire in protocols that keep the model's names.</summary>
    internal string WireName => LocationName ?? Name;

    private bool Has(MemberTraits trait) => (_traits & trait) != 0;

    /// <inheritdoc/>
    public override string ToString() => Container is null ? Name : $"{Container.Name}.{Name}";
}

/// <summary>What gives a member its shape: a service's model, or a shape that a test made.</summary>
internal interface IShapeSource
{
    Shape GetShape(string name);
}

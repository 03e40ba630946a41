using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>A structure: members by name.</summary>
public sealed class StructureShape : Shape
{
    private readonly ShapeMember[] _members;
    private readonly Dictionary<string, ShapeMember> _byName;

    internal StructureShape(string name, ref PackCursor cursor, IShapeSource source) : base(name, ShapeType.Structure, ref cursor)
    {
        if (Has(ShapeTraits.Error)) Error = new ErrorModel(ref cursor);
        if (Has(ShapeTraits.Payload)) PayloadName = cursor.Text();
        if (Has(ShapeTraits.XmlOrder)) XmlOrder = cursor.Texts();
        _members = new ShapeMember[cursor.Number()];
        _byName = new Dictionary<string, ShapeMember>(_members.Length, StringComparer.Ordinal);
        for (var i = 0; i < _members.Length; i++)
        {
            var member = new ShapeMember(cursor.Text(), i, ref cursor, source, container: this);
            _members[i] = member;
            _byName.Add(member.Name, member);
        }
    }

    private StructureShape(string name) : base(name, ShapeType.Structure) => (_members, _byName) = ([], []);

    /// <summary>A structure without members, for operations that have no input or output.</summary>
    internal static StructureShape Empty { get; } = new("Unit");

    /// <summary>The members, in the model's order.</summary>
    public IReadOnlyList<ShapeMember> Members => _members;

    internal ReadOnlySpan<ShapeMember> MemberSpan => _members;

    /// <summary>The member that is the whole body of the HTTP message, or null.</summary>
    public ShapeMember? Payload => PayloadName is null ? null : _byName[PayloadName];

    /// <summary>Whether exactly one member may be set.</summary>
    public bool IsUnion => Has(ShapeTraits.Union);

    /// <summary>Whether the structure is an error of the service.</summary>
    public bool IsException => Has(ShapeTraits.Exception);

    /// <summary>Whether the structure stands for a stream of events.</summary>
    public bool IsEventStream => Has(ShapeTraits.EventStream);

    /// <summary>Whether the structure is one event of a stream.</summary>
    internal bool IsEvent => Has(ShapeTraits.Event);

    internal string? PayloadName { get; }

    /// <summary>What the model says of an error: its code on the wire, status, and whether it may be tried again.</summary>
    internal ErrorModel? Error { get; }

    /// <summary>The order of the elements that an XML body must have, or null for the members' order.</summary>
    internal IReadOnlyList<string>? XmlOrder { get; }

    /// <summary>What the XML codec worked out for this shape; kept here, because a look-up for every structure of a large answer would cost more than reading it.</summary>
    internal object? XmlPlan { get; set; }

    /// <summary>What the JSON codec worked out for this shape.</summary>
    internal object? JsonPlan { get; set; }

    /// <summary>Finds a member by its name in the model, with exact case.</summary>
    public bool TryGetMember(string name, [NotNullWhen(true)] out ShapeMember? member) => _byName.TryGetValue(name, out member);
}

/// <summary>The wire facts of a modelled error.</summary>
internal sealed record ErrorModel(string? Code, int? HttpStatusCode, bool SenderFault, bool Retryable, bool Throttling)
{
    internal ErrorModel(ref PackCursor cursor) : this((ErrorTraits)cursor.Number(), ref cursor)
    {
    }

    private ErrorModel(ErrorTraits traits, ref PackCursor cursor) : this(
        traits.HasFlag(ErrorTraits.Code) ? cursor.Text() : null,
        traits.HasFlag(ErrorTraits.HttpStatusCode) ? cursor.Number() : null,
        traits.HasFlag(ErrorTraits.SenderFault),
        traits.HasFlag(ErrorTraits.Retryable),
        traits.HasFlag(ErrorTraits.Throttling))
    {
    }
}

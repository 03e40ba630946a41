using System.Diagnostics.CodeAnalysis;

namespace AwsResources.Client.Model;

/// <summary>A structure: members by name.</summary>
public sealed class StructureShape : Shape
{
    private readonly ShapeMember[] _members;
    private readonly Dictionary<string, ShapeMember> _byName;

    internal StructureShape(string name, ShapeMember[] members) : base(name, ShapeType.Structure)
    {
        _members = members;
        _byName = new Dictionary<string, ShapeMember>(members.Length, StringComparer.Ordinal);
        foreach (var member in members)
        {
            member.Container = this;
            _byName.Add(member.Name, member);
        }
    }

    /// <summary>A structure without members, for operations that have no input or output.</summary>
    internal static StructureShape Empty { get; } = new("Unit", []);

    /// <summary>The members, in the model's order.</summary>
    public IReadOnlyList<ShapeMember> Members => _members;

    internal ReadOnlySpan<ShapeMember> MemberSpan => _members;

    /// <summary>The member that is the whole body of the HTTP message, or null.</summary>
    public ShapeMember? Payload => PayloadName is null ? null : _byName[PayloadName];

    /// <summary>Whether exactly one member may be set.</summary>
    public bool IsUnion { get; internal init; }

    /// <summary>Whether the structure is an error of the service.</summary>
    public bool IsException { get; internal init; }

    /// <summary>Whether the structure stands for a stream of events.</summary>
    public bool IsEventStream { get; internal init; }

    /// <summary>Whether the structure is one event of a stream.</summary>
    internal bool IsEvent { get; init; }

    internal string? PayloadName { get; init; }

    /// <summary>What the model says of an error: its code on the wire, status, and whether it may be tried again.</summary>
    internal ErrorModel? Error { get; init; }

    /// <summary>The order of the elements that an XML body must have, or null for the members' order.</summary>
    internal IReadOnlyList<string>? XmlOrder { get; init; }

    /// <summary>What the XML codec worked out for this shape; kept here, because a look-up for every structure of a large answer would cost more than reading it.</summary>
    internal object? XmlPlan { get; set; }

    /// <summary>What the JSON codec worked out for this shape.</summary>
    internal object? JsonPlan { get; set; }

    /// <summary>Finds a member by its name in the model, with exact case.</summary>
    public bool TryGetMember(string name, [NotNullWhen(true)] out ShapeMember? member) => _byName.TryGetValue(name, out member);
}

/// <summary>The wire facts of a modelled error.</summary>
internal sealed record ErrorModel(string? Code, int? HttpStatusCode, bool SenderFault, bool Retryable, bool Throttling);

// What reading and writing a shape as JSON needs to know, worked out once and kept in the shape.

using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Json;

/// <summary>A structure's members by their names in JSON.</summary>
internal sealed class JsonPlan
{
    private JsonPlan(StructureShape shape)
    {
        Places = new JsonPlace[shape.Members.Count];
        for (var i = 0; i < Places.Length; i++) Places[i] = new JsonPlace(shape.Members[i], i);
        Names = new NameTable([.. Places.Select(place => place.Member.WireName)]);
    }

    public NameTable Names { get; }

    /// <summary>In the order of the shape's members.</summary>
    public JsonPlace[] Places { get; }

    public static JsonPlan Of(StructureShape shape)
    {
        if (shape.JsonPlan is JsonPlan plan) return plan;
        plan = new JsonPlan(shape);
        shape.JsonPlan = plan;
        return plan;
    }
}

/// <summary>One use of a shape, as JSON.</summary>
internal sealed class JsonPlace(ShapeMember member, int index)
{
    private JsonPlan? _structure;
    private JsonPlace? _item;
    private ShapeType _type;
    private TapeKind _kind;
    private bool _isResolved;

    public ShapeMember Member => member;

    public int Index => index;

    public ShapeType Type
    {
        get
        {
            if (!_isResolved) Resolve();
            return _type;
        }
    }

    /// <summary>How the tape keeps a scalar's text.</summary>
    public TapeKind Kind
    {
        get
        {
            if (!_isResolved) Resolve();
            return _kind;
        }
    }

    /// <summary>Whether a map's null values are kept.</summary>
    public bool IsSparse => member.Shape is MapShape { Sparse: true };

    public JsonPlan Structure => _structure ??= JsonPlan.Of((StructureShape)member.Shape);

    /// <summary>A list's element or a map's value.</summary>
    public JsonPlace Item => _item ??= new JsonPlace(member.Shape is ListShape list ? list.Element : ((MapShape)member.Shape).Value, 0);

    // A large structure's members are looked up in the model only when the first value of each comes.
    private void Resolve()
    {
        _kind = WireText.KindOf(member, TimestampFormat.UnixTimestamp);
        _type = member.Shape.Type;
        _isResolved = true;
    }
}

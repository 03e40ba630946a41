using AwsResources.Client.Model;

namespace AwsResources.Client.Codecs.Query;

/// <summary>What the two query dialects call things. They agree on all but names and lists.</summary>
internal abstract class QueryNames
{
    public static QueryNames Aws { get; } = new AwsNames();

    public static QueryNames Ec2 { get; } = new Ec2Names();

    public abstract string Of(ShapeMember member);

    /// <summary>Whether list elements carry their number only, without a name of their own.</summary>
    public abstract bool IsFlattened(ShapeMember member);

    /// <summary>The name of the elements of a flattened list where it takes the place of the list's own.</summary>
    public abstract string? FlattenedName(ShapeMember member);

    /// <summary>Whether an empty list is written, as its bare name.</summary>
    public abstract bool WritesEmptyLists { get; }

    private static string? ShapeName(ShapeMember member) => member.LocationName ?? (member.Shape as ListShape)?.LocationName;

    private sealed class AwsNames : QueryNames
    {
        public override bool WritesEmptyLists => true;

        public override string Of(ShapeMember member) => ShapeName(member) ?? member.Name;

        public override bool IsFlattened(ShapeMember member) =>
            member.Flattened || member.Shape is ListShape { Flattened: true } or MapShape { Flattened: true };

        public override string? FlattenedName(ShapeMember member) => (member.Shape as ListShape)?.Element.LocationName;
    }

    private sealed class Ec2Names : QueryNames
    {
        public override bool WritesEmptyLists => false;

        public override string Of(ShapeMember member)
        {
            if (member.QueryName is { } own) return own;
            var name = ShapeName(member) ?? member.Name;
            return name.Length == 0 || char.IsUpper(name[0]) ? name : char.ToUpperInvariant(name[0]) + name[1..];
        }

        public override bool IsFlattened(ShapeMember member) =>
            member.Shape is ListShape || member.Flattened || member.Shape is MapShape { Flattened: true };

        public override string? FlattenedName(ShapeMember member) => null;
    }
}

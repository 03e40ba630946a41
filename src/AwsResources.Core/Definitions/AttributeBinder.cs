using AwsResources.Client.Model;

namespace AwsResources.Core.Definitions;

/// <summary>
/// Finds the attributes of a resource: the members of its listing's shape and of what its load answers, with what the
/// definition says of single ones.
/// </summary>
internal sealed class AttributeBinder(DefinitionFaults faults, BoundResource resource, Func<string, LoadDefinition, BoundLoad?> bindLoad)
{
    public IEnumerable<BoundAttribute> Bind()
    {
        var said = resource.Definition.Attributes.ToDictionary(attribute => attribute.Name);
        var members = Members();
        foreach (var own in said.Values.Where(attribute => attribute.Load is not null))
            if (bindLoad($"{resource.FullName}.attributes.{own.Name}.load", own.Load!) is { } load && load.Shape.TryGetMember(own.Name, out var member))
                members[own.Name] = member;

        foreach (var unknown in said.Values.Where(attribute => !members.ContainsKey(attribute.Name)))
            faults.AddUnknown(unknown.Place, resource.FullName + ".attributes", "attribute", unknown.Name, members.Keys);

        foreach (var member in members.Values)
        {
            _ = said.TryGetValue(member.Name, out var definition);
            if (member.IsStreaming) continue;
            // An identifier of the same name is the same value, and always at hand.
            if (resource.IdentifierIndex(member.Name) >= 0) continue;
            yield return Attribute(member, definition, members);
        }
    }

    private BoundAttribute Attribute(ShapeMember member, AttributeDefinition? definition, Dictionary<string, ShapeMember> members)
    {
        if (definition?.SameAs is { } same && !members.ContainsKey(same.Name))
            faults.AddUnknown(same.Place, $"{resource.FullName}.attributes.{member.Name}.sameAs", "attribute", same.Name, members.Keys);
        var identifier = resource.Identifiers.Select((id, i) => (id, i)).Where(pair => pair.id.Member == member.Name).Select(pair => pair.i).DefaultIfEmpty(-1).First();
        return new BoundAttribute(definition?.Rename ?? member.Name, member)
        {
            Doc = definition?.Doc,
            SameAs = definition?.SameAs?.Name
                ?? resource.Definition.Attributes.FirstOrDefault(other => other.SameAs?.Name == member.Name)?.Name,
            Load = definition?.Load is { } load ? bindLoad($"{resource.FullName}.attributes.{member.Name}.load", load) : null,
            Identifier = identifier,
            InListing = resource.ItemShape?.TryGetMember(member.Name, out _) ?? false,
            IsTags = IsTags(member),
            IsHidden = definition?.Hidden ?? false,
        };
    }

    // The load knows more than the listing, so its idea of a member's type counts; the order is the listing's, then the load's.
    private Dictionary<string, ShapeMember> Members()
    {
        var members = new Dictionary<string, ShapeMember>(StringComparer.Ordinal);
        foreach (var member in resource.ItemShape?.Members ?? []) members[member.Name] = member;
        foreach (var member in resource.Load?.Shape.Members ?? []) members[member.Name] = member;
        return members;
    }

    private static bool IsTags(ShapeMember member) =>
        member.Name is "Tags" or "TagSet" or "TagList" && member.Shape is ListShape { Element.Shape: StructureShape tag }
        && tag.Members.Count == 2 && tag.TryGetMember("Key", out _) && tag.TryGetMember("Value", out _);
}

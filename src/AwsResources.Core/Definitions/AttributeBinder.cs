using AwsResources.Client.Model;

namespace AwsResources.Core.Definitions;

/// <summary>
/// Finds the attributes of a resource: the members of its listing's shape and of what its load answers, with what the
/// definition says of single ones.
/// </summary>
internal sealed class AttributeBinder(DefinitionFaults faults, BoundResource resource, Func<string, LoadDefinition, BoundLoad?> bindLoad)
{
    private static readonly Dictionary<string, ShapeType> TextTypes = new(StringComparer.Ordinal)
    {
        ["boolean"] = ShapeType.Boolean,
        ["integer"] = ShapeType.Integer,
        ["long"] = ShapeType.Long,
        ["double"] = ShapeType.Double,
        ["timestamp"] = ShapeType.Timestamp,
        ["json"] = ShapeType.Document,
    };

    public IEnumerable<BoundAttribute> Bind()
    {
        var said = resource.Definition.Attributes.ToDictionary(attribute => attribute.Name);
        var members = Members();
        foreach (var own in said.Values.Where(attribute => attribute.Load is not null))
            if (bindLoad($"{resource.FullName}.attributes.{own.Name}.load", own.Load!) is { } load && load.Shape.TryGetMember(own.Name, out var member))
                members[own.Name] = member;

        foreach (var own in said.Values)
            if (own.Path is { } path && PathMember(own, path) is { } member && !members.ContainsKey(own.Name))
                members[own.Name] = member;

        foreach (var unknown in said.Values.Where(attribute => attribute.Path is null && !members.ContainsKey(attribute.Name)))
            faults.AddUnknown(unknown.Place, resource.FullName + ".attributes", "attribute", unknown.Name, members.Keys);

        foreach (var pair in members)
        {
            var (name, member) = (pair.Key, pair.Value);
            _ = said.TryGetValue(name, out var definition);
            if (member.IsStreaming) continue;
            // An identifier of the same name is the same value, and always at hand.
            if (resource.IdentifierIndex(Pascal(name)) >= 0) continue;
            yield return Attribute(name, member, definition, members);
        }
    }

    private BoundAttribute Attribute(string name, ShapeMember member, AttributeDefinition? definition, Dictionary<string, ShapeMember> members)
    {
        if (definition?.SameAs is { } same && !members.ContainsKey(same.Name))
            faults.AddUnknown(same.Place, $"{resource.FullName}.attributes.{name}.sameAs", "attribute", same.Name, members.Keys);
        var identifier = resource.Identifiers.Select((id, i) => (id, i)).Where(pair => pair.id.Member == name).Select(pair => pair.i).DefaultIfEmpty(-1).First();
        return new BoundAttribute(definition?.Rename ?? Pascal(name), member)
        {
            Key = name,
            Doc = definition?.Doc,
            Path = definition?.Path?.Name,
            TextType = definition?.Type is { } type ? TextType(name, type, member) : null,
            IsUnlisted = definition is { Listed: false },
            SameAs = definition?.SameAs?.Name
                ?? resource.Definition.Attributes.FirstOrDefault(other => other.SameAs?.Name == name)?.Name,
            Load = definition?.Load is { } load ? bindLoad($"{resource.FullName}.attributes.{name}.load", load) : null,
            Identifier = identifier,
            InListing = definition?.Listed is not false && (resource.ItemShape?.TryGetMember(name, out _) ?? false),
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

    private ShapeMember? PathMember(AttributeDefinition definition, Named path)
    {
        // Where it has a load of its own, its path is there.
        var load = definition.Load is null ? resource.Load : bindLoad($"{resource.FullName}.attributes.{definition.Name}.load", definition.Load);
        var shape = load?.Shape ?? resource.ItemShape;
        if (shape is not null && PathShapes.MemberAt(path.Name, shape) is { } member) return member;
        var fault = shape is null ? "the resource has no data: it has neither shape nor load" : PathShapes.Follow(path.Name, shape).Fault;
        faults.Add(path.Place, $"{resource.FullName}.attributes.{definition.Name}.path", fault ?? $"'{path.Name}' leads to no single member");
        return null;
    }

    private ShapeType? TextType(string name, Named type, ShapeMember member)
    {
        var subject = $"{resource.FullName}.attributes.{name}.type";
        if (!TextTypes.TryGetValue(type.Name, out var known)) faults.AddUnknown(type.Place, subject, "type", type.Name, TextTypes.Keys);
        else if (known is ShapeType.Timestamp && member.Shape.Type is ShapeType.Long) return known;
        else if (member.Shape.Type is not ShapeType.String) faults.Add(type.Place, subject, $"only text can stand for something else, or a long for a timestamp; {member.Shape.Name} is a {member.Shape.Type}");
        else return known;
        return null;
    }

    // Some services begin their members in lower case; properties never do.
    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static bool IsTags(ShapeMember member) =>
        member.Name is "Tags" or "tags" or "TagSet" or "TagList" && member.Shape is ListShape { Element.Shape: StructureShape tag }
        && tag.Members.Count == 2 && (tag.TryGetMember("Key", out _) && tag.TryGetMember("Value", out _) || tag.TryGetMember("key", out _) && tag.TryGetMember("value", out _));
}

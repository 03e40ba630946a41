using AwsResources.Client.Model;

namespace AwsResources.Core.Definitions;

/// <summary>Resolves what a definition says that a service filters by: the attributes, and the members of the input.</summary>
internal sealed class PredicateBinder(DefinitionFaults faults, BoundResource target, StructureShape input)
{
    private static readonly string[] Matches = ["exact", "prefix", "pattern"];

    public IReadOnlyList<BoundPredicate> Bind(string subject, PredicatesDefinition? definition)
    {
        if (definition is null) return [];
        var bound = new List<BoundPredicate>();
        if (definition.Filters.Count > 0 && FiltersMember(subject, definition) is { } member)
        {
            var match = Match(definition.Match, subject, PredicateMatch.Exact);
            foreach (var filter in definition.Filters)
                if (Filter($"{subject}.filters.{filter.Path}", filter, member, match) is { } predicate) bound.Add(predicate);
        }
        foreach (var narrowing in definition.Params)
            if (Narrowing($"{subject}.params.{narrowing.Path}", narrowing) is { } predicate) bound.Add(predicate);
        foreach (var unless in definition.Unless)
            if (!input.TryGetMember(unless.Member.Name, out _))
                faults.AddUnknown(unless.Member.Place, subject + ".unless", $"member of {input.Name}", unless.Member.Name, input.Members.Select(m => m.Name));
        return definition.Unless.Count == 0 ? bound : [.. bound.Select(predicate => predicate with { Unless = definition.Unless })];
    }

    private ShapeMember? FiltersMember(string subject, PredicatesDefinition definition)
    {
        var name = definition.FiltersIn?.Name ?? (input.TryGetMember("Filters", out _) ? "Filters" : "Filter");
        var place = definition.FiltersIn?.Place ?? definition.Place;
        if (!input.TryGetMember(name, out var member))
        {
            faults.AddUnknown(place, subject + ".filtersIn", $"member of {input.Name}", name, input.Members.Select(m => m.Name));
            return null;
        }
        if (FilterMembers(member) is not null) return member;
        faults.Add(place, subject + ".filtersIn", $"'{name}' is no list of filters: structures with a Name or Key and a list of Values");
        return null;
    }

    private static (string Name, string Values)? FilterMembers(ShapeMember member)
    {
        if (member.Shape is not ListShape { Element.Shape: StructureShape filter }) return null;
        var name = filter.Members.FirstOrDefault(m => Is(m, "name") || Is(m, "key"))?.Name;
        var values = filter.Members.FirstOrDefault(m => Is(m, "values") && m.Shape is ListShape { Element.Shape: ScalarShape })?.Name;
        return name is null || values is null ? null : (name, values);

        static bool Is(ShapeMember member, string name) => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase);
    }

    private BoundPredicate? Filter(string subject, FilterDefinition definition, ShapeMember member, PredicateMatch match)
    {
        var keyed = definition.Name.Name.EndsWith("*", StringComparison.Ordinal);
        if (Attribute(subject, definition.Path, definition.Place, keyed) is not { } type) return null;
        return new BoundPredicate(definition.Path, type, Match(definition.Match, subject, match), member.Name)
        {
            Filter = definition.Name.Name,
            FilterMembers = FilterMembers(member)!.Value,
            TakesMany = true,
            Values = definition.Values,
        };
    }

    private BoundPredicate? Narrowing(string subject, NarrowingDefinition definition)
    {
        if (Attribute(subject, definition.Path, definition.Place, keyed: false) is not { } type) return null;
        if (!input.TryGetMember(definition.Member.Name, out var member))
        {
            faults.AddUnknown(definition.Member.Place, subject, $"member of {input.Name}", definition.Member.Name, input.Members.Select(m => m.Name));
            return null;
        }
        var many = member.Shape is ListShape;
        var taken = member.Shape is ListShape list ? list.Element.Shape : member.Shape;
        var text = definition.Match is PredicateMatch.Exact || taken.Type is ShapeType.String && type is ShapeType.String && !many;
        if (taken is ScalarShape && text)
            return new BoundPredicate(definition.Path, type, definition.Match, member.Name) { TakesMany = many, Values = definition.Values };
        faults.Add(definition.Member.Place, subject, $"'{member.Name}' ({member.Shape.Name}) takes no {(definition.Match is PredicateMatch.Exact ? "value" : "text")} of '{definition.Path}'");
        return null;
    }

    // An attribute that only a load answers can be filtered by, too: then it saves those loads.
    private ShapeType? Attribute(string subject, string path, DefinitionPlace place, bool keyed)
    {
        var end = path.IndexOfAny(['.', '[']);
        var head = end < 0 ? path : path.Substring(0, end);
        if (end < 0 && !keyed && target.IdentifierIndex(head) >= 0) return ShapeType.String;
        string? fault = null;
        foreach (var data in new[] { target.ItemShape, target.Load?.Shape })
        {
            if (data is null) continue;
            var (shape, _, wrong) = PathShapes.Follow(path, data);
            if (wrong is null) return Fits(subject, place, path, shape!, keyed) ? shape!.Type : null;
            // The fault that got further along the path says more.
            if (fault is null || data.TryGetMember(head, out _)) fault = wrong;
        }
        faults.Add(place, subject, fault is null
            ? $"{target.Name} has no data: it has neither shape nor load"
            : $"{fault} Identifiers are: {string.Join(", ", target.Identifiers.Select(identifier => identifier.Name))}.");
        return null;
    }

    private bool Fits(string subject, DefinitionPlace place, string path, Shape shape, bool keyed)
    {
        var fault = (keyed, shape) switch
        {
            (true, StructureShape tag) when tag.TryGetMember("Key", out _) && tag.TryGetMember("Value", out _) => null,
            (true, MapShape) => null,
            (true, _) => $"a filter that ends in '*' is on keys and values; '{path}' has none ({shape.Name} is a {shape.Type})",
            (false, ScalarShape { Type: ShapeType.String or ShapeType.Boolean or ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long }) => null,
            (false, ScalarShape { Type: ShapeType.Timestamp }) => $"'{path}' is a moment, which services compare as text; no condition in C# is exactly that",
            _ => $"'{path}' is neither text, a whole number nor a boolean ({shape.Name} is a {shape.Type}); lists are followed by '[]'",
        };
        if (fault is null) return true;
        faults.Add(place, subject, fault);
        return false;
    }

    private PredicateMatch Match(Named? name, string subject, PredicateMatch otherwise)
    {
        if (name is not { } given) return otherwise;
        switch (given.Name)
        {
            case "exact": return PredicateMatch.Exact;
            case "prefix": return PredicateMatch.Prefix;
            case "pattern": return PredicateMatch.Pattern;
            default:
                faults.AddUnknown(given.Place, subject + ".match", "match", given.Name, Matches);
                return otherwise;
        }
    }
}

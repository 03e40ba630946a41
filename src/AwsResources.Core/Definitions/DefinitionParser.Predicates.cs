// What a definition says that the service filters by.

namespace AwsResources.Core.Definitions;

internal sealed partial class DefinitionParser
{
    private static readonly string[] NarrowingMembers = ["equals", "prefix", "after", "values"];

    private PredicatesDefinition? Predicates(string subject, DefinitionNode? node)
    {
        if (node is null) return null;
        if (!node.IsObject)
        {
            faults.Add(node.Place, subject, "expected an object");
            return null;
        }
        Only(node, subject, ["match", "filtersIn", "filters", "params", "unless"]);
        return new PredicatesDefinition(node.Place)
        {
            Match = NameOf(node["match"], subject + ".match"),
            FiltersIn = NameOf(node["filtersIn"], subject + ".filtersIn"),
            Filters = [.. Each(node, "filters", subject, Filter)],
            Params = [.. Each(node, "params", subject, Narrowings).SelectMany(narrowing => narrowing)],
            Unless = [.. Each(node, "unless", subject, Unless)],
        };
    }

    private UnlessDefinition Unless(string subject, string member, DefinitionNode node)
    {
        if (node.Text is { Length: > 0 } text && text.LastIndexOf('*') == 0) return new(new(member, node.Place), text.Substring(1));
        faults.Add(node.Place, subject, "expected '*' for any text, or '*' and what the text ends in");
        return new(new(member, node.Place), "");
    }

    private FilterDefinition Filter(string subject, string path, DefinitionNode node)
    {
        if (node.IsString) return new(path, new(node.Text!, node.Place), node.Place);
        Only(node, subject, ["name", "match", "values"]);
        return new(path, Required(node, "name", subject), node.Place)
        {
            Match = NameOf(node["match"], subject + ".match"),
            Values = Texts(node["values"], subject + ".values"),
        };
    }

    private List<NarrowingDefinition> Narrowings(string subject, string path, DefinitionNode node)
    {
        if (node.IsString) return [new(path, PredicateMatch.Exact, new(node.Text!, node.Place), node.Place)];
        Only(node, subject, NarrowingMembers);
        var narrowings = new List<NarrowingDefinition>();
        foreach (var kind in node.Members.Where(member => NarrowingMembers.Contains(member.Key) && member.Key != "values"))
            if (NameOf(kind.Value, $"{subject}.{kind.Key}") is { } member)
                narrowings.Add(new(path, MatchOf(kind.Key), member, kind.Value.Place) { Values = Texts(node["values"], subject + ".values") });
        if (narrowings.Count == 0) faults.Add(node.Place, subject, "expected one or more of equals, prefix and after, with a member of the input each");
        return narrowings;
    }

    private static PredicateMatch MatchOf(string kind) => kind switch
    {
        "prefix" => PredicateMatch.Prefix,
        "after" => PredicateMatch.After,
        _ => PredicateMatch.Exact,
    };

    private IReadOnlyList<string>? Texts(DefinitionNode? node, string subject)
    {
        if (node is null) return null;
        if (node.IsArray && node.Items.Count > 0 && node.Items.All(item => item.IsString)) return [.. node.Items.Select(item => item.Text!)];
        faults.Add(node.Place, subject, "expected a list of the values that the service knows");
        return null;
    }
}

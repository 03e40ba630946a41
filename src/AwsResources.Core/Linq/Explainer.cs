using System.Collections;
using AwsResources.Client.Values;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Linq;

/// <summary>Tells what a narrowed listing does.</summary>
internal static class Explainer
{
    public static AwsExplanation Explain(BoundCollection bound, Narrowing narrowing, IReadOnlyList<Conjunct> all, int? pageSize, long? limit)
    {
        var left = narrowing.Left;
        return new AwsExplanation(bound.Operation.Name)
        {
            Sent = [.. Sent(bound, narrowing.Input)],
            Local = [.. left.Select(conjunct => left.Count == 1 ? CSharpText.Of(conjunct.Written) : CSharpText.Joined(conjunct.Written))],
            LoadsEach = [.. all.SelectMany(conjunct => LoadFinder.Of(bound, conjunct)).Distinct()],
            PageSize = bound.Paginator?.LimitKey is null ? null : pageSize,
            StopsAfter = limit,
        };
    }

    private static IEnumerable<AwsSentCondition> Sent(BoundCollection bound, AwsStructure input)
    {
        foreach (var name in input.MemberNames)
        {
            // Whose collection it is narrows nothing.
            if (bound.Params[name] is { } given && IsIdentifier(given)) continue;
            if (input[name] is IEnumerable many and not string)
                foreach (var condition in Filters(name, many)) yield return condition;
            else yield return new AwsSentCondition(name, [Text(input[name])]);
        }
    }

    private static IEnumerable<AwsSentCondition> Filters(string member, IEnumerable items)
    {
        var texts = new List<string>();
        foreach (var item in items)
            if (item is AwsStructure filter && (Member(filter, "Name") ?? Member(filter, "Key")) is { } name && Member(filter, "Values") is IEnumerable values)
                yield return new AwsSentCondition(Text(name), [.. values.Cast<object?>().Select(Text)]);
            else texts.Add(Text(item));
        if (texts.Count > 0) yield return new AwsSentCondition(member, texts);
    }

    private static object? Member(AwsStructure filter, string member) => filter.Has(member) ? filter[member] : null;

    private static string Text(object? value) => value switch
    {
        null => "null",
        AwsStructure structure => structure.ToString(),
        _ => Scalars.ToText(value),
    };

    private static bool IsIdentifier(TemplateNode node) => node switch
    {
        SourceNode { Kind: SourceKind.Identifier } => true,
        ArrayNode array => array.Items.All(IsIdentifier),
        _ => false,
    };
}

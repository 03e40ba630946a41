namespace AwsResources.Core.Definitions;

/// <summary>Where a value of a template comes from.</summary>
internal enum SourceKind
{
    /// <summary>An identifier of the resource: <c>$Name</c>.</summary>
    Identifier,
    /// <summary>The resource's data: <c>$data.VpcId</c>.</summary>
    Data,
    /// <summary>The item of a listing, or the output of an action at its path: <c>$item.VolumeId</c>; <c>$item</c> alone is the item itself.</summary>
    Item,
    /// <summary>The input of the action: <c>$input.Bucket</c>.</summary>
    Input,
}

/// <summary>A part of a template.</summary>
internal abstract record TemplateNode;

/// <summary>A fixed value: text, a number (long or double), or a boolean.</summary>
internal sealed record LiteralNode(object Value) : TemplateNode;

/// <summary>A value from elsewhere.</summary>
/// <param name="Kind">Where from.</param>
/// <param name="Path">The path there; null for the whole.</param>
/// <param name="Identifier">Of an identifier, its index in the resource.</param>
internal sealed record SourceNode(SourceKind Kind, string? Path, int Identifier = -1) : TemplateNode
{
    /// <summary>Whether an identifier, which is text, goes to a member that is a whole number.</summary>
    public bool IsNumber { get; init; }
}

/// <summary>The first of several sources that has a value.</summary>
internal sealed record FirstNode(IReadOnlyList<TemplateNode> Sources) : TemplateNode;

internal sealed record ObjectNode(IReadOnlyList<KeyValuePair<string, TemplateNode>> Members) : TemplateNode;

internal sealed record ArrayNode(IReadOnlyList<TemplateNode> Items) : TemplateNode;

/// <summary>A list with one element for each resource of a batch: <c>{ "$each": … }</c>.</summary>
internal sealed record EachNode(TemplateNode Item) : TemplateNode;

/// <summary>The input that a definition gives to a call.</summary>
internal sealed record ParameterTemplate(IReadOnlyList<KeyValuePair<string, TemplateNode>> Members)
{
    public static ParameterTemplate Empty { get; } = new([]);

    /// <summary>The members of the resource's data that the template needs, so that they can be loaded beforehand.</summary>
    public IReadOnlyList<string> DataMembers { get; } = Members.Count == 0 ? [] : [.. DataOf(new ObjectNode(Members)).Distinct()];

    public bool HasEach => Members.Any(member => ContainsEach(member.Value));

    /// <summary>Whether the template decides a member alone, so that a caller has no say in it.</summary>
    public bool Claims(string member) => Members.Any(bound => bound.Key == member && Decides(bound.Value));

    /// <summary>Whether another template gives the same.</summary>
    public bool Says(ParameterTemplate other) => Same(new ObjectNode(Members), new ObjectNode(other.Members));

    public TemplateNode? this[string member] => Members.FirstOrDefault(bound => bound.Key == member).Value;

    // Fixed lists (EC2 filters, say) are merged with what a caller gives; everything else is decided.
    private static bool Decides(TemplateNode node) => node switch
    {
        SourceNode or LiteralNode or EachNode or FirstNode => true,
        ArrayNode array => array.Items.All(item => item is SourceNode),
        ObjectNode @object => ContainsEach(@object),
        _ => false,
    };

    private static IEnumerable<string> DataOf(TemplateNode node) => node switch
    {
        SourceNode { Kind: SourceKind.Data, Path: { } path } => [path.Split('.', '[')[0]],
        EachNode each => DataOf(each.Item),
        ArrayNode array => array.Items.SelectMany(DataOf),
        ObjectNode @object => Values(@object).SelectMany(DataOf),
        _ => [],
    };

    // LINQ over the pairs themselves would be compiled anew in every process; over references it comes compiled.
    private static IEnumerable<TemplateNode> Values(ObjectNode node)
    {
        foreach (var member in node.Members) yield return member.Value;
    }

    private static bool ContainsEach(TemplateNode node) => node switch
    {
        EachNode => true,
        ObjectNode @object => Values(@object).Any(ContainsEach),
        ArrayNode array => array.Items.Any(ContainsEach),
        _ => false,
    };

    private static bool Same(TemplateNode one, TemplateNode other) => (one, other) switch
    {
        (ObjectNode a, ObjectNode b) => a.Members.Select(member => member.Key).SequenceEqual(b.Members.Select(member => member.Key))
            && All(a.Members.Select(member => member.Value), b.Members.Select(member => member.Value)),
        (ArrayNode a, ArrayNode b) => All(a.Items, b.Items),
        (FirstNode a, FirstNode b) => All(a.Sources, b.Sources),
        (EachNode a, EachNode b) => Same(a.Item, b.Item),
        _ => one == other,
    };

    private static bool All(IEnumerable<TemplateNode> some, IEnumerable<TemplateNode> others) =>
        some.Count() == others.Count() && some.Zip(others, Same).All(same => same);
}

using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>The parts of an item that a reader wants.</summary>
internal sealed class Projection
{
    private static readonly object Mark = new();
    private readonly PathTree<object> _tree = new();

    public Projection(IReadOnlyList<DocumentPath> paths)
    {
        Paths = paths;
        foreach (var path in paths) _tree.Add(path, Mark);
    }

    public IReadOnlyList<DocumentPath> Paths { get; }

    /// <summary>Parses a ProjectionExpression: paths with commas between, none inside another.</summary>
    public static Projection Parse(string text, ExpressionScope scope)
    {
        var reader = new TokenReader("ProjectionExpression", text, scope);
        var paths = new List<DocumentPath>();
        do paths.Add(reader.ReadPath());
        while (reader.TrySymbol(","));
        PathOverlap.Check(paths, reader.Faults);
        reader.Finish();
        return new Projection(paths);
    }

    /// <summary>The item with only what was asked for; list elements move together, what is not there is left out.</summary>
    public Item Apply(Item item) => new(Pick(item.Attributes, _tree));

    private static Dictionary<string, ItemValue> Pick(IReadOnlyDictionary<string, ItemValue> members, PathTree<object> wanted)
    {
        var picked = new Dictionary<string, ItemValue>();
        foreach (var (name, inner) in wanted.Members)
            if (members.TryGetValue(name, out var value) && Pick(value, inner) is { } part) picked.Add(name, part);
        return picked;
    }

    private static ItemValue? Pick(ItemValue value, PathTree<object> wanted)
    {
        if (wanted.Leaf is not null) return value;
        if (value.Type == ItemType.M)
        {
            var members = Pick(value.Members, wanted);
            return members.Count == 0 ? null : ItemValue.Map(members);
        }

        if (value.Type != ItemType.L) return null;
        var elements = wanted.Elements.Where(e => e.Key < value.Elements.Count)
            .Select(e => Pick(value.Elements[e.Key], e.Value)).OfType<ItemValue>().ToArray();
        return elements.Length == 0 ? null : ItemValue.List(elements);
    }
}

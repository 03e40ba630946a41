using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>A parsed update expression. It makes a new item from an old one.</summary>
internal sealed class UpdateExpression(IReadOnlyList<UpdateAction> actions)
{
    /// <summary>The places that the update touches, for the answers UPDATED_OLD and UPDATED_NEW.</summary>
    public IReadOnlyList<DocumentPath> Paths { get; } = [.. actions.Select(a => a.Path)];

    public Item Apply(Item before)
    {
        var changes = new PathTree<Change>();
        foreach (var action in actions) changes.Add(action.Path, action.Evaluate(before));
        return new Item(Rebuild(before.Attributes, changes));
    }

    // What stays keeps its place, what is new comes last.
    private static Dictionary<string, ItemValue> Rebuild(IReadOnlyDictionary<string, ItemValue> before, PathTree<Change> changes)
    {
        var after = new Dictionary<string, ItemValue>(before.Count);
        foreach (var name in before.Keys.Concat(changes.Members.Keys.Where(name => !before.ContainsKey(name))))
        {
            var value = before.GetValueOrDefault(name);
            if (changes.Members.TryGetValue(name, out var change)) value = change.Leaf is null ? Rebuild(value, change) : change.Leaf.Value;
            if (value is not null) after.Add(name, value);
        }

        return after;
    }

    private static ItemValue Rebuild(ItemValue? before, PathTree<Change> changes) => before?.Type switch
    {
        ItemType.M when changes.Elements.Count == 0 => ItemValue.Map(Rebuild(before.Members, changes)),
        ItemType.L when changes.Members.Count == 0 => ItemValue.List(Rebuild(before.Elements, changes)),
        _ => throw UpdateErrors.InvalidPath(),
    };

    // Indexes mean the list as it was; what is set beyond its end is appended, in the order of the indexes.
    private static List<ItemValue> Rebuild(IReadOnlyList<ItemValue> before, PathTree<Change> changes)
    {
        var after = new List<ItemValue?>(before);
        foreach (var (index, change) in changes.Elements)
        {
            if (change.Leaf is null) after[Existing(index)] = Rebuild(before[index], change);
            else if (index < before.Count) after[index] = change.Leaf.Value;
            else if (change.Leaf.Value is { } appended) after.Add(appended);
        }

        return [.. after.OfType<ItemValue>()];

        int Existing(int index) => index < before.Count ? index : throw UpdateErrors.InvalidPath();
    }
}

namespace AwsResources.Emulator.Services.DynamoDb.Values;

/// <summary>An item: named attribute values. Immutable.</summary>
internal sealed class Item
{
    /// <summary>The largest item that a table takes, in bytes.</summary>
    public const int MaxSize = 400 * 1024;

    public Item(IReadOnlyDictionary<string, ItemValue> attributes)
    {
        Attributes = attributes;
        Size = ItemValue.SizeOf(attributes);
    }

    public static Item Empty { get; } = new(new Dictionary<string, ItemValue>());

    public IReadOnlyDictionary<string, ItemValue> Attributes { get; }

    /// <summary>The bytes of names and values, as billed and as limited.</summary>
    public int Size { get; }

    public ItemValue? this[string name] => Attributes.GetValueOrDefault(name);

    /// <summary>The item with only those attributes.</summary>
    public Item Only(IReadOnlySet<string> names)
    {
        var chosen = new Dictionary<string, ItemValue>();
        foreach (var (name, value) in Attributes)
            if (names.Contains(name)) chosen.Add(name, value);
        return new Item(chosen);
    }
}

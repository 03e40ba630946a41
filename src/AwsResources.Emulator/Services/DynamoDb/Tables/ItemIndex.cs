using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>Items in the order of a key: those of the table, or those that have the key of an index.</summary>
internal sealed class ItemIndex(KeySchema schema, KeySchema? tableSchema = null)
{
    private readonly SortedSet<IndexEntry> _entries = new(IndexEntryOrder.Instance);

    public KeySchema Schema { get; } = schema;

    public int Count => _entries.Count;

    /// <summary>All items, in the order of a scan.</summary>
    public IEnumerable<Item> Items => _entries.Select(e => e.Item!);

    /// <summary>The item with the key, of a table.</summary>
    public Item? Find(ItemKey key) =>
        _entries.TryGetValue(IndexEntry.Beside(key, tableKey: null, edge: 0), out var entry) ? entry.Item : null;

    public void Add(Item item)
    {
        if (EntryOf(item) is { } entry) _entries.Add(entry);
    }

    public void Remove(Item item)
    {
        if (EntryOf(item) is { } entry) _entries.Remove(entry);
    }

    /// <summary>The items between two bounds.</summary>
    public IEnumerable<Item> Between(IndexEntry lower, IndexEntry upper, bool forward)
    {
        if (IndexEntryOrder.Instance.Compare(lower, upper) >= 0) return [];
        var view = _entries.GetViewBetween(lower, upper);
        return (forward ? view : view.Reverse()).Select(e => e.Item!);
    }

    /// <summary>A bound right after (1) or right before (-1) an item's place, which the item need not hold any more.</summary>
    public IndexEntry Beside(Item key, int edge) => IndexEntry.Beside(Schema.KeyOf(key), tableSchema?.KeyOf(key), edge);

    private IndexEntry? EntryOf(Item item) =>
        Schema.TryKeyOf(item) is { } key ? IndexEntry.Of(key, tableSchema?.KeyOf(item), item) : null;
}

using System.IO.Hashing;
using System.Text;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>
/// A place in the order of a table or index: by the hash of the partition key, the partition key, the sort key, and in
/// an index the key of the item in the table. An entry names all of them; a bound may stop early, and then lies before
/// or after everything that begins like it.
/// </summary>
internal sealed class IndexEntry
{
    private IndexEntry(ulong bucket, ItemValue? hash, ItemValue? range, ItemKey? tableKey, int edge, bool isPrefix = false, Item? item = null)
    {
        Bucket = bucket;
        Hash = hash;
        Range = range;
        TableKey = tableKey;
        Edge = edge;
        IsPrefix = isPrefix;
        Item = item;
    }

    /// <summary>The place of the partition in the order of a scan.</summary>
    public ulong Bucket { get; }

    public ItemValue? Hash { get; }

    public ItemValue? Range { get; }

    /// <summary>The key in the table, which tells entries of an index apart; null in the table itself.</summary>
    public ItemKey? TableKey { get; }

    /// <summary>Of a bound: -1 before what begins like it, 1 after. An entry has 0.</summary>
    public int Edge { get; }

    /// <summary>Of a bound: whether <see cref="Range"/> is only how the sort keys begin.</summary>
    public bool IsPrefix { get; }

    public Item? Item { get; }

    public static IndexEntry Of(ItemKey key, ItemKey? tableKey, Item item) =>
        new(BucketOf(key.Hash), key.Hash, key.Range, tableKey, edge: 0, item: item);

    /// <summary>Beside exactly that place.</summary>
    public static IndexEntry Beside(ItemKey key, ItemKey? tableKey, int edge) =>
        new(BucketOf(key.Hash), key.Hash, key.Range, tableKey, edge);

    /// <summary>Before or after the whole partition, or what in it has or begins with the sort key.</summary>
    public static IndexEntry OfPartition(ItemValue hash, ItemValue? range, int edge, bool isPrefix = false) =>
        new(BucketOf(hash), hash, range, tableKey: null, edge, isPrefix);

    /// <summary>Before all partitions of a bucket and later ones, or after them.</summary>
    public static IndexEntry OfBucket(ulong bucket, int edge) => new(bucket, null, null, null, edge);

    private static ulong BucketOf(ItemValue hash) => hash.Type switch
    {
        ItemType.S => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(hash.Text)),
        ItemType.N => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(hash.Number.ToString())),
        ItemType.B => XxHash64.HashToUInt64(hash.Bytes),
        _ => throw new InvalidOperationException($"A value of type {hash.Type} cannot be a partition key."),
    };
}

/// <summary>The order of entries and bounds.</summary>
internal sealed class IndexEntryOrder : IComparer<IndexEntry>
{
    public static IndexEntryOrder Instance { get; } = new();

    public int Compare(IndexEntry? x, IndexEntry? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var byBucket = x.Bucket.CompareTo(y.Bucket);
        if (byBucket != 0) return byBucket;
        if (x.Hash is null || y.Hash is null) return x.Edge - y.Edge;
        var byHash = ItemOrder.Compare(x.Hash, y.Hash);
        if (byHash != 0) return byHash;
        if (x.Range is not null && y.Range is not null)
        {
            if (y.IsPrefix && ItemOrder.StartsWith(x.Range, y.Range)) return x.Edge - y.Edge;
            if (x.IsPrefix && ItemOrder.StartsWith(y.Range, x.Range)) return x.Edge - y.Edge;
            var byRange = ItemOrder.Compare(x.Range, y.Range);
            if (byRange != 0) return byRange;
        }
        else if (x.Range is not null || y.Range is not null) return x.Edge - y.Edge;

        if (x.TableKey is not { } left || y.TableKey is not { } right) return x.Edge - y.Edge;
        var byTableHash = ItemOrder.Compare(left.Hash, right.Hash);
        if (byTableHash != 0) return byTableHash;
        var byTableRange = left.Range is null || right.Range is null ? 0 : ItemOrder.Compare(left.Range, right.Range);
        return byTableRange != 0 ? byTableRange : x.Edge - y.Edge;
    }
}

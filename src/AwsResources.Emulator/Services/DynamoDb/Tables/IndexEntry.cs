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

/// <summary>
/// The order of entries and bounds. Where one names less than the other and agrees in that, its edge decides; where
/// both name the same, their edges are compared.
/// </summary>
internal sealed class IndexEntryOrder : IComparer<IndexEntry>
{
    public static IndexEntryOrder Instance { get; } = new();

    public int Compare(IndexEntry? x, IndexEntry? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Bucket.CompareTo(y.Bucket) is not 0 and var byBucket) return byBucket;
        if (Compare(x.Hash, y.Hash, x, y) is { } byHash) return byHash;
        if (x.Range is not null && y.Range is not null)
        {
            if (x.IsPrefix && !y.IsPrefix && ItemOrder.StartsWith(y.Range, x.Range)) return x.Edge;
            if (y.IsPrefix && !x.IsPrefix && ItemOrder.StartsWith(x.Range, y.Range)) return -y.Edge;
        }

        if (Compare(x.Range, y.Range, x, y) is { } byRange) return byRange;
        if (Compare(x.TableKey?.Hash, y.TableKey?.Hash, x, y) is { } byTableHash) return byTableHash;
        return Compare(x.TableKey?.Range, y.TableKey?.Range, x, y) ?? x.Edge - y.Edge;
    }

    // None where both have no such part, or the same.
    private static int? Compare(ItemValue? left, ItemValue? right, IndexEntry x, IndexEntry y)
    {
        if (left is null && right is null) return null;
        if (left is null) return x.Edge;
        if (right is null) return -y.Edge;
        return ItemOrder.Compare(left, right) is not 0 and var order ? order : null;
    }
}

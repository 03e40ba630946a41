using AwsResources.Emulator.Services.DynamoDb.Tables;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>Counts the capacity units that requests to one table use, for ReturnConsumedCapacity.</summary>
internal sealed class Capacity(Table table, bool isRead, bool inTransaction = false)
{
    private const int ReadUnit = 4096;
    private const int WriteUnit = 1024;
    private readonly SortedDictionary<string, double> _global = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _local = new(StringComparer.Ordinal);
    private readonly double _factor = inTransaction ? 2 : 1;
    private double _table;

    /// <summary>A read of so many bytes; a read of nothing counts as one of little.</summary>
    public void Read(long bytes, bool consistent, SecondaryIndex? index = null) =>
        Add(index, Units(bytes, ReadUnit, least: 1) * (consistent || inTransaction ? 1 : 0.5));

    /// <summary>A write, with what it means for the indexes.</summary>
    public void Write(PreparedWrite write)
    {
        Add(null, Units(Math.Max(write.Old?.Size ?? 0, write.New?.Size ?? 0), WriteUnit, least: 1));
        foreach (var index in table.Indexes)
        {
            var units = IndexUnits(index, index.EntryOf(write.Old), index.EntryOf(write.New));
            if (units > 0) Add(index, units);
        }
    }

    /// <summary>The answer's structure; null where it was not asked for.</summary>
    public AwsStructure? ToStructure(string? asked)
    {
        if (asked is null or "NONE") return null;
        var total = _table + _global.Values.Sum() + _local.Values.Sum();
        var capacity = new AwsStructure { ["TableName"] = table.Name, ["CapacityUnits"] = total };
        if (inTransaction) capacity[isRead ? "ReadCapacityUnits" : "WriteCapacityUnits"] = total;
        if (asked != "INDEXES") return capacity;
        capacity["Table"] = Part(_table);
        if (_global.Count > 0) capacity["GlobalSecondaryIndexes"] = _global.ToDictionary(i => i.Key, i => Part(i.Value));
        if (_local.Count > 0) capacity["LocalSecondaryIndexes"] = _local.ToDictionary(i => i.Key, i => Part(i.Value));
        return capacity;
    }

    private static double IndexUnits(SecondaryIndex index, Item? old, Item? after)
    {
        if (old is null && after is null) return 0;
        if (old is null || after is null) return Units((old ?? after)!.Size, WriteUnit, least: 1);
        if (ItemValue.Map(old.Attributes).Equals(ItemValue.Map(after.Attributes))) return 0;
        return index.Schema.KeyOf(old) == index.Schema.KeyOf(after)
            ? Units(Math.Max(old.Size, after.Size), WriteUnit, least: 1)
            : Units(old.Size, WriteUnit, least: 1) + Units(after.Size, WriteUnit, least: 1);
    }

    private static double Units(long bytes, int unit, int least) => Math.Max(least, (bytes + unit - 1) / unit);

    private void Add(SecondaryIndex? index, double units)
    {
        units *= _factor;
        if (index is null) _table += units;
        else
        {
            var indexes = index.IsGlobal ? _global : _local;
            indexes[index.Name] = indexes.GetValueOrDefault(index.Name) + units;
        }
    }

    private AwsStructure Part(double units)
    {
        var part = new AwsStructure { ["CapacityUnits"] = units };
        if (inTransaction) part[isRead ? "ReadCapacityUnits" : "WriteCapacityUnits"] = units;
        return part;
    }
}

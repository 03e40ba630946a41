using AwsResources.Emulator.Services.DynamoDb.Tables;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>The size of all items with one partition key, which only tables with local indexes tell.</summary>
internal static class ItemCollections
{
    private const double Gigabyte = 1024d * 1024 * 1024;

    public static AwsStructure? Metrics(Table table, ItemKey key, string? asked)
    {
        if (asked != "SIZE" || table.Indexes.All(i => i.IsGlobal)) return null;
        var bytes = table.Items.Between(IndexEntry.OfPartition(key.Hash, null, -1), IndexEntry.OfPartition(key.Hash, null, 1), forward: true)
            .Sum(item => (long)item.Size);
        var gigabytes = Math.Floor(bytes / Gigabyte);
        return new AwsStructure
        {
            ["ItemCollectionKey"] = new Dictionary<string, AwsStructure> { [table.Schema.Hash.Name] = AttributeValues.Write(key.Hash) },
            ["SizeEstimateRangeGB"] = new[] { gigabytes, gigabytes + 1 },
        };
    }
}

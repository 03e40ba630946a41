using AwsResources.Emulator.Services.DynamoDb.Tables;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>Writes the TableDescription.</summary>
internal static class TableDescriptions
{
    public static AwsStructure Write(Table table, DateTimeOffset now)
    {
        var description = new AwsStructure
        {
            ["AttributeDefinitions"] = table.Definitions
                .Select(d => new AwsStructure { ["AttributeName"] = d.Name, ["AttributeType"] = d.Type.ToString() }).ToArray(),
            ["TableName"] = table.Name,
            ["KeySchema"] = Keys(table.Schema),
            ["TableStatus"] = table.StatusAt(now),
            ["CreationDateTime"] = table.CreatedAt,
            ["ProvisionedThroughput"] = Write(table.Throughput),
            ["TableSizeBytes"] = table.Size,
            ["ItemCount"] = (long)table.Items.Count,
            ["TableArn"] = table.Arn,
            ["TableId"] = table.Id,
            ["LocalSecondaryIndexes"] = Indexes(table, now, isGlobal: false),
            ["GlobalSecondaryIndexes"] = Indexes(table, now, isGlobal: true),
            ["DeletionProtectionEnabled"] = table.DeletionProtection,
        };
        if (table.OnDemandSince is { } since)
        {
            description["BillingModeSummary"] = new AwsStructure
            {
                ["BillingMode"] = table.IsOnDemand ? TableRules.OnDemand : "PROVISIONED",
                ["LastUpdateToPayPerRequestDateTime"] = since,
            };
        }

        if (table.TableClass != "STANDARD") description["TableClassSummary"] = new AwsStructure { ["TableClass"] = table.TableClass };
        return description;
    }

    private static AwsStructure[]? Indexes(Table table, DateTimeOffset now, bool isGlobal)
    {
        var indexes = table.Indexes.Where(i => i.IsGlobal == isGlobal).Select(i => Write(table, i, now)).ToArray();
        return indexes.Length == 0 ? null : indexes;
    }

    private static AwsStructure Write(Table table, SecondaryIndex index, DateTimeOffset now)
    {
        var projection = new AwsStructure { ["ProjectionType"] = index.Spec.ProjectionType };
        if (index.Spec.NonKeyAttributes.Count > 0) projection["NonKeyAttributes"] = index.Spec.NonKeyAttributes.ToArray();
        var description = new AwsStructure
        {
            ["IndexName"] = index.Name,
            ["KeySchema"] = Keys(index.Schema),
            ["Projection"] = projection,
            ["IndexSizeBytes"] = index.Items.Items.Sum(item => (long)index.Project(item).Size),
            ["ItemCount"] = (long)index.Items.Count,
            ["IndexArn"] = $"{table.Arn}/index/{index.Name}",
        };
        if (!index.IsGlobal) return description;
        description["IndexStatus"] = index.StatusAt(now);
        description["ProvisionedThroughput"] = Write(index.Throughput);
        // Only an index that came later than its table is filled from what the table holds.
        if (index.StatusAt(now) == "CREATING" && table.StatusAt(now) != "CREATING") description["Backfilling"] = true;
        return description;
    }

    private static AwsStructure[] Keys(KeySchema schema) => [.. schema.Attributes.Select(a => new AwsStructure
    {
        ["AttributeName"] = a.Name,
        ["KeyType"] = a == schema.Hash ? "HASH" : "RANGE",
    })];

    private static AwsStructure Write(Throughput throughput) => new()
    {
        ["NumberOfDecreasesToday"] = 0L,
        ["ReadCapacityUnits"] = throughput.Read,
        ["WriteCapacityUnits"] = throughput.Write,
    };
}

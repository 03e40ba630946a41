using AwsResources.Emulator.Services.DynamoDb.Tables;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>CreateTable, DescribeTable, ListTables, UpdateTable and DeleteTable.</summary>
internal sealed class TableOperations(TableStore store)
{
    private const int MaxNames = 100;

    // The first name there can be.
    private const string BeforeAllNames = "---";

    public AwsStructure CreateTable(AwsStructure input)
    {
        RefuseFeatures(input, "CreateTable");
        input.Refuse("CreateTable", "ResourcePolicy", "GlobalTableSourceArn", "GlobalTableSettingsReplicationMode");
        return Describe(store.Create(TableSpecs.ReadTable(input), TableSpecs.ReadTags(input)));
    }

    public AwsStructure DescribeTable(AwsStructure input) => new()
    {
        ["Table"] = TableDescriptions.Write(store.Get(input.RequiredText("TableName")), store.Now),
    };

    public AwsStructure ListTables(AwsStructure input, bool emptyPage)
    {
        var limit = input.Integer("Limit") ?? MaxNames;
        if (limit is < 1 or > MaxNames)
            throw DynamoDbErrors.Validation($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must "
                + $"have value {(limit < 1 ? "greater than or equal to 1" : "less than or equal to 100")}");
        var start = input.Text("ExclusiveStartTableName");
        if (emptyPage)
            return new AwsStructure { ["TableNames"] = Array.Empty<string>(), ["LastEvaluatedTableName"] = start ?? BeforeAllNames };
        var names = store.NamesAfter(start);
        var page = names.Take(limit).ToArray();
        return new AwsStructure
        {
            ["TableNames"] = page,
            ["LastEvaluatedTableName"] = names.Count > page.Length ? page[^1] : null,
        };
    }

    public AwsStructure UpdateTable(AwsStructure input)
    {
        RefuseFeatures(input, "UpdateTable");
        input.Refuse("UpdateTable", "ReplicaUpdates", "MultiRegionConsistency", "GlobalTableWitnessUpdates", "GlobalTableSettingsReplicationMode");
        var change = TableSpecs.ReadChange(input);
        var table = store.Get(input.RequiredText("TableName"));
        TableChanges.Apply(table, change, store.Now, store.Timings);
        return Describe(table);
    }

    public AwsStructure DeleteTable(AwsStructure input)
    {
        var table = store.Get(input.RequiredText("TableName"));
        TableChanges.Delete(table, store.Now, store.Timings);
        return Describe(table);
    }

    private AwsStructure Describe(Table table) => new() { ["TableDescription"] = TableDescriptions.Write(table, store.Now) };

    // Switched off they are what the emulator does anyway; switched on they would be a promise that it does not keep.
    private static void RefuseFeatures(AwsStructure input, string operation)
    {
        if (input.Part("StreamSpecification")?.Flag("StreamEnabled") is true) input.Refuse(operation, "StreamSpecification");
        if (input.Part("SSESpecification")?.Flag("Enabled") is true) input.Refuse(operation, "SSESpecification");
        input.Refuse(operation, "OnDemandThroughput", "WarmThroughput");
    }
}

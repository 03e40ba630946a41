using AwsResources.Emulator.Services.DynamoDb.Tables;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>Reads what CreateTable and UpdateTable ask for.</summary>
internal static class TableSpecs
{
    public static TableSpec ReadTable(AwsStructure input) => new(
        input.RequiredText("TableName"),
        ReadKeys(input),
        ReadDefinitions(input),
        ReadIndexes(input, "LocalSecondaryIndexes"),
        ReadIndexes(input, "GlobalSecondaryIndexes"),
        input.Text("BillingMode"),
        ReadThroughput(input))
    {
        TableClass = input.Text("TableClass") ?? "STANDARD",
        DeletionProtection = input.Flag("DeletionProtectionEnabled") is true,
    };

    public static TableChange ReadChange(AwsStructure input)
    {
        var updates = input.Parts("GlobalSecondaryIndexUpdates");
        return new TableChange
        {
            BillingMode = input.Text("BillingMode"),
            Throughput = ReadThroughput(input),
            TableClass = input.Text("TableClass"),
            DeletionProtection = input.Flag("DeletionProtectionEnabled"),
            Definitions = ReadDefinitions(input),
            CreateIndexes = [.. updates.Select(u => u.Part("Create")).OfType<AwsStructure>().Select(ReadIndex)],
            DeleteIndexes = [.. updates.Select(u => u.Part("Delete")).OfType<AwsStructure>().Select(d => d.RequiredText("IndexName"))],
            UpdateIndexes = [.. updates.Select(u => u.Part("Update")).OfType<AwsStructure>()
                .Select(u => (u.RequiredText("IndexName"), ReadThroughput(u) ?? Throughput.None))],
        };
    }

    public static IEnumerable<KeyValuePair<string, string>> ReadTags(AwsStructure input) => input.Parts("Tags")
        .Select(tag => new KeyValuePair<string, string>(tag.RequiredText("Key"), tag.Text("Value") ?? ""));

    private static IndexSpec[]? ReadIndexes(AwsStructure input, string name) =>
        input.Has(name) ? [.. input.Parts(name).Select(ReadIndex)] : null;

    private static IndexSpec ReadIndex(AwsStructure index)
    {
        index.Refuse("CreateTable's indexes", "OnDemandThroughput", "WarmThroughput");
        var projection = index.Part("Projection");
        return new IndexSpec(index.RequiredText("IndexName"), ReadKeys(index), projection?.Text("ProjectionType"),
            projection?.Texts("NonKeyAttributes") ?? [], ReadThroughput(index));
    }

    private static KeyElement[] ReadKeys(AwsStructure input) =>
        [.. input.Parts("KeySchema").Select(k => new KeyElement(k.RequiredText("AttributeName"), k.RequiredText("KeyType")))];

    private static KeyAttribute[] ReadDefinitions(AwsStructure input) => [.. input.Parts("AttributeDefinitions")
        .Select(d => new KeyAttribute(d.RequiredText("AttributeName"), d.RequiredText("AttributeType") switch
        {
            "S" => ItemType.S,
            "N" => ItemType.N,
            "B" => ItemType.B,
            var type => throw DynamoDbErrors.Validation($"1 validation error detected: Value '{type}' at 'attributeDefinitions.1.member."
                + "attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]"),
        }))];

    private static Throughput? ReadThroughput(AwsStructure input)
    {
        if (input.Part("ProvisionedThroughput") is not { } throughput) return null;
        return new Throughput(Units(throughput, "ReadCapacityUnits"), Units(throughput, "WriteCapacityUnits"));
    }

    private static long Units(AwsStructure throughput, string name)
    {
        var units = throughput.Long(name) ?? 0;
        return units >= 1 ? units : throw DynamoDbErrors.Validation($"1 validation error detected: Value '{units}' at 'provisionedThroughput."
            + $"{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: Member must have value greater than or equal to 1");
    }
}

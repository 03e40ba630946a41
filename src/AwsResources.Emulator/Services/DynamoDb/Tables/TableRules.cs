namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>What a table and its indexes must be, checked before anything is made; in the order and words of the service.</summary>
internal static class TableRules
{
    public const string OnDemand = "PAY_PER_REQUEST";
    private const int MaxLocalIndexes = 5;
    private const int MaxGlobalIndexes = 20;
    private const int MaxProjectedAttributes = 100;

    public static void Check(TableSpec spec)
    {
        CheckName(spec.Name);
        CheckThroughput(spec);
        CheckDefinitions(spec);
        CheckKeys(spec.Keys, spec);
        if (spec.LocalIndexes is null && spec.GlobalIndexes is null && spec.Keys.Count != spec.Definitions.Count)
            throw DynamoDbErrors.InvalidParameter("Number of attributes in KeySchema does not exactly match number of attributes defined "
                + "in AttributeDefinitions");
        if (spec.LocalIndexes is { } locals) CheckLocalIndexes(locals, spec);
        if (spec.GlobalIndexes is { } globals)
        {
            if (globals.Count == 0) throw DynamoDbErrors.InvalidParameter("List of GlobalSecondaryIndexes is empty");
            if (globals.Count > MaxGlobalIndexes)
                throw DynamoDbErrors.InvalidParameter($"GlobalSecondaryIndex count exceeds the per-table limit of {MaxGlobalIndexes}");
            foreach (var index in globals) CheckGlobalIndex(index, spec);
        }

        CheckAcrossIndexes(spec);
    }

    public static void CheckName(string name)
    {
        if (name.Length is < 3 or > 255 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
            throw DynamoDbErrors.Validation("Invalid table/index name.  Table/index names must be between 3 and 255 characters long, "
                + "and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
    }

    /// <summary>The rules of one global index beside those of the table.</summary>
    public static void CheckGlobalIndex(IndexSpec index, TableSpec spec)
    {
        CheckName(index.Name);
        CheckKeys(index.Keys, spec);
        CheckProjection(index);
        if (spec.IsOnDemand && index.Throughput is not null)
            throw DynamoDbErrors.InvalidParameter(
                $"ProvisionedThroughput should not be specified for index: {index.Name} when BillingMode is PAY_PER_REQUEST");
        if (!spec.IsOnDemand && index.Throughput is null)
            throw DynamoDbErrors.InvalidParameter($"ProvisionedThroughput is not specified for index: {index.Name}");
    }

    private static void CheckThroughput(TableSpec spec)
    {
        if (spec.IsOnDemand && spec.Throughput is not null)
            throw DynamoDbErrors.InvalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                + "PAY_PER_REQUEST");
        if (!spec.IsOnDemand && spec.Throughput is null)
            throw DynamoDbErrors.InvalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
                + "PROVISIONED");
    }

    private static void CheckDefinitions(TableSpec spec)
    {
        var twice = spec.Definitions.GroupBy(d => d.Name).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw DynamoDbErrors.InvalidParameter($"Duplicate AttributeName in AttributeDefinitions: {twice.Key}");
    }

    private static void CheckKeys(IReadOnlyList<KeyElement> keys, TableSpec spec)
    {
        if (keys.Count is < 1 or > 2)
            throw DynamoDbErrors.Validation($"1 validation error detected: Value '{keys.Count} elements' at 'keySchema' failed to satisfy "
                + $"constraint: Member must have length {(keys.Count < 1 ? "greater than or equal to 1" : "less than or equal to 2")}");
        if (keys.Any(k => spec.Definitions.All(d => d.Name != k.Name)))
            throw DynamoDbErrors.InvalidParameter("Some index key attributes are not defined in AttributeDefinitions. "
                + $"Keys: [{string.Join(", ", keys.Select(k => k.Name))}], "
                + $"AttributeDefinitions: [{string.Join(", ", spec.Definitions.Select(d => d.Name))}]");
        if (keys.Count == 2 && keys[0].Name == keys[1].Name)
            throw DynamoDbErrors.Validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        if (keys[0].KeyType != "HASH")
            throw DynamoDbErrors.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        if (keys.Count == 2 && keys[1].KeyType != "RANGE")
            throw DynamoDbErrors.Validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }

    private static void CheckLocalIndexes(IReadOnlyList<IndexSpec> indexes, TableSpec spec)
    {
        if (indexes.Count == 0) throw DynamoDbErrors.InvalidParameter("List of LocalSecondaryIndexes is empty");
        if (spec.Keys.Count != 2)
            throw DynamoDbErrors.InvalidParameter(
                "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        if (indexes.Count > MaxLocalIndexes)
            throw DynamoDbErrors.InvalidParameter($"Number of LocalSecondaryIndexes exceeds per-table limit of {MaxLocalIndexes}");
        foreach (var index in indexes)
        {
            CheckName(index.Name);
            CheckKeys(index.Keys, spec);
            if (index.Keys.Count != 2)
                throw DynamoDbErrors.InvalidParameter($"Index KeySchema does not have a range key for index: {index.Name}");
            if (index.Keys[0].Name != spec.Keys[0].Name)
                throw DynamoDbErrors.InvalidParameter("Index KeySchema does not have the same leading hash key as table KeySchema for "
                    + $"index: {index.Name}. index hash key: {index.Keys[0].Name}, table hash key: {spec.Keys[0].Name}");
            CheckProjection(index);
        }
    }

    private static void CheckProjection(IndexSpec index)
    {
        if (index.ProjectionType is null) throw DynamoDbErrors.InvalidParameter("Unknown ProjectionType: null");
        if (index.ProjectionType != "INCLUDE" && index.NonKeyAttributes.Count > 0)
            throw DynamoDbErrors.InvalidParameter($"ProjectionType is {index.ProjectionType}, but NonKeyAttributes is specified");
        if (index.ProjectionType == "INCLUDE" && index.NonKeyAttributes.Count == 0)
            throw DynamoDbErrors.InvalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }

    private static void CheckAcrossIndexes(TableSpec spec)
    {
        var indexes = (spec.LocalIndexes ?? []).Concat(spec.GlobalIndexes ?? []).ToArray();
        var twice = indexes.GroupBy(i => i.Name).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw DynamoDbErrors.InvalidParameter($"Duplicate index name: {twice.Key}");
        if (indexes.Sum(i => i.NonKeyAttributes.Count) > MaxProjectedAttributes)
            throw DynamoDbErrors.InvalidParameter($"Number of projected attributes exceeds per-table limit of {MaxProjectedAttributes}");
        var used = indexes.SelectMany(i => i.Keys).Concat(spec.Keys).Select(k => k.Name).ToHashSet();
        if (spec.Definitions.Any(d => !used.Contains(d.Name)))
            throw DynamoDbErrors.InvalidParameter("Some AttributeDefinitions are not used. AttributeDefinitions: "
                + $"[{string.Join(", ", spec.Definitions.Select(d => d.Name))}], keys used: [{string.Join(", ", used)}]");
    }
}

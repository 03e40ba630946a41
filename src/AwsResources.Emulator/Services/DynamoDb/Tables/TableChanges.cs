namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>What UpdateTable asks for; null is what stays.</summary>
internal sealed record TableChange
{
    public string? BillingMode { get; init; }

    public Throughput? Throughput { get; init; }

    public string? TableClass { get; init; }

    public bool? DeletionProtection { get; init; }

    public IReadOnlyList<KeyAttribute> Definitions { get; init; } = [];

    public IReadOnlyList<IndexSpec> CreateIndexes { get; init; } = [];

    public IReadOnlyList<string> DeleteIndexes { get; init; } = [];

    public IReadOnlyList<(string Name, Throughput Throughput)> UpdateIndexes { get; init; } = [];

    public bool IsEmpty => BillingMode is null && Throughput is null && TableClass is null && DeletionProtection is null
        && CreateIndexes.Count + DeleteIndexes.Count + UpdateIndexes.Count == 0;
}

/// <summary>Changes and deletes tables.</summary>
internal static class TableChanges
{
    public static void Delete(Table table, DateTimeOffset now, TableTimings timings)
    {
        switch (table.StatusAt(now))
        {
            case "DELETING":
                return;
            case "CREATING":
                throw InUse(table, "created");
            case "UPDATING":
                throw InUse(table, "updated");
        }

        if (table.DeletionProtection)
            throw DynamoDbErrors.Validation($"Resource cannot be deleted as it is currently protected against deletion. "
                + "Disable deletion protection first.");
        table.GoneAt = now + timings.Deleting;
    }

    public static void Apply(Table table, TableChange change, DateTimeOffset now, TableTimings timings)
    {
        if (change.IsEmpty)
            throw DynamoDbErrors.Validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        switch (table.StatusAt(now))
        {
            case "DELETING":
                throw InUse(table, "deleted");
            case "CREATING":
                throw InUse(table, "created");
            case "UPDATING":
                throw InUse(table, "updated");
        }

        if (change.CreateIndexes.Count + change.DeleteIndexes.Count > 1)
            throw new EmulatorException("LimitExceededException",
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        ChangeCapacity(table, change, now, timings);
        ChangeIndexes(table, change, now, timings);
        table.TableClass = change.TableClass ?? table.TableClass;
        table.DeletionProtection = change.DeletionProtection ?? table.DeletionProtection;
    }

    private static void ChangeCapacity(Table table, TableChange change, DateTimeOffset now, TableTimings timings)
    {
        var toOnDemand = change.BillingMode is null ? table.IsOnDemand : change.BillingMode == TableRules.OnDemand;
        if (toOnDemand && change.Throughput is not null)
            throw DynamoDbErrors.InvalidParameter(
                "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        if (!toOnDemand && table.IsOnDemand && change.Throughput is null)
            throw DynamoDbErrors.InvalidParameter(
                "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        if (toOnDemand == table.IsOnDemand && change.Throughput is null) return;
        if (!toOnDemand && !table.IsOnDemand && change.Throughput == table.Throughput)
            throw DynamoDbErrors.Validation("The provisioned throughput for the table will not change. The requested value equals the "
                + $"current value. Current ReadCapacityUnits provisioned for the table: {table.Throughput.Read}. Requested "
                + $"ReadCapacityUnits: {change.Throughput!.Read}. Current WriteCapacityUnits provisioned for the table: "
                + $"{table.Throughput.Write}. Requested WriteCapacityUnits: {change.Throughput.Write}. Refer to the Amazon DynamoDB "
                + "Developer Guide for current limits and how to request higher limits.");

        if (toOnDemand) foreach (var index in table.Indexes) index.Throughput = Throughput.None;
        if (toOnDemand && !table.IsOnDemand) table.OnDemandSince = now;
        table.IsOnDemand = toOnDemand;
        table.Throughput = change.Throughput ?? Throughput.None;
        table.IsChanging = true;
        table.ReadyAt = now + timings.Updating;
    }

    private static void ChangeIndexes(Table table, TableChange change, DateTimeOffset now, TableTimings timings)
    {
        foreach (var name in change.DeleteIndexes) GlobalIndex(table, name).GoneAt = now + timings.Deleting;
        foreach (var (name, throughput) in change.UpdateIndexes)
        {
            var index = GlobalIndex(table, name);
            index.Throughput = throughput;
            index.IsNew = false;
            index.ReadyAt = now + timings.Updating;
        }

        foreach (var spec in change.CreateIndexes)
        {
            if (table.Indexes.Any(i => i.Name == spec.Name))
                throw DynamoDbErrors.Validation($"Attempting to create an index which already exists");
            var definitions = change.Definitions.Concat(table.Definitions).DistinctBy(d => d.Name).ToArray();
            TableRules.CheckGlobalIndex(spec, new TableSpec(table.Name, [], definitions, null, null,
                table.IsOnDemand ? TableRules.OnDemand : null, table.Throughput));
            table.Definitions = definitions;
            table.AddIndex(spec, isGlobal: true, now + timings.Creating);
        }
    }

    private static SecondaryIndex GlobalIndex(Table table, string name) =>
        table.Indexes.FirstOrDefault(i => i.IsGlobal && i.Name == name)
        ?? throw new EmulatorException("ResourceNotFoundException", "Requested resource not found");

    private static EmulatorException InUse(Table table, string what) => DynamoDbErrors.InUse(
        $"Attempt to change a resource which is still in use: Table is being {what}: {table.Name}");
}

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>The rules for what a query or scan may ask of a table or index.</summary>
internal static class Selection
{
    public static void Check(PageRequest request, SecondaryIndex? index, DateTimeOffset now)
    {
        CheckSelect(request, index);
        if (index is not { IsGlobal: true }) return;
        if (request.ConsistentRead)
            throw DynamoDbErrors.Validation("Consistent reads are not supported on global secondary indexes");
        if (index.StatusAt(now) == "CREATING")
            throw DynamoDbErrors.Validation($"Cannot read from backfilling global secondary index: {index.Name}");
        if (request.Select == "ALL_ATTRIBUTES" && !index.ProjectsAll)
            throw DynamoDbErrors.InvalidParameter("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                + $"{index.Name} because its projection type is not ALL");
        var beyond = request.Projection?.Paths.Select(p => p.Root).Where(name => !index.Projects(name)).ToArray() ?? [];
        if (beyond.Length > 0)
            throw DynamoDbErrors.InvalidParameter($"Global secondary index {index.Name} does not project [{string.Join(", ", beyond)}]");
    }

    private static void CheckSelect(PageRequest request, SecondaryIndex? index)
    {
        if (request.Select == "ALL_PROJECTED_ATTRIBUTES" && index is null)
            throw DynamoDbErrors.InvalidParameter("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        if (request.Select == "SPECIFIC_ATTRIBUTES" && request.Projection is null)
            throw DynamoDbErrors.InvalidParameter(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        if (request.Projection is not null && request.Select is not (null or "SPECIFIC_ATTRIBUTES"))
            throw DynamoDbErrors.InvalidParameter("Cannot specify the ProjectionExpression when choosing to get "
                + (request.Select == "COUNT" ? "only the Count" : request.Select));
    }
}

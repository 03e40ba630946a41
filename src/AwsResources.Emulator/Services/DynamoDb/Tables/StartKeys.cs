using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>Where a page starts and ends: the key in the table, and in the index that is read.</summary>
internal static class StartKeys
{
    private const string Invalid = "The provided starting key is invalid";

    public static Item Of(Table table, SecondaryIndex? index, Item item) =>
        item.Only(Attributes(table, index).Select(a => a.Name).ToHashSet());

    public static void Check(Table table, SecondaryIndex? index, PageRequest request)
    {
        var start = request.StartKey!;
        var attributes = Attributes(table, index).DistinctBy(a => a.Name).ToArray();
        if (start.Attributes.Count != attributes.Length || attributes.Any(a => start[a.Name]?.Type != a.Type))
            throw DynamoDbErrors.Validation(request.Keys is null && index is null
                ? $"{Invalid}: The provided key element does not match the schema" : Invalid);
        var schema = index?.Schema ?? table.Schema;
        if (request.Keys?.TryGetValue(schema.Hash.Name, out var hashTerm) is true && !hashTerm.Holds(start[schema.Hash.Name]!))
            throw DynamoDbErrors.Validation("The provided starting key is outside query boundaries based on provided conditions");
        if (schema.Range is { } range && request.Keys?.TryGetValue(range.Name, out var rangeTerm) is true
            && !rangeTerm.Holds(start[range.Name]!))
            throw DynamoDbErrors.Validation("The provided starting key does not match the range key predicate");
    }

    private static IEnumerable<KeyAttribute> Attributes(Table table, SecondaryIndex? index) =>
        index is null ? table.Schema.Attributes : table.Schema.Attributes.Concat(index.Schema.Attributes);
}

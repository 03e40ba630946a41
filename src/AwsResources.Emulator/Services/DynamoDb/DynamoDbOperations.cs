using System.Collections.Frozen;
using AwsResources.Emulator.Services.DynamoDb.Operations;
using AwsResources.Emulator.Services.DynamoDb.Tables;

namespace AwsResources.Emulator.Services.DynamoDb;

/// <summary>The operations of DynamoDB on the tables of one account in one region, by their names in the model.</summary>
internal sealed class DynamoDbOperations
{
    private readonly FrozenDictionary<string, Func<AwsStructure, bool, AwsStructure>> _byName;

    public DynamoDbOperations(TableStore store)
    {
        var (tables, items, reads) = (new TableOperations(store), new ItemOperations(store), new ReadOperations(store));
        var (batches, transactions, tags) = (new BatchOperations(store), new TransactionOperations(store), new TagOperations(store));
        _byName = new Dictionary<string, Func<AwsStructure, bool, AwsStructure>>
        {
            ["CreateTable"] = Plain(tables.CreateTable),
            ["DescribeTable"] = Plain(tables.DescribeTable),
            ["ListTables"] = tables.ListTables,
            ["UpdateTable"] = Plain(tables.UpdateTable),
            ["DeleteTable"] = Plain(tables.DeleteTable),
            ["GetItem"] = Plain(items.GetItem),
            ["PutItem"] = Plain(items.PutItem),
            ["UpdateItem"] = Plain(items.UpdateItem),
            ["DeleteItem"] = Plain(items.DeleteItem),
            ["Query"] = reads.Query,
            ["Scan"] = reads.Scan,
            ["BatchGetItem"] = batches.BatchGetItem,
            ["BatchWriteItem"] = batches.BatchWriteItem,
            ["TransactGetItems"] = Plain(transactions.TransactGetItems),
            ["TransactWriteItems"] = Plain(transactions.TransactWriteItems),
            ["TagResource"] = Plain(tags.TagResource),
            ["UntagResource"] = Plain(tags.UntagResource),
            ["ListTagsOfResource"] = Plain(tags.ListTagsOfResource),
            ["DescribeTimeToLive"] = Plain(tags.DescribeTimeToLive),
            ["UpdateTimeToLive"] = Plain(tags.UpdateTimeToLive),
        }.ToFrozenDictionary();
    }

    /// <summary>The names of what is implemented.</summary>
    public static IReadOnlyList<string> Names { get; } = new DynamoDbOperations(new TableStore("", "", TimeProvider.System))._byName.Keys;

    /// <summary>Does one operation.</summary>
    /// <param name="operation">Its name in the model.</param>
    /// <param name="input">Its input.</param>
    /// <param name="emptyPage">Whether a listing is to answer with an empty page, from which the next one goes on, and a batch to do nothing.</param>
    /// <exception cref="Core.EmulatorException">The service refuses, or the emulator does not know the operation.</exception>
    public AwsStructure Invoke(string operation, AwsStructure input, bool emptyPage = false) =>
        _byName.TryGetValue(operation, out var invoke) ? invoke(input, emptyPage) : throw DynamoDbErrors.NotImplemented($"The emulator does not know the operation {operation} of DynamoDB.");

    private static Func<AwsStructure, bool, AwsStructure> Plain(Func<AwsStructure, AwsStructure> operation) =>
        (input, _) => operation(input);
}

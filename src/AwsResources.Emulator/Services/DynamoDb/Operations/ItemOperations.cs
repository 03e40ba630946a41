using AwsResources.Emulator.Services.DynamoDb.Expressions;
using AwsResources.Emulator.Services.DynamoDb.Tables;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>GetItem, PutItem, UpdateItem and DeleteItem.</summary>
internal sealed class ItemOperations(TableStore store)
{
    public AwsStructure GetItem(AwsStructure input)
    {
        var expressions = new RequestExpressions(input);
        var projection = expressions.Projection();
        expressions.Finish();
        var key = AttributeValues.ReadItem(input, "Key");
        var table = store.GetUsable(input.RequiredText("TableName"));
        var item = table.Items.Find(KeyChecks.FromRequest(table.Schema, key));
        var capacity = new Capacity(table, isRead: true);
        capacity.Read(item?.Size ?? 0, input.Flag("ConsistentRead") is true);
        var found = item is null ? null : projection?.Apply(item) ?? item;
        return new AwsStructure
        {
            ["Item"] = found is null ? null : AttributeValues.Write(found),
            ["ConsumedCapacity"] = capacity.ToStructure(input.Text("ReturnConsumedCapacity")),
        };
    }

    public AwsStructure PutItem(AwsStructure input)
    {
        RequireOldOrNone(input);
        var condition = ReadCondition(input);
        var item = AttributeValues.ReadItem(input, "Item");
        return Write(input, table => ItemWrite.Put(table, item, condition, WantsItemOnFailure(input)), OldIfAsked(input));
    }

    public AwsStructure DeleteItem(AwsStructure input)
    {
        RequireOldOrNone(input);
        var condition = ReadCondition(input);
        var key = AttributeValues.ReadItem(input, "Key");
        return Write(input, table => ItemWrite.Delete(table, key, condition, WantsItemOnFailure(input)), OldIfAsked(input));
    }

    public AwsStructure UpdateItem(AwsStructure input)
    {
        var expressions = new RequestExpressions(input, "UpdateExpression", "ConditionExpression");
        var update = expressions.Update();
        var condition = expressions.Condition();
        expressions.Finish();
        var key = AttributeValues.ReadItem(input, "Key");
        Func<PreparedWrite, Item?> answer = input.Text("ReturnValues") switch
        {
            null or "NONE" => _ => null,
            "ALL_OLD" => write => write.Old,
            "ALL_NEW" => write => write.New,
            "UPDATED_OLD" => write => Touched(update, write.Old),
            "UPDATED_NEW" => write => Touched(update, write.New),
            _ => throw InvalidReturnValues(),
        };
        return Write(input, table => ItemWrite.Update(table, key, update, condition, WantsItemOnFailure(input)), answer);
    }

    public static bool WantsItemOnFailure(AwsStructure input) => input.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD";

    public static Condition? ReadCondition(AwsStructure input)
    {
        var expressions = new RequestExpressions(input, "ConditionExpression");
        var condition = expressions.Condition();
        expressions.Finish();
        return condition;
    }

    private AwsStructure Write(AwsStructure input, Func<Table, ItemWrite> make, Func<PreparedWrite, Item?> answer)
    {
        var table = store.GetUsable(input.RequiredText("TableName"));
        var write = table.Prepare(make(table));
        var capacity = new Capacity(table, isRead: false);
        capacity.Write(write);
        table.Commit(write);
        var attributes = answer(write);
        return new AwsStructure
        {
            ["Attributes"] = attributes is null ? null : AttributeValues.Write(attributes),
            ["ConsumedCapacity"] = capacity.ToStructure(input.Text("ReturnConsumedCapacity")),
            ["ItemCollectionMetrics"] = ItemCollections.Metrics(table, write.Write.Key, input.Text("ReturnItemCollectionMetrics")),
        };
    }

    private static Item? Touched(UpdateExpression? update, Item? item)
    {
        if (update is null || item is null) return null;
        var touched = new Projection(update.Paths).Apply(item);
        return touched.Attributes.Count == 0 ? null : touched;
    }

    private static Func<PreparedWrite, Item?> OldIfAsked(AwsStructure input) =>
        input.Text("ReturnValues") == "ALL_OLD" ? write => write.Old : _ => null;

    private static void RequireOldOrNone(AwsStructure input)
    {
        if (input.Text("ReturnValues") is not (null or "NONE" or "ALL_OLD")) throw InvalidReturnValues();
    }

    private static Exception InvalidReturnValues() => DynamoDbErrors.Validation("Return values set to invalid value");
}

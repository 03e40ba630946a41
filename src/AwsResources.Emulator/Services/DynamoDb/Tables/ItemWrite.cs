using AwsResources.Emulator.Services.DynamoDb.Expressions;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>A wish to change one item: the key, the condition under which, and what becomes of it.</summary>
internal sealed class ItemWrite
{
    private readonly Func<Item?, Item?> _change;

    private ItemWrite(ItemKey key, Condition? condition, Func<Item?, Item?> change, bool isUpdate = false)
    {
        Key = key;
        Condition = condition;
        IsUpdate = isUpdate;
        _change = change;
    }

    public ItemKey Key { get; }

    public Condition? Condition { get; }

    /// <summary>Whether this is an UpdateItem; the service words some refusals differently then.</summary>
    public bool IsUpdate { get; }

    /// <summary>Whether a condition that fails answers with the item that failed it.</summary>
    public bool ReturnItemOnFailure { get; init; }

    public static ItemWrite Put(Table table, Item item, Condition? condition, bool returnItemOnFailure = false) =>
        new(KeyChecks.FromItem(table.Schema, item), condition, _ => item) { ReturnItemOnFailure = returnItemOnFailure };

    public static ItemWrite Delete(Table table, Item key, Condition? condition, bool returnItemOnFailure = false) =>
        new(KeyChecks.FromRequest(table.Schema, key), condition, _ => null) { ReturnItemOnFailure = returnItemOnFailure };

    /// <summary>Changes nothing, but fails where the condition does; only transactions have it.</summary>
    public static ItemWrite Check(Table table, Item key, Condition? condition, bool returnItemOnFailure = false) =>
        new(KeyChecks.FromRequest(table.Schema, key), condition, old => old) { ReturnItemOnFailure = returnItemOnFailure };

    /// <summary>Without an expression it makes an item of nothing but its key, where there is none.</summary>
    public static ItemWrite Update(
        Table table, Item key, UpdateExpression? update, Condition? condition, bool returnItemOnFailure = false)
    {
        var itemKey = KeyChecks.FromRequest(table.Schema, key);
        if (update?.Paths.FirstOrDefault(p => table.Schema.Has(p.Root)) is { } path)
            throw DynamoDbErrors.InvalidParameter($"Cannot update attribute {path.Root}. This attribute is part of the key");
        return new ItemWrite(itemKey, condition, old => update?.Apply(old ?? key) ?? old ?? key, isUpdate: true)
        {
            ReturnItemOnFailure = returnItemOnFailure,
        };
    }

    /// <summary>The item after the write; null where there is none then.</summary>
    /// <exception cref="EmulatorException">The condition does not hold, or the change cannot be made.</exception>
    public Item? Apply(Item? old)
    {
        if (Condition is null || Condition.Holds(old ?? Item.Empty)) return _change(old);
        throw new EmulatorException("ConditionalCheckFailedException", DynamoDbErrors.ConditionFailedMessage, 400,
            ReturnItemOnFailure && old is not null ? new Dictionary<string, object?> { ["Item"] = AttributeValues.Write(old) } : null);
    }
}

/// <summary>A write that was found possible and is not done yet.</summary>
internal sealed record PreparedWrite(ItemWrite Write, Item? Old, Item? New);

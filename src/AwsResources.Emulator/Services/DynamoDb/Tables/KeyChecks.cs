using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>The rules for values of keys, wherever a request brings them.</summary>
internal static class KeyChecks
{
    private const int MaxHashSize = 2048;
    private const int MaxRangeSize = 1024;

    /// <summary>The key that a request names: exactly the attributes of the schema.</summary>
    public static ItemKey FromRequest(KeySchema schema, Item key)
    {
        if (key.Attributes.Count != schema.Attributes.Count() || schema.TryKeyOf(key) is not { } found)
            throw DynamoDbErrors.Validation("The provided key element does not match the schema");
        Check(schema, found);
        return found;
    }

    /// <summary>The key within a whole item that is to be put.</summary>
    public static ItemKey FromItem(KeySchema schema, Item item)
    {
        foreach (var attribute in schema.Attributes)
        {
            if (item[attribute.Name] is not { } value)
                throw DynamoDbErrors.InvalidParameter($"Missing the key {attribute.Name} in the item");
            if (value.Type != attribute.Type)
                throw DynamoDbErrors.InvalidParameter(
                    $"Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}");
        }

        var key = schema.KeyOf(item);
        Check(schema, key);
        return key;
    }

    /// <summary>What an item to be written may hold where an index has its key: nothing, or a fitting value.</summary>
    public static void CheckIndexKey(string indexName, KeySchema schema, Item item, bool isUpdate)
    {
        foreach (var attribute in schema.Attributes)
        {
            if (item[attribute.Name] is not { } value) continue;
            if (value.Type != attribute.Type && isUpdate)
                throw DynamoDbErrors.Validation(
                    "The update expression attempted to update the secondary index key to unsupported type");
            if (value.Type != attribute.Type)
                throw DynamoDbErrors.InvalidParameter($"Type mismatch for Index Key {attribute.Name} Expected: {attribute.Type} "
                    + $"Actual: {value.Type} IndexName: {indexName}");
            if (IsEmpty(value) && isUpdate)
                throw DynamoDbErrors.Validation("The update expression attempted to update a secondary index key to a value that is not "
                    + $"supported. The AttributeValue for a key attribute cannot contain an empty {EmptyName(value)} value.");
            if (IsEmpty(value))
                throw DynamoDbErrors.Validation("One or more parameter values are not valid. A value specified for a secondary index key "
                    + $"is not supported. The AttributeValue for a key attribute cannot contain an empty {EmptyName(value)} value. "
                    + $"IndexName: {indexName}, IndexKey: {attribute.Name}");
            CheckSize(value, attribute == schema.Hash);
        }
    }

    /// <summary>A value that a query compares a key attribute with.</summary>
    public static void CheckQueryValue(KeyAttribute attribute, ItemValue value, string operatorName)
    {
        if (value.Type != attribute.Type)
            throw DynamoDbErrors.InvalidParameter("Condition parameter type does not match schema type");
        if (IsEmpty(value) && operatorName != "begins_with") throw EmptyKey(attribute, value);
    }

    private static void Check(KeySchema schema, ItemKey key)
    {
        if (IsEmpty(key.Hash)) throw EmptyKey(schema.Hash, key.Hash);
        if (key.Range is not null && IsEmpty(key.Range)) throw EmptyKey(schema.Range!, key.Range);
        CheckSize(key.Hash, isHash: true);
        if (key.Range is not null) CheckSize(key.Range, isHash: false);
    }

    // The missing space in "of2048" is the service's.
    private static void CheckSize(ItemValue value, bool isHash)
    {
        if (isHash && value.Size > MaxHashSize)
            throw DynamoDbErrors.InvalidParameter($"Size of hashkey has exceeded the maximum size limit of{MaxHashSize} bytes");
        if (!isHash && value.Size > MaxRangeSize)
            throw DynamoDbErrors.InvalidParameter(
                $"Aggregated size of all range keys has exceeded the size limit of {MaxRangeSize} bytes");
    }

    private static bool IsEmpty(ItemValue value) => value.Type is ItemType.S or ItemType.B && value.Size == 0;

    private static string EmptyName(ItemValue value) => value.Type == ItemType.S ? "string" : "binary";

    private static Exception EmptyKey(KeyAttribute attribute, ItemValue value) => DynamoDbErrors.Validation(
        $"One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
        + $"{EmptyName(value)} value. Key: {attribute.Name}");
}

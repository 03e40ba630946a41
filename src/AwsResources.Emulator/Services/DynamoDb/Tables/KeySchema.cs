using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>An attribute that is part of a key.</summary>
internal sealed record KeyAttribute(string Name, ItemType Type);

/// <summary>The attributes that make the key of a table or of an index.</summary>
internal sealed record KeySchema(KeyAttribute Hash, KeyAttribute? Range)
{
    public IEnumerable<KeyAttribute> Attributes => Range is null ? [Hash] : [Hash, Range];

    public bool Has(string name) => Hash.Name == name || Range?.Name == name;

    /// <summary>The key of an item that is known to have one.</summary>
    public ItemKey KeyOf(Item item) => new(item[Hash.Name]!, Range is null ? null : item[Range.Name]!);

    /// <summary>The key of an item in an index; null where the item lacks an attribute of it, and so is not in the index.</summary>
    public ItemKey? TryKeyOf(Item item)
    {
        if (item[Hash.Name] is not { } hash || hash.Type != Hash.Type) return null;
        if (Range is null) return new ItemKey(hash, null);
        return item[Range.Name] is { } range && range.Type == Range.Type ? new ItemKey(hash, range) : null;
    }
}

/// <summary>The values of a key.</summary>
internal readonly record struct ItemKey(ItemValue Hash, ItemValue? Range);

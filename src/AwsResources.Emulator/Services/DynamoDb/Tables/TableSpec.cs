namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>Provisioned capacity units a second.</summary>
internal sealed record Throughput(long Read, long Write)
{
    public static Throughput None { get; } = new(0, 0);
}

/// <summary>An element of a key schema as a request gives it; <c>KeyType</c> is HASH or RANGE.</summary>
internal sealed record KeyElement(string Name, string KeyType);

/// <summary>An index as a request asks for it.</summary>
internal sealed record IndexSpec(
    string Name, IReadOnlyList<KeyElement> Keys, string? ProjectionType, IReadOnlyList<string> NonKeyAttributes, Throughput? Throughput);

/// <summary>A table as a request asks for it. Index lists are null where they are not given, which differs from empty.</summary>
internal sealed record TableSpec(
    string Name,
    IReadOnlyList<KeyElement> Keys,
    IReadOnlyList<KeyAttribute> Definitions,
    IReadOnlyList<IndexSpec>? LocalIndexes,
    IReadOnlyList<IndexSpec>? GlobalIndexes,
    string? BillingMode,
    Throughput? Throughput)
{
    public string TableClass { get; init; } = "STANDARD";

    public bool DeletionProtection { get; init; }

    public bool IsOnDemand => BillingMode == TableRules.OnDemand;

    /// <summary>The schema of a key whose elements are known to be right.</summary>
    public static KeySchema SchemaOf(IReadOnlyList<KeyElement> keys, IReadOnlyList<KeyAttribute> definitions)
    {
        return new KeySchema(Find(keys[0].Name), keys.Count > 1 ? Find(keys[1].Name) : null);

        KeyAttribute Find(string name) => definitions.First(d => d.Name == name);
    }
}

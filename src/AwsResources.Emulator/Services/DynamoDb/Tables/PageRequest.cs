using AwsResources.Emulator.Services.DynamoDb.Expressions;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>One page of a query or a scan.</summary>
internal sealed record PageRequest
{
    public string? IndexName { get; init; }

    /// <summary>The conditions on keys of a query; null for a scan.</summary>
    public IReadOnlyDictionary<string, KeyTerm>? Keys { get; init; }

    public Condition? Filter { get; init; }

    public Projection? Projection { get; init; }

    public string? Select { get; init; }

    public bool ConsistentRead { get; init; }

    public bool Forward { get; init; } = true;

    /// <summary>The most items to look at; null for as many as a page holds.</summary>
    public int? Limit { get; init; }

    public Item? StartKey { get; init; }

    /// <summary>Whether the page begins with the item at <see cref="StartKey"/>, and not after it.</summary>
    public bool IncludesStart { get; init; }

    /// <summary>Which part of a parallel scan this is, and of how many.</summary>
    public (int Segment, int Total)? Part { get; init; }
}

/// <summary>What a page holds.</summary>
/// <param name="Items">What passed the filter, projected; none where only the count was asked for.</param>
/// <param name="Count">How many items passed the filter.</param>
/// <param name="ScannedCount">How many items were looked at.</param>
/// <param name="LastKey">Where the next page starts; null on the last.</param>
/// <param name="ReadBytes">The bytes that were looked at.</param>
/// <param name="Index">The index that was read.</param>
internal sealed record Page(
    IReadOnlyList<Item> Items, int Count, int ScannedCount, Item? LastKey, long ReadBytes, SecondaryIndex? Index);

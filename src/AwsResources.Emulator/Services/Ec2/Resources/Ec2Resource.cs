namespace AwsResources.Emulator.Services.Ec2.Resources;

/// <summary>What every resource has: an id, an owner and tags.</summary>
internal abstract class Ec2Resource(ResourceKind kind, string id, string ownerId)
{
    public ResourceKind Kind { get; } = kind;

    public string Id { get; } = id;

    public string OwnerId { get; } = ownerId;

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The tags as answers have them.</summary>
    public IReadOnlyList<AwsStructure> TagList => [.. Tags.Select(tag => new AwsStructure { ["Key"] = tag.Key, ["Value"] = tag.Value })];
}

namespace AwsResources.Core.Loading;

/// <summary>The data of a resource at a moment; never changed, only replaced.</summary>
/// <param name="item">What a listing said of the resource, or null.</param>
/// <param name="own">What the resource's own load answered, or null.</param>
/// <param name="others">What the loads of single attributes answered. May be shorter than their number; null where none has.</param>
internal sealed class ResourceSnapshot(AwsStructure? item, AwsStructure? own = null, AwsStructure?[]? others = null)
{
    public static ResourceSnapshot Empty { get; } = new(null);

    public AwsStructure? Item => item;

    /// <summary>What a load answered, by the load's index: 0 for the resource's own.</summary>
    public AwsStructure? Load(int index) => index == 0 ? own : index <= others?.Length ? others[index - 1] : null;

    public ResourceSnapshot With(int index, AwsStructure data)
    {
        if (index == 0) return new ResourceSnapshot(item, data, others);
        var copy = new AwsStructure?[Math.Max(others?.Length ?? 0, index)];
        others?.CopyTo(copy, 0);
        copy[index - 1] = data;
        return new ResourceSnapshot(item, own, copy);
    }
}

namespace AwsResources.Core.Loading;

/// <summary>The data of a resource at a moment; never changed, only replaced.</summary>
/// <param name="item">What a listing said of the resource, or null.</param>
/// <param name="loads">What loads answered: first the resource's own, then those of single attributes. May be shorter than the plan's loads.</param>
internal sealed class ResourceSnapshot(AwsStructure? item, AwsStructure?[] loads)
{
    public static ResourceSnapshot Empty { get; } = new(null, []);

    public AwsStructure? Item => item;

    public AwsStructure? Load(int index) => index < loads.Length ? loads[index] : null;

    public ResourceSnapshot With(int index, AwsStructure data)
    {
        var copy = new AwsStructure?[Math.Max(loads.Length, index + 1)];
        loads.CopyTo(copy, 0);
        copy[index] = data;
        return new ResourceSnapshot(item, copy);
    }
}

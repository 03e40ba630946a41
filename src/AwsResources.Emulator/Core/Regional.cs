namespace AwsResources.Emulator.Core;

/// <summary>State that exists once a region, made when the region is first used.</summary>
/// <param name="make">Makes the state of a region from its name.</param>
internal sealed class Regional<T>(Func<string, T> make)
{
    private readonly Dictionary<string, T> _byRegion = new(StringComparer.Ordinal);

    /// <summary>The state of a region. Call it with the service's gate held, as handlers are.</summary>
    public T this[string region]
    {
        get
        {
            if (!_byRegion.TryGetValue(region, out var state)) _byRegion[region] = state = make(region);
            return state;
        }
    }
}

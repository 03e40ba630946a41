namespace AwsResources;

/// <summary>A part of AWS that stands alone, with regions, host names and accounts of its own: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>, …</summary>
public sealed class AwsPartition
{
    internal AwsPartition(Client.Endpoints.Partition partition)
    {
        Name = partition.Name;
        DnsSuffix = partition.DnsSuffix;
        DualStackDnsSuffix = partition.DualStackDnsSuffix;
        GlobalRegion = partition.ImplicitGlobalRegion;
        SupportsFips = partition.SupportsFips;
        SupportsDualStack = partition.SupportsDualStack;
        // The pseudo region for services without regions is no place to call.
        Regions = [.. partition.Regions.Where(region => !region.EndsWith("-global", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The name, which is also the second part of its ARNs: <c>aws-cn</c>.</summary>
    public string Name { get; }

    /// <summary>The end of its host names: <c>amazonaws.com.cn</c>.</summary>
    public string DnsSuffix { get; }

    /// <summary>The end of host names that also speak IPv6: <c>api.amazonwebservices.com.cn</c>.</summary>
    public string DualStackDnsSuffix { get; }

    /// <summary>The region that signs for services without regions: <c>cn-northwest-1</c>.</summary>
    public string GlobalRegion { get; }

    /// <summary>Its regions, in ordinal order.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>Whether some of its endpoints are validated by FIPS 140.</summary>
    public bool SupportsFips { get; }

    /// <summary>Whether some of its endpoints also speak IPv6.</summary>
    public bool SupportsDualStack { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

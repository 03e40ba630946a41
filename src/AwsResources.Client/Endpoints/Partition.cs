namespace AwsResources.Client.Endpoints;

/// <summary>A part of AWS that stands alone, such as <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>, as seen from one of its regions.</summary>
internal sealed class Partition
{
    public required string Name { get; init; }
    public required string DnsSuffix { get; init; }
    public required string DualStackDnsSuffix { get; init; }
    public required bool SupportsFips { get; init; }
    public required bool SupportsDualStack { get; init; }

    /// <summary>The region that signs for services without regions.</summary>
    public required string ImplicitGlobalRegion { get; init; }

    /// <summary>The regular expression that regions of the partition fit, also those that are new.</summary>
    public required string RegionPattern { get; init; }

    /// <summary>The regions of the partition that AWS lists, its global pseudo region among them, in the list's order.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public override string ToString() => Name;
}

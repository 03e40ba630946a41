using AwsResources.Emulator.Services.Ec2.Networks;

namespace AwsResources.Emulator.Services.Ec2.Regions;

/// <summary>The regions that accounts have without asking for them, and the zones of a region.</summary>
internal static class RegionCatalog
{
    public static readonly IReadOnlyList<string> EnabledByDefault =
    [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
        "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    ];

    /// <summary>Three zones; their ids begin with the region in short, such as <c>use1</c> for us-east-1.</summary>
    public static IReadOnlyList<AvailabilityZone> ZonesOf(string region) =>
        [.. "abc".Select((letter, index) => new AvailabilityZone($"{region}{letter}", $"{Short(region)}-az{index + 1}", region))];

    private static string Short(string region) => string.Concat(region.Split('-').Select(part => part switch
    {
        "northeast" => "ne",
        "northwest" => "nw",
        "southeast" => "se",
        "southwest" => "sw",
        "north" or "south" or "east" or "west" or "central" or "gov" => part[..1],
        _ => part,
    }));
}

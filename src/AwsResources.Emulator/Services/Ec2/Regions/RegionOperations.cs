using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Networks;

namespace AwsResources.Emulator.Services.Ec2.Regions;

/// <summary>Regions, zones and types of instances.</summary>
internal static class RegionOperations
{
    private static readonly FilterSet<string> RegionFilters = new FilterSet<string>()
        .One("region-name", region => region)
        .One("endpoint", Endpoint)
        .One("opt-in-status", _ => "opt-in-not-required");

    private static readonly FilterSet<AvailabilityZone> ZoneFilters = new FilterSet<AvailabilityZone>()
        .One("zone-name", zone => zone.Name)
        .One("zone-id", zone => zone.Id)
        .Never("message", "parent-zone-id", "parent-zone-name")
        .NotHeld("group-long-name")
        .One("zone-type", _ => "availability-zone")
        .One("region-name", zone => zone.Region)
        .One("group-name", GroupName)
        .One("state", _ => "available")
        .One("opt-in-status", _ => "opt-in-not-required");

    private static readonly FilterSet<InstanceTypeFacts> TypeFilters = new FilterSet<InstanceTypeFacts>()
        .One("instance-type", type => type.Name)
        .Flag("current-generation", type => type.IsCurrent)
        .Flag("free-tier-eligible", type => type.IsFree)
        .Flag("bare-metal", _ => false)
        .Flag("burstable-performance-supported", type => type.IsBurstable)
        .Number("memory-info.size-in-mib", type => type.MemoryMiB)
        .Number("vcpu-info.default-vcpus", type => type.Cpus)
        .Number("vcpu-info.default-cores", type => type.Cores)
        .One("processor-info.supported-architecture", type => type.Architecture)
        .Number("vcpu-info.default-threads-per-core", type => type.ThreadsPerCore)
        .One("network-info.network-performance", type => type.Network)
        .One("supported-root-device-type", _ => "ebs")
        .One("supported-virtualization-type", _ => "hvm")
        .Many("supported-usage-class", _ => ["on-demand", "spot"])
        .Flag("instance-storage-supported", _ => false)
        .NotHeld("auto-recovery-supported", "dedicated-hosts-supported", "hibernation-supported", "nitro-enclaves-support", "nitro-tpm-support",
            "network-info.ena-support", "network-info.ipv6-supported", "network-info.maximum-network-interfaces", "ebs-info.ebs-optimized-support",
            "ebs-info.encryption-support", "ebs-info.nvme-support", "processor-info.supported-features", "processor-info.sustained-clock-speed-in-ghz",
            "supported-boot-mode", "vcpu-info.valid-cores", "vcpu-info.valid-threads-per-core")
        .One("hypervisor", type => type.Hypervisor);

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["DescribeRegions"] = DescribeRegions,
        ["DescribeAvailabilityZones"] = DescribeAvailabilityZones,
        ["DescribeInstanceTypes"] = DescribeInstanceTypes,
    };

    private static AwsStructure DescribeRegions(Ec2State state, EmulatorCall call)
    {
        var names = call.Input.Texts("RegionNames");
        var unknown = names.Except(RegionCatalog.EnabledByDefault).ToList();
        if (unknown.Count > 0) throw Ec2Errors.InvalidValue($"Invalid region names: [{string.Join(", ", unknown)}]");
        var regions = names.Count == 0 ? RegionCatalog.EnabledByDefault : names;
        return new AwsStructure
        {
            ["Regions"] = RegionFilters.Apply(call, regions).Select(region => new AwsStructure
            {
                ["RegionName"] = region,
                ["Endpoint"] = Endpoint(region),
                ["OptInStatus"] = "opt-in-not-required",
            }).ToList(),
        };
    }

    private static AwsStructure DescribeAvailabilityZones(Ec2State state, EmulatorCall call)
    {
        var zones = state.Zones.Where(zone => Wanted(call, "ZoneNames", zone.Name) && Wanted(call, "ZoneIds", zone.Id)).ToList();
        var unknown = call.Input.Texts("ZoneNames").Except(state.Zones.Select(zone => zone.Name))
            .Concat(call.Input.Texts("ZoneIds").Except(state.Zones.Select(zone => zone.Id))).ToList();
        if (unknown.Count > 0) throw Ec2Errors.InvalidValue($"Invalid availability zones: [{string.Join(", ", unknown)}]");
        return new AwsStructure { ["AvailabilityZones"] = ZoneFilters.Apply(call, zones).Select(Write).ToList() };
    }

    private static AwsStructure DescribeInstanceTypes(Ec2State state, EmulatorCall call)
    {
        var names = call.Input.Texts("InstanceTypes");
        var unknown = names.Where(name => InstanceTypeFacts.Find(name) is null).ToList();
        if (unknown.Count > 0)
            throw new EmulatorException("InvalidInstanceType", $"The following supplied instance types do not exist: [{string.Join(", ", unknown)}]");
        var types = InstanceTypeFacts.All.Where(type => names.Count == 0 || names.Contains(type.Name));
        return Listing.Answer(call, "InstanceTypes", TypeFilters.Apply(call, types), type => type.Write(), "InstanceTypes", most: 100);
    }

    private static bool Wanted(EmulatorCall call, string member, string value) =>
        call.Input.Texts(member) is var values && (values.Count == 0 || values.Contains(value));

    private static AwsStructure Write(AvailabilityZone zone) => new()
    {
        ["ZoneName"] = zone.Name,
        ["ZoneId"] = zone.Id,
        ["ZoneType"] = "availability-zone",
        ["RegionName"] = zone.Region,
        ["GroupName"] = GroupName(zone),
        ["NetworkBorderGroup"] = zone.Region,
        ["State"] = "available",
        ["OptInStatus"] = "opt-in-not-required",
        ["Messages"] = new List<AwsStructure>(),
    };

    private static string GroupName(AvailabilityZone zone) => $"{zone.Region}-zg-1";

    private static string Endpoint(string region) => $"ec2.{region}.amazonaws.com";
}

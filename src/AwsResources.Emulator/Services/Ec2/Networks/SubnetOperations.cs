using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.Tags;

namespace AwsResources.Emulator.Services.Ec2.Networks;

/// <summary>Parts of networks, each in a zone.</summary>
internal static class SubnetOperations
{
    private static readonly FilterSet<Subnet> Filters = FilterSet.Of<Subnet>()
        .One("subnet-id", subnet => subnet.Id)
        .One("subnet-arn", subnet => subnet.Arn)
        .One("vpc-id", subnet => subnet.Vpc.Id)
        .One("cidr", subnet => subnet.Block.ToString())
        .One("cidrBlock", subnet => subnet.Block.ToString())
        .One("cidr-block", subnet => subnet.Block.ToString())
        .One("availability-zone", subnet => subnet.Zone.Name)
        .One("availabilityZone", subnet => subnet.Zone.Name)
        .One("availability-zone-id", subnet => subnet.Zone.Id)
        .One("availabilityZoneId", subnet => subnet.Zone.Id)
        .Number("available-ip-address-count", subnet => subnet.FreeAddresses)
        .Flag("default-for-az", subnet => subnet.IsDefault)
        .Flag("defaultForAz", subnet => subnet.IsDefault)
        .Flag("map-public-ip-on-launch", subnet => subnet.MapPublicIp)
        .Flag("enable-dns64", subnet => subnet.EnableDns64)
        .Flag("ipv6-native", _ => false)
        .One("private-dns-name-options-on-launch.hostname-type", subnet => subnet.HostnameType)
        .Flag("private-dns-name-options-on-launch.enable-resource-name-dns-a-record", subnet => subnet.ResourceNameARecord)
        .Flag("private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record", subnet => subnet.ResourceNameAaaaRecord)
        .Flag("map-customer-owned-ip-on-launch", _ => false)
        .Never("customer-owned-ipv4-pool", "enable-lni-at-device-index", "outpost-arn", "ipv6-cidr-block-association.ipv6-cidr-block",
            "ipv6-cidr-block-association.association-id", "ipv6-cidr-block-association.state")
        .One("state", _ => "available");

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["CreateSubnet"] = Create,
        ["DescribeSubnets"] = Describe,
        ["DeleteSubnet"] = Delete,
        ["ModifySubnetAttribute"] = ModifyAttribute,
    };

    public static Subnet Make(Ec2State state, Vpc vpc, CidrBlock block, AvailabilityZone zone, bool isDefault)
    {
        var id = state.NewId(ResourceKind.Subnet);
        return state.Subnets.Add(new Subnet(id, state.AccountId, vpc, block, zone)
        {
            IsDefault = isDefault,
            MapPublicIp = isDefault,
            Arn = state.Arn("subnet", id),
        });
    }

    private static AwsStructure Create(Ec2State state, EmulatorCall call)
    {
        call.Refuse("Ipv6CidrBlock", "OutpostArn", "Ipv6Native", "Ipv4IpamPoolId", "Ipv4NetmaskLength", "Ipv6IpamPoolId", "Ipv6NetmaskLength");
        var tags = TagSpecifications.Read(call, ResourceKind.Subnet);
        var vpc = state.Vpcs.Get(call.Needed("VpcId"));
        var text = call.Needed("CidrBlock");
        if (!CidrBlock.TryParse(text, out var block)) throw Ec2Errors.InvalidValue("cidrBlock", text, "This is not a valid CIDR block.");
        if (block.Prefix is < 16 or > 28 || !vpc.Block.Contains(block))
            throw new EmulatorException("InvalidSubnet.Range", $"The CIDR '{text}' is invalid.");
        if (state.Subnets.All.Any(subnet => subnet.Vpc == vpc && subnet.Block.Overlaps(block)))
            throw new EmulatorException("InvalidSubnet.Conflict", $"The CIDR '{text}' conflicts with another subnet");
        var made = Make(state, vpc, block, ZoneOf(state, call), isDefault: false);
        tags.ApplyTo(made);
        return new AwsStructure { ["Subnet"] = Write(made) };
    }

    private static AvailabilityZone ZoneOf(Ec2State state, EmulatorCall call)
    {
        var (name, id) = (call.Input.Text("AvailabilityZone"), call.Input.Text("AvailabilityZoneId"));
        if (name is null && id is null) return state.Zones[0];
        return state.Zones.FirstOrDefault(zone => (name is null || zone.Name == name) && (id is null || zone.Id == id))
            ?? throw Zone(state, name is null ? "availabilityZoneId" : "availabilityZone", (name ?? id)!);
    }

    /// <summary>The refusal of a zone that the region does not have.</summary>
    public static EmulatorException Zone(Ec2State state, string parameter, string value) => Ec2Errors.InvalidValue(parameter, value,
        $"Subnets can currently only be created in the following availability zones: {string.Join(", ", state.Zones.Select(zone => zone.Name))}.");

    private static AwsStructure Describe(Ec2State state, EmulatorCall call) =>
        Listing.Answer(call, "Subnets", Filters.Apply(call, state.Subnets.GetOrAll(call.Input.Texts("SubnetIds"))), Write, "SubnetIds");

    private static AwsStructure Delete(Ec2State state, EmulatorCall call)
    {
        var subnet = state.Subnets.Get(call.Needed("SubnetId"));
        if (subnet.UsedAddresses > 0) throw Ec2Errors.Dependency($"The subnet '{subnet.Id}' has dependencies and cannot be deleted.");
        state.Subnets.Remove(subnet);
        return Ec2Inputs.Done();
    }

    private static AwsStructure ModifyAttribute(Ec2State state, EmulatorCall call)
    {
        call.Refuse("MapCustomerOwnedIpOnLaunch", "CustomerOwnedIpv4Pool", "EnableLniAtDeviceIndex", "DisableLniAtDeviceIndex");
        var subnet = state.Subnets.Get(call.Needed("SubnetId"));
        var input = call.Input;
        subnet.MapPublicIp = input.FlagValue("MapPublicIpOnLaunch") ?? subnet.MapPublicIp;
        subnet.AssignIpv6 = input.FlagValue("AssignIpv6AddressOnCreation") ?? subnet.AssignIpv6;
        subnet.EnableDns64 = input.FlagValue("EnableDns64") ?? subnet.EnableDns64;
        subnet.HostnameType = input.Text("PrivateDnsHostnameTypeOnLaunch") ?? subnet.HostnameType;
        subnet.ResourceNameARecord = input.FlagValue("EnableResourceNameDnsARecordOnLaunch") ?? subnet.ResourceNameARecord;
        subnet.ResourceNameAaaaRecord = input.FlagValue("EnableResourceNameDnsAAAARecordOnLaunch") ?? subnet.ResourceNameAaaaRecord;
        return Ec2Inputs.Done();
    }

    private static AwsStructure Write(Subnet subnet) => new()
    {
        ["SubnetId"] = subnet.Id,
        ["SubnetArn"] = subnet.Arn,
        ["State"] = "available",
        ["VpcId"] = subnet.Vpc.Id,
        ["OwnerId"] = subnet.OwnerId,
        ["CidrBlock"] = subnet.Block.ToString(),
        ["AvailableIpAddressCount"] = subnet.FreeAddresses,
        ["AvailabilityZone"] = subnet.Zone.Name,
        ["AvailabilityZoneId"] = subnet.Zone.Id,
        ["DefaultForAz"] = subnet.IsDefault,
        ["MapPublicIpOnLaunch"] = subnet.MapPublicIp,
        ["MapCustomerOwnedIpOnLaunch"] = false,
        ["AssignIpv6AddressOnCreation"] = subnet.AssignIpv6,
        ["Ipv6CidrBlockAssociationSet"] = new List<AwsStructure>(),
        ["EnableDns64"] = subnet.EnableDns64,
        ["Ipv6Native"] = false,
        ["PrivateDnsNameOptionsOnLaunch"] = new AwsStructure
        {
            ["HostnameType"] = subnet.HostnameType,
            ["EnableResourceNameDnsARecord"] = subnet.ResourceNameARecord,
            ["EnableResourceNameDnsAAAARecord"] = subnet.ResourceNameAaaaRecord,
        },
        ["Tags"] = subnet.TagList,
    };
}

using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.SecurityGroups;
using AwsResources.Emulator.Services.Ec2.Tags;

namespace AwsResources.Emulator.Services.Ec2.Networks;

/// <summary>Networks.</summary>
internal static class VpcOperations
{
    private static readonly FilterSet<Vpc> Filters = FilterSet.Of<Vpc>()
        .One("vpc-id", vpc => vpc.Id)
        .One("cidr", vpc => vpc.Block.ToString())
        .One("cidrBlock", vpc => vpc.Block.ToString())
        .One("cidr-block", vpc => vpc.Block.ToString())
        .One("cidr-block-association.cidr-block", vpc => vpc.Block.ToString())
        .One("cidr-block-association.association-id", vpc => vpc.AssociationId)
        .One("cidr-block-association.state", _ => "associated")
        .One("dhcp-options-id", vpc => vpc.DhcpOptionsId)
        .Flag("is-default", vpc => vpc.IsDefault)
        .Flag("isDefault", vpc => vpc.IsDefault)
        .Never("ipv6-cidr-block-association.ipv6-cidr-block", "ipv6-cidr-block-association.ipv6-pool",
            "ipv6-cidr-block-association.association-id", "ipv6-cidr-block-association.state")
        .One("state", vpc => vpc.State);

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["CreateVpc"] = Create,
        ["CreateDefaultVpc"] = CreateDefault,
        ["DescribeVpcs"] = Describe,
        ["DeleteVpc"] = Delete,
        ["DescribeVpcAttribute"] = DescribeAttribute,
        ["ModifyVpcAttribute"] = ModifyAttribute,
    };

    /// <summary>Makes a network with its own default security group.</summary>
    public static Vpc Make(Ec2State state, CidrBlock block, bool isDefault)
    {
        var availableAt = isDefault ? state.Now : state.Now + Ec2Timings.VpcPending;
        var vpc = state.Vpcs.Add(new Vpc(state.NewId(ResourceKind.Vpc), state.AccountId, block, availableAt)
        {
            AssociationId = state.Ids.Resource("vpc-cidr-assoc"),
            IsDefault = isDefault,
            DnsHostnames = isDefault,
        });
        SecurityGroupOperations.AddDefault(state, vpc);
        return vpc;
    }

    private static AwsStructure Create(Ec2State state, EmulatorCall call)
    {
        call.Refuse("Ipv6Pool", "Ipv6CidrBlock", "Ipv4IpamPoolId", "Ipv4NetmaskLength", "Ipv6IpamPoolId", "VpcEncryptionControl");
        if (call.Input.Flag("AmazonProvidedIpv6CidrBlock") is true)
            throw Ec2Errors.NotImplemented("The emulator does not know the parameter AmazonProvidedIpv6CidrBlock of CreateVpc.");
        var tags = TagSpecifications.Read(call, ResourceKind.Vpc);
        var text = call.Needed("CidrBlock");
        if (!CidrBlock.TryParse(text, out var block)) throw Ec2Errors.InvalidValue("cidrBlock", text, "This is not a valid CIDR block.");
        if (block.Prefix is < 16 or > 28) throw new EmulatorException("InvalidVpc.Range", $"The CIDR '{text}' is invalid.");
        var vpc = Make(state, block, isDefault: false);
        vpc.Tenancy = call.Input.Text("InstanceTenancy") ?? vpc.Tenancy;
        tags.ApplyTo(vpc);
        return new AwsStructure { ["Vpc"] = Write(vpc) };
    }

    private static AwsStructure CreateDefault(Ec2State state, EmulatorCall call)
    {
        if (state.DefaultVpc is not null)
            throw new EmulatorException("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
        DefaultNetwork.AddTo(state);
        return new AwsStructure { ["Vpc"] = Write(state.DefaultVpc!) };
    }

    private static AwsStructure Describe(Ec2State state, EmulatorCall call) =>
        Listing.Answer(call, "Vpcs", Filters.Apply(call, state.Vpcs.GetOrAll(call.Input.Texts("VpcIds"))), Write, "VpcIds");

    private static AwsStructure Delete(Ec2State state, EmulatorCall call)
    {
        var vpc = state.Vpcs.Get(call.Needed("VpcId"));
        var groups = state.SecurityGroups.All.Where(group => group.Vpc == vpc).ToList();
        if (state.Subnets.All.Any(subnet => subnet.Vpc == vpc) || groups.Exists(group => !group.IsDefault)
            || state.InternetGateways.All.Any(gateway => gateway.Vpc == vpc))
        {
            throw Ec2Errors.Dependency($"The vpc '{vpc.Id}' has dependencies and cannot be deleted.");
        }
        foreach (var group in groups) SecurityGroupOperations.Remove(state, group);
        state.Vpcs.Remove(vpc);
        return Ec2Inputs.Done();
    }

    private static AwsStructure DescribeAttribute(Ec2State state, EmulatorCall call)
    {
        var vpc = state.Vpcs.Get(call.Needed("VpcId"));
        var attribute = call.Needed("Attribute");
        var (member, value) = attribute switch
        {
            "enableDnsSupport" => ("EnableDnsSupport", vpc.DnsSupport),
            "enableDnsHostnames" => ("EnableDnsHostnames", vpc.DnsHostnames),
            "enableNetworkAddressUsageMetrics" => ("EnableNetworkAddressUsageMetrics", vpc.AddressUsageMetrics),
            _ => throw Ec2Errors.InvalidValue("attribute", attribute, "Unknown attribute."),
        };
        return new AwsStructure { ["VpcId"] = vpc.Id, [member] = new AwsStructure { ["Value"] = value } };
    }

    private static AwsStructure ModifyAttribute(Ec2State state, EmulatorCall call)
    {
        var vpc = state.Vpcs.Get(call.Needed("VpcId"));
        var input = call.Input;
        string[] given = [.. new[] { "EnableDnsSupport", "EnableDnsHostnames", "EnableNetworkAddressUsageMetrics" }.Where(input.Has)];
        if (given.Length != 1) throw Ec2Errors.InvalidCombination("Exactly one attribute of the VPC must be specified.");
        vpc.DnsSupport = input.FlagValue("EnableDnsSupport") ?? vpc.DnsSupport;
        vpc.DnsHostnames = input.FlagValue("EnableDnsHostnames") ?? vpc.DnsHostnames;
        vpc.AddressUsageMetrics = input.FlagValue("EnableNetworkAddressUsageMetrics") ?? vpc.AddressUsageMetrics;
        return Ec2Inputs.Done();
    }

    private static AwsStructure Write(Vpc vpc) => new()
    {
        ["VpcId"] = vpc.Id,
        ["State"] = vpc.State,
        ["CidrBlock"] = vpc.Block.ToString(),
        ["OwnerId"] = vpc.OwnerId,
        ["DhcpOptionsId"] = vpc.DhcpOptionsId,
        ["InstanceTenancy"] = vpc.Tenancy,
        ["IsDefault"] = vpc.IsDefault,
        ["Tags"] = vpc.TagList,
        ["CidrBlockAssociationSet"] = new[]
        {
            new AwsStructure
            {
                ["AssociationId"] = vpc.AssociationId,
                ["CidrBlock"] = vpc.Block.ToString(),
                ["CidrBlockState"] = new AwsStructure { ["State"] = "associated" },
            },
        },
    };
}

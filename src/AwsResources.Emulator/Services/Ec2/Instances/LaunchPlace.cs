using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.SecurityGroups;

namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>Where a launch puts its instances: subnet, groups, addresses.</summary>
internal sealed class LaunchPlace
{
    private string? _wantedAddress;
    private bool _publicAddress;
    private string _description = "";
    private bool _deleteOnTermination = true;

    private LaunchPlace(Subnet subnet, IReadOnlyList<SecurityGroup> groups) => (Subnet, Groups) = (subnet, groups);

    public Subnet Subnet { get; }

    public IReadOnlyList<SecurityGroup> Groups { get; }

    public static LaunchPlace Read(Ec2State state, EmulatorCall call)
    {
        var input = call.Input;
        var given = input.Parts("NetworkInterfaces");
        if (given.Count > 1) throw Ec2Errors.NotImplemented("The emulator gives instances one network interface (NetworkInterfaces of RunInstances).");
        var device = given.Count == 1 ? given[0] : null;
        if (device is not null) CheckInterface(input, device);
        var source = device ?? input;
        var subnet = FindSubnet(state, source.Text("SubnetId"), input.Part("Placement"));
        var ids = device?.Texts("Groups") ?? input.Texts("SecurityGroupIds");
        var place = new LaunchPlace(subnet, FindGroups(state, subnet, ids, input.Texts("SecurityGroups"), source.Has("SubnetId")))
        {
            _wantedAddress = source.Text("PrivateIpAddress"),
            _publicAddress = device?.Flag("AssociatePublicIpAddress") ?? subnet.MapPublicIp,
            _description = device?.Text("Description") ?? "",
            _deleteOnTermination = device?.Flag("DeleteOnTermination") ?? true,
        };
        return place;
    }

    /// <summary>How many instances there are addresses for.</summary>
    /// <exception cref="EmulatorException">There are not enough for the least count.</exception>
    public (int Least, int Most) CheckRoom(int least, int most)
    {
        if (_wantedAddress is not null && most > 1)
            throw Ec2Errors.InvalidCombination("The parameter PrivateIpAddress cannot be used when launching more than one instance");
        if (Subnet.FreeAddresses < least)
        {
            throw new EmulatorException("InsufficientFreeAddressesInSubnet",
                $"There are not enough free addresses in subnet '{Subnet.Id}' to satisfy the requested number of instances.");
        }
        return (least, Math.Min(most, Subnet.FreeAddresses));
    }

    public IReadOnlyList<uint> TakeAddresses(int count) =>
        _wantedAddress is { } wanted ? [Subnet.Take(wanted)] : [.. Enumerable.Range(0, count).Select(_ => Subnet.Take())];

    public NetworkInterface MakeInterface(Ec2State state, uint address) => new(
        state.NewId(ResourceKind.NetworkInterface), state.Ids.Resource("eni-attach"), MacAddress(state), address, _publicAddress, state.Now)
    {
        Description = _description,
        DeleteOnTermination = _deleteOnTermination,
    };

    private static void CheckInterface(AwsStructure input, AwsStructure device)
    {
        if (device.Has("NetworkInterfaceId"))
            throw Ec2Errors.NotImplemented("The emulator does not know network interfaces that are made apart from instances.");
        if (device.Integer("DeviceIndex") is not 0)
            throw new EmulatorException("InvalidParameterValue", "Each network interface requires a unique device index, and one of them must be 0.");
        if (input.Has("SubnetId") || input.Has("SecurityGroupIds") || input.Has("SecurityGroups") || input.Has("PrivateIpAddress"))
        {
            throw Ec2Errors.InvalidCombination("Network interfaces and an instance-level subnet ID, security groups or private address "
                + "may not be specified on the same request");
        }
    }

    private static Subnet FindSubnet(Ec2State state, string? id, AwsStructure? placement)
    {
        var zone = placement?.Text("AvailabilityZone");
        if (zone is not null && !state.Zones.Any(known => known.Name == zone))
            throw new EmulatorException("InvalidParameterValue", $"Invalid availability zone: [{zone}]");
        if (id is not null)
        {
            var subnet = state.Subnets.Get(id);
            return zone is null || zone == subnet.Zone.Name ? subnet : throw Ec2Errors.InvalidCombination(
                $"The availability zone '{zone}' does not match that of subnet '{id}', which is '{subnet.Zone.Name}'");
        }
        var vpc = SecurityGroupOperations.NeedDefaultVpc(state);
        return state.Subnets.All.FirstOrDefault(subnet => subnet.Vpc == vpc && subnet.IsDefault && (zone is null || subnet.Zone.Name == zone))
            ?? throw new EmulatorException("MissingInput", zone is null
                ? $"No subnets found for the default VPC '{vpc.Id}'. Please specify a subnet." : $"No default subnet for availability zone: '{zone}'.");
    }

    private static IReadOnlyList<SecurityGroup> FindGroups(
        Ec2State state, Subnet subnet, IReadOnlyList<string> ids, IReadOnlyList<string> names, bool isSubnetNamed)
    {
        if (names.Count > 0 && isSubnetNamed) throw Ec2Errors.InvalidCombination("The parameter groupName cannot be used with the parameter subnet");
        var groups = state.SecurityGroups.Get(ids).Concat(names.Select(name => SecurityGroupOperations.ByName(state, name))).Distinct().ToList();
        foreach (var group in groups)
        {
            if (group.Vpc != subnet.Vpc)
                throw new EmulatorException("InvalidParameter", $"Security group {group.Id} and subnet {subnet.Id} belong to different networks.");
        }
        return groups.Count > 0 ? groups : [SecurityGroupOperations.ByName(state, subnet.Vpc, SecurityGroup.DefaultName)];
    }

    // The second bit of the first byte says that nobody has bought this range.
    private static string MacAddress(Ec2State state)
    {
        var digits = state.Ids.Hex(10);
        return "02:" + string.Join(':', Enumerable.Range(0, 5).Select(part => digits.Substring(part * 2, 2)));
    }
}

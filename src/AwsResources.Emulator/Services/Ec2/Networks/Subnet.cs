using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Networks;

internal sealed class Subnet(string id, string ownerId, Vpc vpc, CidrBlock block, AvailabilityZone zone)
    : Ec2Resource(ResourceKind.Subnet, id, ownerId)
{
    // The network, the router, the name server, one kept for later, and the broadcast address.
    private const int ReservedInFront = 4;
    private const int Reserved = ReservedInFront + 1;

    private readonly HashSet<uint> _used = [];

    public Vpc Vpc => vpc;

    public CidrBlock Block => block;

    public AvailabilityZone Zone => zone;

    public bool IsDefault { get; init; }

    public bool MapPublicIp { get; set; }

    public bool AssignIpv6 { get; set; }

    public bool EnableDns64 { get; set; }

    public string HostnameType { get; set; } = "ip-name";

    public bool ResourceNameARecord { get; set; }

    public bool ResourceNameAaaaRecord { get; set; }

    public required string Arn { get; init; }

    public int UsedAddresses => _used.Count;

    public int FreeAddresses => (int)(block.Size - Reserved - _used.Count);

    /// <summary>Takes the lowest free address.</summary>
    public uint Take()
    {
        var address = block.First + ReservedInFront;
        while (!_used.Add(address)) address++;
        return address;
    }

    /// <summary>Takes an address that a caller wants.</summary>
    public uint Take(string wanted)
    {
        if (!CidrBlock.TryParseAddress(wanted, out var address)) throw Ec2Errors.InvalidValue("privateIpAddress", wanted, "Invalid IPv4 address.");
        if (address < block.First + ReservedInFront || address >= block.Last)
            throw Ec2Errors.InvalidValue($"Address {wanted} does not fall within the subnet's address range");
        if (!_used.Add(address)) throw new EmulatorException("InvalidIPAddress.InUse", $"Address {wanted} is in use.");
        return address;
    }

    public void Free(uint address) => _used.Remove(address);
}

/// <summary>A zone of a region, such as <c>us-east-1a</c> with the id <c>use1-az1</c>.</summary>
internal sealed record AvailabilityZone(string Name, string Id, string Region);

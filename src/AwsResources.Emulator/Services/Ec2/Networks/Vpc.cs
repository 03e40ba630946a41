using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Networks;

internal sealed class Vpc(string id, string ownerId, CidrBlock block, DateTimeOffset availableAt) : Ec2Resource(ResourceKind.Vpc, id, ownerId)
{
    public CidrBlock Block => block;

    public required string AssociationId { get; init; }

    public bool IsDefault { get; init; }

    public string Tenancy { get; set; } = "default";

    public bool DnsSupport { get; set; } = true;

    public bool DnsHostnames { get; set; }

    public bool AddressUsageMetrics { get; set; }

    public string DhcpOptionsId { get; set; } = "default";

    public string State { get; private set; } = "pending";

    public void Settle(DateTimeOffset now)
    {
        if (now >= availableAt) State = "available";
    }
}

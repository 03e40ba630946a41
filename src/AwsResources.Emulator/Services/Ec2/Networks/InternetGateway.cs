using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Networks;

internal sealed class InternetGateway(string id, string ownerId) : Ec2Resource(ResourceKind.InternetGateway, id, ownerId)
{
    /// <summary>The network that it is attached to; null where it is to none.</summary>
    public Vpc? Vpc { get; set; }
}

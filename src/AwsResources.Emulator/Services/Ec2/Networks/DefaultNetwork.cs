using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Networks;

/// <summary>What every account has from the start: a network with a subnet in each zone, a way out, and a security group.</summary>
internal static class DefaultNetwork
{
    public static void AddTo(Ec2State state)
    {
        _ = CidrBlock.TryParse("172.31.0.0/16", out var block);
        var vpc = VpcOperations.Make(state, block, isDefault: true);
        var gateway = state.InternetGateways.Add(new InternetGateway(state.NewId(ResourceKind.InternetGateway), state.AccountId));
        gateway.Vpc = vpc;
        foreach (var (index, zone) in state.Zones.Index())
            _ = SubnetOperations.Make(state, vpc, new CidrBlock(block.First + ((uint)index << 12), 20), zone, isDefault: true);
    }
}

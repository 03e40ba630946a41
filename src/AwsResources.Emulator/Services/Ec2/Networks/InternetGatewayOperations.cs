using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.Tags;

namespace AwsResources.Emulator.Services.Ec2.Networks;

/// <summary>Ways out of networks.</summary>
internal static class InternetGatewayOperations
{
    private static readonly FilterSet<InternetGateway> Filters = FilterSet.Of<InternetGateway>()
        .One("internet-gateway-id", gateway => gateway.Id)
        .One("attachment.vpc-id", gateway => gateway.Vpc?.Id)
        .One("attachment.state", gateway => gateway.Vpc is null ? null : "available");

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["CreateInternetGateway"] = Create,
        ["DescribeInternetGateways"] = Describe,
        ["AttachInternetGateway"] = Attach,
        ["DetachInternetGateway"] = Detach,
        ["DeleteInternetGateway"] = Delete,
    };

    private static AwsStructure Create(Ec2State state, EmulatorCall call)
    {
        var tags = TagSpecifications.Read(call, ResourceKind.InternetGateway);
        var gateway = state.InternetGateways.Add(new InternetGateway(state.NewId(ResourceKind.InternetGateway), state.AccountId));
        tags.ApplyTo(gateway);
        return new AwsStructure { ["InternetGateway"] = Write(gateway) };
    }

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var gateways = state.InternetGateways.GetOrAll(call.Input.Texts("InternetGatewayIds"));
        return Listing.Answer(call, "InternetGateways", Filters.Apply(call, gateways), Write, "InternetGatewayIds");
    }

    private static AwsStructure Attach(Ec2State state, EmulatorCall call)
    {
        var gateway = state.InternetGateways.Get(call.Needed("InternetGatewayId"));
        var vpc = state.Vpcs.Get(call.Needed("VpcId"));
        if (gateway.Vpc is { } other)
            throw new EmulatorException("Resource.AlreadyAssociated", $"resource {gateway.Id} is already attached to network {other.Id}");
        if (state.InternetGateways.All.FirstOrDefault(found => found.Vpc == vpc) is { } present)
        {
            throw new EmulatorException("InvalidParameterValue", $"Network {vpc.Id} already has an internet gateway attached ({present.Id})");
        }
        gateway.Vpc = vpc;
        return Ec2Inputs.Done();
    }

    private static AwsStructure Detach(Ec2State state, EmulatorCall call)
    {
        var gateway = state.InternetGateways.Get(call.Needed("InternetGatewayId"));
        var vpc = state.Vpcs.Get(call.Needed("VpcId"));
        if (gateway.Vpc != vpc) throw new EmulatorException("Gateway.NotAttached", $"resource {gateway.Id} is not attached to network {vpc.Id}");
        if (state.Instances.All.Any(instance => instance.Subnet?.Vpc == vpc && instance.PublicAddress is not null))
            throw Ec2Errors.Dependency($"Network {vpc.Id} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.");
        gateway.Vpc = null;
        return Ec2Inputs.Done();
    }

    private static AwsStructure Delete(Ec2State state, EmulatorCall call)
    {
        var gateway = state.InternetGateways.Get(call.Needed("InternetGatewayId"));
        if (gateway.Vpc is not null)
            throw Ec2Errors.Dependency($"The internetGateway '{gateway.Id}' has dependencies and cannot be deleted.");
        state.InternetGateways.Remove(gateway);
        return Ec2Inputs.Done();
    }

    private static AwsStructure Write(InternetGateway gateway) => new()
    {
        ["InternetGatewayId"] = gateway.Id,
        ["OwnerId"] = gateway.OwnerId,
        ["Attachments"] = gateway.Vpc is { } vpc
            ? [new AwsStructure { ["VpcId"] = vpc.Id, ["State"] = "available" }]
            : new List<AwsStructure>(),
        ["Tags"] = gateway.TagList,
    };
}

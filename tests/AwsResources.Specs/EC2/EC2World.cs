using AwsResources.EC2;
using AwsResources.Specs.Backends;
using AwsResources.Specs.Gaps;

namespace AwsResources.Specs.EC2;

/// <summary>One of each kind of EC2's resources that a backend can make, in the fixture's network.</summary>
public abstract class EC2World(Backend backend) : EC2Spec(backend)
{
    private readonly Dictionary<Type, IAwsResource> _made = [];

    /// <summary>What was made of a kind; null where the backend cannot.</summary>
    protected T? Made<T>() where T : class, IAwsResource => _made.TryGetValue(typeof(T), out var made) ? (T)made : null;

    /// <summary>What was made of a kind that is known only at run time.</summary>
    protected IAwsResource? Made(Type kind) => _made.GetValueOrDefault(kind);

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        Keep(Vpc);
        Keep(Subnet);
        Keep(Image);
        Keep((await LaunchAsync(1, ("made-by", "specs")))[0]);
        var zone = Subnet.AvailabilityZone;
        Keep(await Aws.EC2.CreateVolumeAsync(new() { AvailabilityZone = zone, Size = 1 }), volume => volume.DeleteAsync());
        await Made<IVolume>()!.WaitUntilAvailableAsync();
        Keep(await Made<IVolume>()!.CreateSnapshotAsync(new() { Description = "specs" }), snapshot => snapshot.DeleteAsync());
        await Made<ISnapshot>()!.WaitUntilCompletedAsync();
        Keep(await Vpc.CreateSecurityGroupAsync(new() { GroupName = Unique("world"), Description = "specs" }), group => group.DeleteAsync());
        Keep(await Aws.EC2.CreateKeyPairAsync(new() { KeyName = Unique("world") }), key => key.DeleteAsync());
        Keep(await Aws.EC2.CreateInternetGatewayAsync(), gateway => gateway.DeleteAsync());
        await Vpc.AttachInternetGatewayAsync(new() { InternetGatewayId = Made<IInternetGateway>()!.Id });
        Afterwards(() => Vpc.DetachInternetGatewayAsync(new() { InternetGatewayId = Made<IInternetGateway>()!.Id }));
        Keep(Aws.EC2.Tag(Vpc.Id, "made-by"));
        await NetworkAsync();
        await TryAsync("CreateLaunchTemplate", async () => Keep(
            await Aws.EC2.CreateLaunchTemplateAsync(new() { LaunchTemplateName = Unique("world"), LaunchTemplateData = new() { ImageId = Image.Id } }), template => template.DeleteAsync()));
        await TryAsync("CreateTransitGateway", async () => Keep(await Aws.EC2.CreateTransitGatewayAsync(new() { Description = "specs" }), gateway => gateway.DeleteAsync()));
        await TryAsync("CreatePlacementGroup", async () => Keep(
            await Aws.EC2.CreatePlacementGroupAsync(new() { GroupName = Unique("world"), Strategy = PlacementStrategy.Cluster }), group => group.DeleteAsync()));
        Wire.Clear();
    }

    private async Task NetworkAsync()
    {
        await TryAsync("CreateRouteTable", async () => Keep(await Vpc.CreateRouteTableAsync(), table => table.DeleteAsync()));
        await TryAsync("CreateNetworkAcl", async () => Keep(await Vpc.CreateNetworkAclAsync(), acl => acl.DeleteAsync()));
        await TryAsync("CreateNetworkInterface", async () => Keep(await Subnet.CreateNetworkInterfaceAsync(), card => card.DeleteAsync()));
        await TryAsync("CreateDhcpOptions", async () => Keep(
            await Aws.EC2.CreateDhcpOptionsAsync(new() { DhcpConfigurations = [new() { Key = "domain-name", Values = ["example.com"] }] }), options => options.DeleteAsync()));
        await TryAsync("AllocateAddress", async () =>
        {
            Keep(await Aws.EC2.AllocateElasticIpAsync(new() { Domain = DomainType.Vpc }), address => address.ReleaseAsync());
            await Made<IElasticIp>()!.AssociateAsync(new() { InstanceId = Made<IInstance>()!.Id });
        });
        await TryAsync("CreateNatGateway", async () => Keep(await Subnet.CreateNatGatewayAsync(new() { ConnectivityType = ConnectivityType.Private }), gateway => gateway.DeleteAsync()));
        await TryAsync("CreateVpcEndpoint", async () => Keep(
            await Vpc.CreateVpcEndpointAsync(new() { ServiceName = "com.amazonaws.us-east-1.s3", RouteTableIds = [Made<IRouteTable>()!.Id] }), endpoint => endpoint.DeleteAsync()));
        await TryAsync("CreateEgressOnlyInternetGateway", async () => Keep(await Vpc.CreateEgressOnlyInternetGatewayAsync(), gateway => gateway.DeleteAsync()));
        await TryAsync("CreateVpcPeeringConnection", async () =>
        {
            var other = await Aws.EC2.CreateVpcAsync(new() { CidrBlock = "172.30.0.0/16" });
            Afterwards(() => other.DeleteAsync());
            Keep(await Vpc.RequestVpcPeeringConnectionAsync(new() { PeerVpcId = other.Id }), peering => peering.DeleteAsync());
        });
    }

    private async Task TryAsync(string operation, Func<Task> make)
    {
        if (BackendGaps.Reason(Backend, "ec2", operation) is null) await make();
    }

    private void Keep<T>(T resource, Func<T, Task>? end = null) where T : class, IAwsResource
    {
        _made[typeof(T)] = resource;
        if (end is not null) Afterwards(() => end(resource));
    }
}

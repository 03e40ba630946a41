// What EC2 holds for one account in one region. Time is told to it at the beginning of each call: Settle moves everything that
// is on its way (pending, stopping, attaching, …) to where it is by now, so that handlers read plain states and no timers are needed.

using AwsResources.Emulator.Services.Ec2.Images;
using AwsResources.Emulator.Services.Ec2.Instances;
using AwsResources.Emulator.Services.Ec2.KeyPairs;
using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Regions;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.SecurityGroups;
using AwsResources.Emulator.Services.Ec2.Volumes;

namespace AwsResources.Emulator.Services.Ec2;

internal sealed class Ec2State
{
    public Ec2State(string accountId, string region, EmulatorIds ids, DateTimeOffset now)
    {
        (AccountId, Region, Ids, Now) = (accountId, region, ids, now);
        Zones = RegionCatalog.ZonesOf(region);
        Addresses = new PublicAddresses();
        Tokens = new ClientTokens();
        PublicImages.AddTo(this);
        DefaultNetwork.AddTo(this);
    }

    public string AccountId { get; }

    public string Region { get; }

    public EmulatorIds Ids { get; }

    /// <summary>The time of the current call.</summary>
    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<AvailabilityZone> Zones { get; }

    public PublicAddresses Addresses { get; }

    public ClientTokens Tokens { get; }

    public ResourceTable<Vpc> Vpcs { get; } = new(ResourceKind.Vpc);

    public ResourceTable<Subnet> Subnets { get; } = new(ResourceKind.Subnet);

    public ResourceTable<InternetGateway> InternetGateways { get; } = new(ResourceKind.InternetGateway);

    public ResourceTable<SecurityGroup> SecurityGroups { get; } = new(ResourceKind.SecurityGroup);

    public ResourceTable<SecurityGroupRule> Rules { get; } = new(ResourceKind.SecurityGroupRule);

    public ResourceTable<Instance> Instances { get; } = new(ResourceKind.Instance);

    public ResourceTable<Volume> Volumes { get; } = new(ResourceKind.Volume);

    public ResourceTable<Snapshot> Snapshots { get; } = new(ResourceKind.Snapshot);

    public ResourceTable<Image> Images { get; } = new(ResourceKind.Image);

    public ResourceTable<KeyPair> KeyPairs { get; } = new(ResourceKind.KeyPair);

    /// <summary>The network that callers get who name none; null once it is deleted.</summary>
    public Vpc? DefaultVpc => Vpcs.All.FirstOrDefault(vpc => vpc.IsDefault);

    /// <summary>A new id for a resource of a kind.</summary>
    public string NewId(ResourceKind kind) => Ids.Resource(kind.Prefix);

    /// <summary>The ARN of a resource of the account here.</summary>
    public string Arn(string kind, string id) => $"arn:aws:ec2:{Region}:{AccountId}:{kind}/{id}";

    /// <summary>Brings everything to where it is at a time.</summary>
    public void Settle(DateTimeOffset now)
    {
        Now = now;
        foreach (var vpc in Vpcs.All) vpc.Settle(now);
        foreach (var instance in Instances.All.ToArray()) Settle(instance);
        foreach (var volume in Volumes.All.ToArray())
        {
            volume.Settle(now);
            if (volume.State == "deleted") Volumes.Remove(volume);
        }
        foreach (var snapshot in Snapshots.All) snapshot.Settle(now);
        foreach (var image in Images.All) image.Settle(now);
    }

    /// <summary>Every resource that can have tags.</summary>
    public IEnumerable<Ec2Resource> Taggable() =>
    [
        .. Vpcs.All, .. Subnets.All, .. InternetGateways.All, .. SecurityGroups.All, .. Rules.All,
        .. Instances.All, .. Volumes.All, .. Snapshots.All, .. Images.All, .. KeyPairs.All,
    ];

    private void Settle(Instance instance)
    {
        if (instance.Settle(Now)) InstanceEnd.Release(this, instance);
        if (instance.GoneAt <= Now) Instances.Remove(instance);
    }
}

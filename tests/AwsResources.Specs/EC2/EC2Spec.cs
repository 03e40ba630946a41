using AwsResources.EC2;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.EC2;

/// <summary>What specs of EC2 have in common: a network of their own, and an image to launch.</summary>
public abstract class EC2Spec(Backend backend) : Spec(backend)
{
    private static int _networks;

    protected IVpc Vpc { get; private set; } = null!;

    protected ISubnet Subnet { get; private set; } = null!;

    protected IImage Image { get; private set; } = null!;

    protected static Tag[] Tags(params (string Key, string Value)[] tags) => [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    protected static TagSpecification[] Tagged(ResourceType type, params (string Key, string Value)[] tags) => [new() { ResourceType = type, Tags = Tags(tags) }];

    /// <summary>Launches instances in the fixture's subnet and waits until they run.</summary>
    protected async Task<IReadOnlyList<IInstance>> LaunchAsync(int count, params (string Key, string Value)[] tags)
    {
        var instances = await Subnet.CreateInstancesAsync(new()
        {
            ImageId = Image.Id,
            InstanceType = InstanceType.T3Micro,
            MinCount = count,
            MaxCount = count,
            TagSpecifications = tags.Length == 0 ? [] : Tagged(ResourceType.Instance, tags),
        });
        Afterwards(async () =>
        {
            foreach (var instance in instances) await instance.TerminateAsync();
            foreach (var instance in instances) await instance.WaitUntilTerminatedAsync();
        });
        foreach (var instance in instances) await (await instance.WaitUntilExistsAsync()).WaitUntilRunningAsync();
        Wire.Clear();
        return instances;
    }

    protected override async Task PrepareAsync()
    {
        Image = await Aws.EC2.Images.Filter(new() { Owners = ["amazon"], Filters = [new() { Name = "architecture", Values = ["x86_64"] }, new() { Name = "virtualization-type", Values = ["hvm"] }] })
            .Where(image => image.RootDeviceType == DeviceType.Ebs && image.Platform != PlatformValues.Windows).FirstOrDefaultAsync() ?? throw new InvalidOperationException("There is no image to launch.");
        var network = Interlocked.Increment(ref _networks) % 200;
        Vpc = await Aws.EC2.CreateVpcAsync(new() { CidrBlock = $"10.{network}.0.0/16", TagSpecifications = Tagged(ResourceType.Vpc, ("made-by", GetType().Name)) });
        Afterwards(() => Vpc.DeleteAsync());
        await Vpc.WaitUntilExistsAsync();
        await Vpc.WaitUntilAvailableAsync();
        Subnet = await Vpc.CreateSubnetAsync(new() { CidrBlock = $"10.{network}.1.0/24" });
        Afterwards(() => Subnet.DeleteAsync());
        await Subnet.WaitUntilAvailableAsync();
    }
}

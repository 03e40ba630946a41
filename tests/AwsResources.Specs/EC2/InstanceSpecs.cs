using AwsResources.EC2;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.EC2;

public sealed class InstanceSpecs(Backend backend) : EC2Spec(backend)
{
    private IReadOnlyList<IInstance> _instances = null!;

    [Test]
    public async Task Instances_are_pending_when_they_are_launched_and_run_after_a_wait()
    {
        var made = await Subnet.CreateInstancesAsync(new() { ImageId = Image.Id, InstanceType = InstanceType.T3Micro, MinCount = 1, MaxCount = 1 });
        Afterwards(() => made[0].TerminateAsync());
        Wire.Clear();

        Assert.That(made[0].State.Name, Is.EqualTo(InstanceStateName.Pending));
        Assert.That(Wire.Calls, Is.Empty);

        var running = await made[0].WaitUntilRunningAsync();
        Wire.Clear();
        Assert.That(running, Is.SameAs(made[0]));
        Assert.That((running.State.Name, running.State.Code), Is.EqualTo(((InstanceStateName?)InstanceStateName.Running, (int?)16)));
        Assert.That(Wire.Calls, Is.Empty, "the answer that decided is the instance's data");
        await running.TerminateAsync();
    }

    [Test]
    public void Attributes_of_an_instance_by_its_id_load_with_one_call()
    {
        var instance = Aws.EC2.Instance(_instances[0].Id);
        Assert.That(Wire.Calls, Is.Empty);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(instance.InstanceType, Is.EqualTo(InstanceType.T3Micro));
            Assert.That(instance.ImageId, Is.EqualTo(Image.Id));
            Assert.That(instance.SubnetId, Is.EqualTo(Subnet.Id));
            Assert.That(instance.VpcId, Is.EqualTo(Vpc.Id));
            Assert.That(instance.PrivateIpAddress, Does.Match(@"^10\.\d+\.1\.\d+$"));
            Assert.That(instance.Placement.AvailabilityZone, Is.EqualTo(Subnet.AvailabilityZone));
            Assert.That(instance.LaunchTime, Is.Not.Null);
            Assert.That(instance.InstanceId, Is.EqualTo(instance.Id));
            Assert.That(instance.IsLoaded, Is.True);
            Assert.That(Wire.Calls, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void Foreach_over_instances_calls_synchronously_only_and_reads_without_a_call()
    {
        using var only = Wire.Only(CallStyle.SyncOnly);
        var read = new List<string>();

        foreach (var instance in Vpc.Instances.Where(instance => instance.Tags["group"] == "specs")) read.Add($"{instance.Id} {instance.State.Name} {instance.InstanceType} {instance.KeyName}");

        Assert.That(read, Is.EquivalentTo(_instances.Select(instance => $"{instance.Id} running t3.micro ")));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Await_foreach_over_instances_calls_asynchronously_only()
    {
        using var only = Wire.Only(CallStyle.AsyncOnly);
        var read = new List<IInstance>();

        await foreach (var instance in Aws.EC2.Instances.Where(i => i.State.Name == InstanceStateName.Running && i.Tags["group"] == "specs")) read.Add(instance);

        Assert.That(read, Is.EquivalentTo(_instances));
    }

    [Test]
    public async Task Fifty_threads_that_read_an_unloaded_instance_make_one_call()
    {
        var instance = Aws.EC2.Instance(_instances[0].Id);
        using var start = new Barrier(50);

        var reads = Enumerable.Range(0, 50).Select(_ => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            return instance.InstanceType;
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

        Assert.That(await Task.WhenAll(reads), Is.All.EqualTo(InstanceType.T3Micro));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public void References_are_made_of_the_instances_data_and_load_when_they_are_read()
    {
        var instance = Vpc.Instances.FirstOrDefault()!;
        Wire.Clear();

        Assert.That((instance.Vpc, instance.Subnet, instance.Image), Is.EqualTo((Vpc, Subnet, Image)));
        Assert.That(Wire.Calls, Is.Empty);
        Assert.That(instance.Vpc!.CidrBlock, Is.EqualTo(Vpc.CidrBlock));
        Assert.That(instance.Subnet!.Vpc!.Id, Is.EqualTo(Vpc.Id));
        Assert.That(instance.Image!.Name, Is.EqualTo(Image.Name));
    }

    [Test]
    public async Task Tags_read_as_a_dictionary_whose_absent_keys_are_null()
    {
        var instance = await Vpc.Instances.Where(i => i.Tags["number"] == "2").FirstOrDefaultAsync();

        Assert.That(instance, Is.EqualTo(_instances[1]));
        Assert.That((instance!.Tags["group"], instance.Tags["nothing"], instance.Tags.ContainsKey("nothing"), instance.Tags.Count), Is.EqualTo(("specs", (string?)null, false, 2)));
    }

    [Test]
    public async Task Filters_are_sent_and_joined()
    {
        var running = Aws.EC2.Instances.Filter(new() { Filters = [new() { Name = "instance-state-name", Values = ["running"] }] });
        var found = await running.Filter(new() { Filters = [new() { Name = "tag:number", Values = ["1", "3"] }, new() { Name = "vpc-id", Values = [Vpc.Id] }] }).ToListAsync();

        Assert.That(found, Is.EquivalentTo(new[] { _instances[0], _instances[2] }));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
        Assert.That(Vpc.Instances.Filter(new() { Filters = [new() { Name = "tag:number", Values = ["none"] }] }).ToList(), Is.Empty);
        Assert.That(Vpc.Instances.Filter(new() { Filters = [new() { Name = "tag:group", Values = ["sp*", "x?"] }] }).Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task Pages_of_a_size_hold_the_same_instances()
    {
        var pages = new List<IReadOnlyList<IInstance>>();
        foreach (var number in new[] { "1", "2", "3", "4" }) await Subnet.CreateInstancesAsync(PagedInstance(number));
        Wire.Clear();

        await foreach (var page in Vpc.Instances.Filter(new() { Filters = [new() { Name = "tag:paged", Values = ["yes"] }] }).PageSize(5).Pages()) pages.Add(page);

        Assert.That(pages.SelectMany(page => page).Select(instance => instance.Id).Distinct().Count(), Is.EqualTo(4));
        await Vpc.Instances.Filter(new() { Filters = [new() { Name = "tag:paged", Values = ["yes"] }] }).TerminateAsync();
    }

    [Test]
    public async Task An_id_that_nobody_has_is_an_error()
    {
        var instance = Aws.EC2.Instance("i-0123456789abcdef0");

        Assert.That(await instance.ExistsAsync(), Is.False);
        Assert.That(() => instance.State, Throws.TypeOf<AwsServiceException>().With.Property(nameof(AwsServiceException.Code)).EqualTo("InvalidInstanceID.NotFound")
            .And.Message.StartsWith("EC2 DescribeInstances failed: InvalidInstanceID.NotFound (400): The instance ID 'i-0123456789abcdef0' does not exist"));
        await Assert.ThrowsAsync<AwsServiceException>(() => instance.StopAsync());
    }

    [Test]
    public async Task An_instance_is_tagged_and_untagged()
    {
        var instance = _instances[2];
        await instance.CreateTagsAsync(new() { Tags = Tags(("env", "dev"), ("empty", "")) });

        Assert.That((instance.Tags["env"], instance.Tags["empty"], instance.Tags["number"]), Is.EqualTo(("dev", "", "3")));

        await instance.DeleteTagsAsync(new() { Tags = [new() { Key = "env" }, new() { Key = "empty" }] });
        Assert.That(instance.Tags.Keys, Is.EquivalentTo(new[] { "group", "number" }));
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        _instances = await LaunchAsync(3, ("group", "specs"));
        foreach (var (index, instance) in _instances.Index()) await instance.CreateTagsAsync(new() { Tags = Tags(("number", $"{index + 1}")) });
    }

    private SubnetCreateInstancesOptions PagedInstance(string number) => new()
    {
        ImageId = Image.Id,
        InstanceType = InstanceType.T3Micro,
        MinCount = 1,
        MaxCount = 1,
        TagSpecifications = Tagged(ResourceType.Instance, ("paged", "yes"), ("page-number", number)),
    };
}

using AwsResources.EC2;
using AwsResources.Specs.Backends;
using AwsResources.Specs.EC2;

namespace AwsResources.Specs.Linq;

/// <summary>Predicates that a service decides in part: what is sent, and that the answer is the same.</summary>
public sealed class InstancePredicateSpecs(Backend backend) : EC2Spec(backend)
{
    private IInstance _dev = null!;
    private IInstance _stopped = null!;
    private IInstance _starred = null!;

    [Test]
    public async Task Two_of_three_conditions_are_sent_and_the_third_is_decided_here()
    {
        var t = _dev.LaunchTime!.Value - TimeSpan.FromHours(1);
        using var wire = new BodyRecorder(Wire);
        await using var aws = NewSession(change: options => options with { HttpMessageHandler = wire });

        var instances = aws.EC2.Instances.Where(i => i.State.Name == "running" && i.Tags["env"] == "dev" && i.LaunchTime > t);
        var found = await instances.ToListAsync();

        Assert.That(found.Select(i => i.Id), Is.EqualTo(new[] { _dev.Id }));
        Assert.That(wire.Bodies.Single(), Does.Contain("&Filter.1.Name=instance-state-name&Filter.1.Value.1=running&Filter.2.Name=tag:env&Filter.2.Value.1=dev").And.Not.Contain("Filter.3"));
        Assert.That(instances.Explain(), Is.EqualTo("DescribeInstances instance-state-name=running, tag:env=dev · locally: i.LaunchTime > t"));
        var later = t + TimeSpan.FromDays(1);
        Assert.That(await aws.EC2.Instances.Where(i => i.Tags["env"] == "dev" && i.LaunchTime > later).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task A_star_in_a_value_is_a_star()
    {
        var found = await Vpc.Instances.Where(i => i.Tags["Name"] == "web*1").ToListAsync();
        var begin = await Vpc.Instances.Where(i => i.Tags["Name"]!.StartsWith("web*") && i.State.Name != InstanceStateName.Terminated).ToListAsync();
        var any = await Vpc.Instances.Where(i => i.Tags["Name"]!.StartsWith("web")).ToListAsync();

        Assert.That(found.Select(i => i.Id), Is.EqualTo(new[] { _starred.Id }));
        Assert.That(begin.Select(i => i.Id), Is.EqualTo(new[] { _starred.Id }));
        Assert.That(any.Select(i => i.Id), Is.EquivalentTo(new[] { _starred.Id, _dev.Id }));
    }

    [Test]
    public async Task An_id_that_is_unknown_is_just_not_there()
    {
        string[] ids = [_dev.Id, "i-00000000000000001", _stopped.Id];

        var found = await Aws.EC2.Instances.Where(i => ids.Contains(i.Id)).ToListAsync();
        var none = await Aws.EC2.Instances.FirstOrDefaultAsync(i => i.Id == "i-00000000000000001");

        Assert.That(found.Select(i => i.Id), Is.EquivalentTo(new[] { _dev.Id, _stopped.Id }));
        Assert.That(none, Is.Null);
    }

    [Test]
    public void A_filter_of_the_caller_joins_and_is_never_widened()
    {
        var stopped = Vpc.Instances.Filter(new() { Filters = [new() { Name = "instance-state-name", Values = ["stopped"] }] });

        Assert.That(stopped.Where(i => i.State.Name == InstanceStateName.Running).ToList(), Is.Empty);
        Assert.That(stopped.Where(i => i.Tags["env"] == "prod").ToList().Select(i => i.Id), Is.EqualTo(new[] { _stopped.Id }));
    }

    [Test]
    public void A_batch_is_narrowed_too()
    {
        var batch = Vpc.Instances.Where(i => i.Tags["env"] == "nowhere");

        Assert.That(batch.Explain(), Is.EqualTo($"DescribeInstances vpc-id={Vpc.Id}, tag:env=nowhere"));
        Assert.That(batch.Stop().Calls, Is.Zero);
    }

    [Test]
    public void Groups_of_instances_are_sent()
    {
        var group = Vpc.SecurityGroups.FirstOrDefault()!;
        var made = Subnet.CreateInstances(new() { ImageId = Image.Id, InstanceType = InstanceType.T3Micro, MinCount = 1, MaxCount = 1, SecurityGroupIds = [group.Id] });
        Afterwards(() => made[0].TerminateAsync());

        var instances = Aws.EC2.Instances.Where(i => i.SecurityGroups.Any(g => g.GroupId == group.Id) && i.Vpc!.Id == Vpc.Id);

        Assert.That(instances.Explain(), Is.EqualTo($"DescribeInstances instance.group-id={group.Id}, vpc-id={Vpc.Id}"));
        Assert.That(instances.Any(i => i.Id == made[0].Id), Is.True);
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        _dev = (await LaunchAsync(1, ("env", "dev"), ("Name", "web-1")))[0];
        _starred = (await LaunchAsync(1, ("env", "prod"), ("Name", "web*1")))[0];
        _stopped = (await LaunchAsync(1, ("env", "prod"), ("Name", "db")))[0];
        await _stopped.StopAsync();
        await _stopped.WaitUntilStoppedAsync();
    }
}

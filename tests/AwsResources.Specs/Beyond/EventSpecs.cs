using AwsResources.EventBridge;
using AwsResources.Kinesis;
using AwsResources.Specs.Backends;
using AwsResources.StepFunctions;

namespace AwsResources.Specs.Beyond;

/// <summary>Events, streams, state machines and names: services that boto3 has no resources of.</summary>
public sealed class EventSpecs(Backend backend) : Spec(backend)
{
    protected override string Service => "events";

    [Test]
    public async Task Rules_of_a_bus_are_put_listed_and_deleted()
    {
        var bus = await Aws.EventBridge.CreateEventBusAsync(new() { Name = Unique("orders") });
        var rule = await bus.PutRuleAsync(new() { Name = "all", EventPattern = """{"source":["specs"]}""" });

        Assert.That((await Aws.EventBridge.EventBuses.ToListAsync(), bus.Arn is null), Is.EqualTo((new List<IEventBus> { Aws.EventBridge.EventBus("default"), bus }, false)));
        Assert.That((rule.EventBus, (string?)rule.EventPattern?["source"]?[0], rule.State), Is.EqualTo((bus, "specs", (RuleState?)RuleState.Enabled)));
        Assert.That(await bus.Rules.ToListAsync(), Is.EqualTo(new[] { bus.Rule("all") }));

        await rule.DisableAsync();
        Assert.That(rule.State, Is.EqualTo((RuleState?)RuleState.Disabled));
        await rule.PutTargetsAsync(new() { Targets = [new() { Id = "queue", Arn = "arn:aws:sqs:us-east-1:123456789012:orders" }] });
        Assert.That((await rule.ListTargetsAsync()).Targets.Select(target => target.Id), Is.EqualTo(new[] { "queue" }));

        await rule.RemoveTargetsAsync(new() { Ids = ["queue"] });
        await rule.DeleteAsync();
        Assert.That((await rule.ExistsAsync(), await bus.Rules.CountAsync()), Is.EqualTo((false, 0L)));
        await bus.DeleteAsync();
        Assert.That(await bus.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_state_machine_runs()
    {
        var role = await Aws.IAM.CreateRoleAsync(new()
        {
            RoleName = Unique("steps"),
            AssumeRolePolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        });
        var machine = await Aws.StepFunctions.CreateStateMachineAsync(new()
        {
            Name = Unique("specs"),
            RoleArn = role.Arn!,
            Definition = """{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}""",
        });
        var run = await machine.StartAsync(new() { Input = """{"order":1}""" });

        Assert.That((machine.Name, (string?)machine.Definition?["StartAt"], await Aws.StepFunctions.StateMachines.ToListAsync()), Is.EqualTo((Unique("specs"), "Done", new List<IStateMachine> { machine })));
        Assert.That(((int?)run.Input?["order"], run.StateMachine, await machine.Executions.ToListAsync()), Is.EqualTo(((int?)1, machine, new List<IExecution> { run })));

        await run.StopAsync(new() { Cause = "the spec is over" });
        Assert.That(run.Status, Is.EqualTo(ExecutionStatus.Aborted).Or.EqualTo(ExecutionStatus.Succeeded));

        await machine.DeleteAsync();
        Assert.That(await machine.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_stream_takes_records()
    {
        var stream = await Aws.Kinesis.CreateStreamAsync(new() { StreamName = Unique("clicks"), ShardCount = 1 });
        await stream.WaitUntilExistsAsync();
        await stream.PutRecordAsync(new() { Data = "one"u8.ToArray(), PartitionKey = "a" });

        Assert.That(await Aws.Kinesis.Streams.ToListAsync(), Is.EqualTo(new[] { stream }));
        Assert.That((stream.StreamStatus, stream.OpenShardCount, stream.StreamARN is null), Is.EqualTo(((StreamStatus?)StreamStatus.Active, (int?)1, false)));
        Assert.That((await stream.ListShardsAsync()).Shards, Has.Count.EqualTo(1));

        await stream.DeleteAsync();
        await stream.WaitUntilNotExistsAsync();
        Assert.That(await stream.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task Record_sets_of_a_zone_are_found_by_name_and_type()
    {
        var zone = await Aws.Route53.CreateHostedZoneAsync(new() { Name = "specs.example.com.", CallerReference = Unique("specs") });
        await zone.ChangeRecordSetsAsync(new()
        {
            ChangeBatch = new() { Changes = [new() { Action = Route53.ChangeAction.Create, ResourceRecordSet = new() { Name = "www.specs.example.com.", Type = Route53.RRType.A, TTL = 60, ResourceRecords = [new() { Value = "192.0.2.1" }] } }] },
        });

        Assert.That((zone.Name, zone.DelegationSet.NameServers.Count > 0, await Aws.Route53.HostedZones.ToListAsync()), Is.EqualTo(("specs.example.com.", true, new List<Route53.IHostedZone> { zone })));
        var www = zone.RecordSet("www.specs.example.com.", "A");
        Assert.That((www.TTL, www.ResourceRecords[0].Value, www.HostedZone), Is.EqualTo(((long?)60, "192.0.2.1", zone)));
        Assert.That(await zone.RecordSets.Where(set => set.Type == "A").ToListAsync(), Is.EqualTo(new[] { www }));
        Assert.That(await zone.RecordSet("no.specs.example.com.", "A").ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_load_balancer_has_listeners_and_target_groups()
    {
        var vpc = await Aws.EC2.CreateVpcAsync(new() { CidrBlock = "10.9.0.0/16" });
        var one = await vpc.CreateSubnetAsync(new() { CidrBlock = "10.9.1.0/24", AvailabilityZone = "us-east-1a" });
        var two = await vpc.CreateSubnetAsync(new() { CidrBlock = "10.9.2.0/24", AvailabilityZone = "us-east-1b" });
        var balancer = await Aws.ELBv2.CreateLoadBalancerAsync(new() { Name = Unique("web"), Subnets = [one.Id, two.Id] });
        await balancer.WaitUntilExistsAsync();
        await balancer.WaitUntilAvailableAsync();
        var group = await Aws.ELBv2.CreateTargetGroupAsync(new() { Name = Unique("web"), Port = 80, Protocol = ELBv2.ProtocolEnum.Http, VpcId = vpc.Id });
        var listener = await balancer.CreateListenerAsync(new() { Port = 80, Protocol = ELBv2.ProtocolEnum.Http, DefaultActions = [new() { Type = ELBv2.ActionTypeEnum.Forward, TargetGroupArn = group.Arn }] });

        Assert.That((balancer.LoadBalancerName, listener.LoadBalancer, listener.Port), Is.EqualTo((Unique("web"), balancer, (int?)80)));
        Assert.That((await balancer.Listeners.ToListAsync(), await balancer.TargetGroups.ToListAsync()), Is.EqualTo((new List<ELBv2.IListener> { listener }, new List<ELBv2.ITargetGroup> { group })));
        Assert.That(group.Reload().LoadBalancers, Is.EqualTo(new[] { balancer }));

        await listener.DeleteAsync();
        await balancer.DeleteAsync();
        await balancer.WaitUntilDeletedAsync();
        await group.DeleteAsync();
        Assert.That((await Aws.ELBv2.LoadBalancers.CountAsync(), await Aws.ELBv2.TargetGroups.CountAsync()), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public async Task Targets_come_into_service()
    {
        var image = (await Aws.EC2.Images.Filter(new() { Owners = ["amazon"] }).FirstOrDefaultAsync())!;
        var instance = (await Aws.EC2.CreateInstancesAsync(new() { ImageId = image.Id, MinCount = 1, MaxCount = 1 })).Single();
        await instance.WaitUntilRunningAsync();
        var group = await Aws.ELBv2.CreateTargetGroupAsync(new() { Name = Unique("targets"), Port = 80, Protocol = ELBv2.ProtocolEnum.Http, VpcId = instance.VpcId });

        await group.RegisterTargetsAsync(new() { Targets = [new() { Id = instance.Id }] });
        await group.WaitUntilTargetInServiceAsync();
        Assert.That((await group.DescribeHealthAsync()).TargetHealthDescriptions.Select(target => target.Target!.Id), Is.EqualTo(new[] { instance.Id }));

        await group.DeregisterTargetsAsync(new() { Targets = [new() { Id = instance.Id }] });
        Assert.That((await group.DescribeHealthAsync()).TargetHealthDescriptions, Is.Empty);
        await group.DeleteAsync();
        await instance.TerminateAsync();
    }

    [Test]
    public async Task A_group_of_instances_scales()
    {
        var image = await Aws.EC2.Images.Filter(new() { Owners = ["amazon"] }).FirstOrDefaultAsync();
        var configuration = await Aws.AutoScaling.CreateLaunchConfigurationAsync(new() { LaunchConfigurationName = Unique("web"), ImageId = image!.Id, InstanceType = "t3.micro" });
        var group = await Aws.AutoScaling.CreateAutoScalingGroupAsync(new() { AutoScalingGroupName = Unique("web"), LaunchConfigurationName = configuration.Name, MinSize = 0, MaxSize = 2, AvailabilityZones = ["us-east-1a"] });

        Assert.That(await Aws.AutoScaling.LaunchConfigurations.ToListAsync(), Is.EqualTo(new[] { configuration }));
        Assert.That((group.MaxSize, group.LaunchConfiguration, await Aws.AutoScaling.Groups.ToListAsync()), Is.EqualTo(((int?)2, configuration, new List<AutoScaling.IGroup> { group })));
        await group.SetDesiredCapacityAsync(new() { DesiredCapacity = 1 });
        Assert.That((group.DesiredCapacity, group.Instances.Count), Is.EqualTo(((int?)1, 1)));

        await group.DeleteAsync(new() { ForceDelete = true });
        await configuration.DeleteAsync();
        Assert.That((await group.ExistsAsync(), await configuration.ExistsAsync()), Is.EqualTo((false, false)));
    }
}

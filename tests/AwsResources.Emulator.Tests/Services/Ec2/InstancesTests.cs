using AwsResources.Emulator.Core;

namespace AwsResources.Emulator.Tests.Services.Ec2;

public class InstancesTests : Ec2Cloud
{
    [Test]
    public void A_tour_from_network_to_clean_up()
    {
        var vpc = Call("CreateVpc", new() { ["CidrBlock"] = "10.20.0.0/16" }).Part("Vpc")!.Text("VpcId")!;
        Ec2.Wait("VpcAvailable", new() { ["VpcIds"] = new[] { vpc } });
        var subnet = Call("CreateSubnet", new() { ["VpcId"] = vpc, ["CidrBlock"] = "10.20.1.0/24" }).Part("Subnet")!.Text("SubnetId")!;
        var ids = Launch(3, new() { ["SubnetId"] = subnet, ["TagSpecifications"] = new[] { Tagged("instance", "env", "dev") } });
        Ec2.Wait("InstanceRunning", Ids(ids));
        Call("CreateTags", new() { ["Resources"] = new[] { ids[2] }, ["Tags"] = new[] { new AwsStructure { ["Key"] = "env", ["Value"] = "prod" } } });

        Assert.That(Filtered(Filter("instance-state-name", "running"), Filter("tag:env", "dev")), Is.EqualTo(ids[..2]));
        Assert.That(Describe(ids[0]).Text("PrivateIpAddress"), Is.EqualTo("10.20.1.4"));
        Call("StopInstances", Ids(ids[..2]));
        Ec2.Wait("InstanceStopped", Ids(ids[..2]));
        Assert.That(Filtered(Filter("instance-state-name", "stopped")), Is.EqualTo(ids[..2]));
        Assert.That(Code("DeleteSubnet", new() { ["SubnetId"] = subnet }), Is.EqualTo("DependencyViolation"));
        Call("TerminateInstances", Ids(ids));
        Ec2.Wait("InstanceTerminated", Ids(ids));
        Call("DeleteSubnet", new() { ["SubnetId"] = subnet });
        Call("DeleteVpc", new() { ["VpcId"] = vpc });
        Assert.That(Code("DescribeVpcs", new() { ["VpcIds"] = new[] { vpc } }), Is.EqualTo("InvalidVpcID.NotFound"));
    }

    [Test]
    public void A_launch_without_a_place_goes_to_the_default_network_with_a_public_address()
    {
        var instance = Describe(Launch()[0]);

        Assert.That(instance.Text("InstanceId"), Does.Match("^i-[0-9a-f]{17}$"));
        Assert.That(instance.Text("PrivateIpAddress"), Is.EqualTo("172.31.0.4"));
        Assert.That(instance.Text("PrivateDnsName"), Is.EqualTo("ip-172-31-0-4.ec2.internal"));
        Assert.That(instance.Text("PublicDnsName"), Is.EqualTo("ec2-198-18-0-1.compute-1.amazonaws.com"));
        Assert.That(instance.Parts("SecurityGroups")[0].Text("GroupName"), Is.EqualTo("default"));
        Assert.That(instance.Part("Placement")!.Text("AvailabilityZone"), Is.EqualTo("us-east-1a"));
    }

    [Test]
    public void An_instance_goes_through_its_states_by_the_clock()
    {
        var id = Launch()[0];
        Assert.That(State(id), Is.EqualTo((16, "running")));
        Assert.That(Describe(id).Has("StateReason"), Is.False);

        var change = Call("StopInstances", Ids(id)).Parts("StoppingInstances")[0];
        Assert.That((change.Part("PreviousState")!.Text("Name"), change.Part("CurrentState")!.Text("Name")), Is.EqualTo(("running", "stopping")));
        Assert.That(State(id), Is.EqualTo((64, "stopping")));
        Assert.That(Describe(id).Text("StateTransitionReason"), Is.EqualTo("User initiated (2026-01-01 00:00:10 GMT)"));
        Assert.That(Describe(id).Part("StateReason")!.Text("Code"), Is.EqualTo("Client.UserInitiatedShutdown"));
        Assert.That(Code("StartInstances", Ids(id)), Is.EqualTo("IncorrectInstanceState"));

        Advance(30);
        Assert.That(State(id), Is.EqualTo((80, "stopped")));
        Assert.That(Describe(id).Has("PublicIpAddress"), Is.False);
        Call("StartInstances", Ids(id));
        Assert.That(State(id), Is.EqualTo((0, "pending")));
        Advance(30);
        Assert.That(State(id), Is.EqualTo((16, "running")));
        Assert.That(Describe(id).Moment("LaunchTime"), Is.EqualTo(new DateTimeOffset(2026, 1, 1, 0, 0, 40, TimeSpan.Zero)));
    }

    [Test]
    public void A_terminated_instance_is_told_of_for_an_hour_without_its_network()
    {
        var id = Launch()[0];
        Call("TerminateInstances", Ids(id));
        Assert.That(State(id), Is.EqualTo((32, "shutting-down")));
        Advance(60);

        Assert.That(State(id), Is.EqualTo((48, "terminated")));
        Assert.That(Describe(id).Has("VpcId"), Is.False);
        Assert.That(Call("DescribeVolumes").Parts("Volumes"), Is.Empty);
        Advance(3600);
        Assert.That(Sentence("DescribeInstances", Ids(id)), Does.Contain($"The instance ID '{id}' does not exist"));
    }

    [Test]
    public void Protection_keeps_an_instance_and_all_of_the_call()
    {
        var ids = Launch(2);
        Call("ModifyInstanceAttribute", new() { ["InstanceId"] = ids[1], ["DisableApiTermination"] = new AwsStructure { ["Value"] = true } });

        Assert.That(Sentence("TerminateInstances", Ids(ids)), Does.Contain(
            $"The instance '{ids[1]}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again."));
        Assert.That(Filtered(Filter("instance-state-name", "running")), Is.EqualTo(ids));
    }

    [Test]
    public void The_same_client_token_launches_once_and_other_parameters_are_refused()
    {
        AwsStructure Input(int count) => new()
        {
            ["ImageId"] = ImageId,
            ["InstanceType"] = "t3.micro",
            ["MinCount"] = count,
            ["MaxCount"] = count,
            ["ClientToken"] = "one",
        };

        var first = Call("RunInstances", Input(1));

        Assert.That(Call("RunInstances", Input(1)).Text("ReservationId"), Is.EqualTo(first.Text("ReservationId")));
        Assert.That(Code("RunInstances", Input(2)), Is.EqualTo("IdempotentParameterMismatch"));
        Assert.That(Filtered(), Has.Length.EqualTo(1));
    }

    [TestCase("ami-00000000000000000", "InvalidAMIID.NotFound", "The image id '[ami-00000000000000000]' does not exist")]
    [TestCase("nonsense", "InvalidAMIID.Malformed", "Invalid id: \"nonsense\" (expecting \"ami-...\")")]
    public void An_image_must_exist(string image, string code, string sentence)
    {
        var refusal = Refusal("RunInstances", new() { ["ImageId"] = image, ["MinCount"] = 1, ["MaxCount"] = 1 });

        Assert.That(refusal.Code, Is.EqualTo(code));
        Assert.That(refusal.Message, Does.Contain(sentence));
    }

    [Test]
    public void A_dry_run_is_refused_with_412_and_does_nothing()
    {
        var refusal = Refusal("RunInstances", new() { ["ImageId"] = ImageId, ["MinCount"] = 1, ["MaxCount"] = 1, ["DryRun"] = true });

        Assert.That((refusal.Code, (int)refusal.StatusCode!), Is.EqualTo(("DryRunOperation", 412)));
        Assert.That(Filtered(), Is.Empty);
    }

    [Test]
    public void The_type_changes_only_while_stopped()
    {
        var id = Launch()[0];
        var change = new AwsStructure { ["InstanceId"] = id, ["InstanceType"] = new AwsStructure { ["Value"] = "m5.large" } };

        Assert.That(Code("ModifyInstanceAttribute", change), Is.EqualTo("IncorrectInstanceState"));
        Call("StopInstances", Ids(id));
        Advance(30);
        Call("ModifyInstanceAttribute", change);
        Assert.That(Describe(id).Text("InstanceType"), Is.EqualTo("m5.large"));
    }

    [Test]
    public void Pages_count_instances_and_go_not_with_ids()
    {
        var ids = Launch(7);

        var first = Call("DescribeInstances", new() { ["MaxResults"] = 5 });
        var second = Call("DescribeInstances", new() { ["MaxResults"] = 5, ["NextToken"] = first.Text("NextToken") });

        Assert.That(first.Parts("Reservations")[0].Parts("Instances"), Has.Count.EqualTo(5));
        Assert.That(second.Parts("Reservations")[0].Parts("Instances").Select(i => i.Text("InstanceId")), Is.EqualTo(ids[5..]));
        Assert.That(second.Has("NextToken"), Is.False);
        Assert.That(Code("DescribeInstances", new() { ["MaxResults"] = 4 }), Is.EqualTo("InvalidParameterValue"));
        Assert.That(Code("DescribeInstances", new() { ["MaxResults"] = 5, ["InstanceIds"] = ids }), Is.EqualTo("InvalidParameterCombination"));
        Assert.That(Code("DescribeInstances", new() { ["NextToken"] = "junk" }), Is.EqualTo("InvalidNextToken"));
    }

    [Test]
    public void What_is_missing_is_asked_for_in_EC2s_words()
    {
        var answer = new RawCaller(Cloud, "ec2").Post("/", "Action=RunInstances&Version=2016-11-15&MaxCount=1", ("Content-Type", "application/x-www-form-urlencoded"));

        Assert.That((answer.One("Code"), answer.One("Message")), Is.EqualTo(("MissingParameter", "The request must contain the parameter MinCount")));
    }

    [Test]
    public void Regions_have_networks_of_their_own()
    {
        Launch();
        var elsewhere = new RawCaller(Cloud, "ec2", "eu-central-1");

        var zones = elsewhere.Post("/", "Action=DescribeAvailabilityZones&Version=2016-11-15", ("Content-Type", "application/x-www-form-urlencoded"));
        var instances = elsewhere.Post("/", "Action=DescribeInstances&Version=2016-11-15", ("Content-Type", "application/x-www-form-urlencoded"));

        Assert.That(zones.All("zoneName"), Is.EqualTo(new[] { "eu-central-1a", "eu-central-1b", "eu-central-1c" }));
        Assert.That(zones.All("zoneId"), Is.EqualTo(new[] { "euc1-az1", "euc1-az2", "euc1-az3" }));
        Assert.That(instances.All("instanceId"), Is.Empty);
    }

    private (int?, string?) State(string id) => (Describe(id).Part("State")!.Integer("Code"), Describe(id).Part("State")!.Text("Name"));
}

using AwsResources.Emulator.Core;

namespace AwsResources.Emulator.Tests.Services.Ec2;

public class InstanceAttributesTests : Ec2Cloud
{
    [Test]
    public void User_data_is_kept_in_base64()
    {
        var encoded = Convert.ToBase64String("echo hello"u8);
        var id = Launch(1, new() { ["UserData"] = encoded })[0];

        var sent = (string?)Cloud.Calls.Of("ec2", "RunInstances").Single().Input!["UserData"];
        Assert.That(Attribute(id, "userData").Part("UserData")!.Text("Value"), Is.EqualTo(sent));
    }

    [Test]
    public void The_older_form_with_a_name_and_a_value_works()
    {
        var id = Launch()[0];

        Call("ModifyInstanceAttribute", new() { ["InstanceId"] = id, ["Attribute"] = "instanceInitiatedShutdownBehavior", ["Value"] = "terminate" });
        Call("ModifyInstanceAttribute", new() { ["InstanceId"] = id, ["Attribute"] = "sourceDestCheck", ["Value"] = "false" });

        Assert.That(Attribute(id, "instanceInitiatedShutdownBehavior").Part("InstanceInitiatedShutdownBehavior")!.Text("Value"), Is.EqualTo("terminate"));
        Assert.That(Describe(id).Flag("SourceDestCheck"), Is.False);
        Call("ResetInstanceAttribute", new() { ["InstanceId"] = id, ["Attribute"] = "sourceDestCheck" });
        Assert.That(Describe(id).Flag("SourceDestCheck"), Is.True);
    }

    [Test]
    public void Two_attributes_in_one_call_are_refused() =>
        Assert.That(Code("ModifyInstanceAttribute", new()
        {
            ["InstanceId"] = Launch()[0],
            ["DisableApiStop"] = new AwsStructure { ["Value"] = true },
            ["EbsOptimized"] = new AwsStructure { ["Value"] = true },
        }), Is.EqualTo("InvalidParameterCombination"));

    [Test]
    public void Groups_can_be_changed_while_it_runs()
    {
        var id = Launch()[0];
        var group = Call("CreateSecurityGroup", new() { ["GroupName"] = "web", ["Description"] = "the web" }).Text("GroupId");

        Call("ModifyInstanceAttribute", new() { ["InstanceId"] = id, ["Groups"] = new[] { group } });

        Assert.That(Describe(id).Parts("SecurityGroups").Single().Text("GroupName"), Is.EqualTo("web"));
    }

    [Test]
    public void Status_checks_pass_after_a_while_and_only_running_ones_are_listed()
    {
        var ids = Launch(2);
        Call("StopInstances", Ids(ids[1]));

        Assert.That(Statuses(all: false), Is.EqualTo(new[] { (ids[0], "initializing") }));
        Assert.That(Statuses(all: true), Is.EqualTo(new[] { (ids[0], "initializing"), (ids[1], "not-applicable") }));
        Ec2.Wait("InstanceStatusOk", Ids(ids[0]));
        Assert.That(Statuses(all: false), Is.EqualTo(new[] { (ids[0], "ok") }));
    }

    [Test]
    public void Monitoring_is_turned_on_and_off()
    {
        var id = Launch()[0];

        Assert.That(Call("MonitorInstances", Ids(id)).Parts("InstanceMonitorings")[0].Part("Monitoring")!.Text("State"), Is.EqualTo("pending"));
        Advance(10);
        Assert.That(Filtered(Filter("monitoring-state", "enabled")), Is.EqualTo(new[] { id }));
        Assert.That(Call("UnmonitorInstances", Ids(id)).Parts("InstanceMonitorings")[0].Part("Monitoring")!.Text("State"), Is.EqualTo("disabling"));
    }

    [Test]
    public void Hibernation_that_was_not_asked_for_at_launch_is_refused() =>
        Assert.That(Code("StopInstances", new() { ["InstanceIds"] = Launch(), ["Hibernate"] = true }), Is.EqualTo("UnsupportedHibernationConfiguration"));

    [Test]
    public void A_stopped_instance_is_stopped_again_without_complaint_but_not_rebooted()
    {
        var id = Launch()[0];
        Call("StopInstances", Ids(id));
        Advance(30);

        var change = Call("StopInstances", Ids(id)).Parts("StoppingInstances")[0];
        Assert.That((change.Part("PreviousState")!.Text("Name"), change.Part("CurrentState")!.Text("Name")), Is.EqualTo(("stopped", "stopped")));
        Assert.That(Code("RebootInstances", Ids(id)), Is.EqualTo("IncorrectInstanceState"));
    }

    [TestCase("z9.huge", "Invalid value 'z9.huge' for InstanceType.")]
    [TestCase("t4g.micro", "does not match the architecture 'x86_64' of the specified AMI")]
    public void A_type_must_exist_and_fit_the_image(string type, string sentence) =>
        Assert.That(Sentence("RunInstances", new() { ["ImageId"] = ImageId, ["InstanceType"] = type, ["MinCount"] = 1, ["MaxCount"] = 1 }),
            Does.Contain(sentence));

    [Test]
    public void A_key_must_exist_and_can_be_made()
    {
        var input = new AwsStructure { ["ImageId"] = ImageId, ["MinCount"] = 1, ["MaxCount"] = 1, ["KeyName"] = "mine" };
        Assert.That(Code("RunInstances", input), Is.EqualTo("InvalidKeyPair.NotFound"));

        Assert.That(Call("CreateKeyPair", new() { ["KeyName"] = "mine" }).Text("KeyMaterial"), Does.StartWith("-----BEGIN RSA PRIVATE KEY-----"));
        Assert.That(Call("RunInstances", input).Parts("Instances")[0].Text("KeyName"), Is.EqualTo("mine"));
        Assert.That(Code("CreateKeyPair", new() { ["KeyName"] = "mine" }), Is.EqualTo("InvalidKeyPair.Duplicate"));
    }

    [Test]
    public void What_the_emulator_does_not_know_it_says() =>
        Assert.That(Sentence("RunInstances", new()
        {
            ["ImageId"] = ImageId,
            ["MinCount"] = 1,
            ["MaxCount"] = 1,
            ["LaunchTemplate"] = new AwsStructure { ["LaunchTemplateName"] = "web" },
        }), Does.Contain("The emulator does not know the parameter LaunchTemplate of RunInstances."));

    private AwsStructure Attribute(string id, string name) =>
        Call("DescribeInstanceAttribute", new() { ["InstanceId"] = id, ["Attribute"] = name });

    private (string?, string?)[] Statuses(bool all) =>
    [
        .. Call("DescribeInstanceStatus", new() { ["IncludeAllInstances"] = all }).Parts("InstanceStatuses")
            .Select(status => (status.Text("InstanceId"), status.Part("InstanceStatus")!.Text("Status"))),
    ];
}

using AwsResources.Emulator.Core;

namespace AwsResources.Emulator.Tests.Services.Ec2;

public class VolumesTests : Ec2Cloud
{
    [Test]
    public void A_volume_goes_through_its_states_by_the_clock()
    {
        var (id, instance) = (Make(), Launch()[0]);
        Advance(5);
        Assert.That(State(id), Is.EqualTo("available"));
        var place = new AwsStructure { ["VolumeId"] = id, ["InstanceId"] = instance, ["Device"] = "/dev/sdf" };

        Assert.That(Call("AttachVolume", place).Text("State"), Is.EqualTo("attaching"));
        Assert.That(State(id), Is.EqualTo("in-use"));
        Assert.That(Code("DeleteVolume", new() { ["VolumeId"] = id }), Is.EqualTo("VolumeInUse"));
        Assert.That(Code("AttachVolume", place), Is.EqualTo("VolumeInUse"));
        Advance(5);
        Assert.That(Describe(instance).Parts("BlockDeviceMappings").Select(m => m.Text("DeviceName")), Is.EqualTo(new[] { "/dev/xvda", "/dev/sdf" }));

        Assert.That(Call("DetachVolume", new() { ["VolumeId"] = id }).Text("State"), Is.EqualTo("detaching"));
        Assert.That(State(id), Is.EqualTo("in-use"));
        Ec2.Wait("VolumeAvailable", new() { ["VolumeIds"] = new[] { id } });
        Assert.That(Describe(instance).Parts("BlockDeviceMappings"), Has.Count.EqualTo(1));
        Call("DeleteVolume", new() { ["VolumeId"] = id });
        Ec2.Wait("VolumeDeleted", new() { ["VolumeIds"] = new[] { id } });
        Assert.That(Code("DescribeVolumes", new() { ["VolumeIds"] = new[] { id } }), Is.EqualTo("InvalidVolume.NotFound"));
    }

    [Test]
    public void A_new_volume_is_creating_and_cannot_be_used()
    {
        var id = Make();

        Assert.That(State(id), Is.EqualTo("creating"));
        Assert.That(Code("CreateSnapshot", new() { ["VolumeId"] = id }), Is.EqualTo("IncorrectState"));
    }

    [Test]
    public void Volumes_of_a_launch_follow_what_was_said_about_termination()
    {
        var id = Launch(1, new()
        {
            ["BlockDeviceMappings"] = new[]
            {
                Mapping("/dev/xvda", new() { ["VolumeSize"] = 20 }),
                Mapping("/dev/sdf", new() { ["VolumeSize"] = 5, ["VolumeType"] = "gp3", ["DeleteOnTermination"] = false }),
            },
            ["TagSpecifications"] = new[] { Tagged("volume", "of", "launch") },
        })[0];

        var volumes = Call("DescribeVolumes", new() { ["Filters"] = new[] { Filter("attachment.instance-id", id) } }).Parts("Volumes");
        Assert.That(volumes.Select(v => (v.Integer("Size"), v.Parts("Tags")[0].Text("Value"))), Is.EqualTo(new[] { (20, "launch"), (5, "launch") }));
        Assert.That(volumes[0].Text("SnapshotId"), Does.StartWith("snap-"));
        Call("TerminateInstances", Ids(id));
        Ec2.Wait("InstanceTerminated", Ids(id));
        var left = Call("DescribeVolumes").Parts("Volumes").Single();
        Assert.That((left.Integer("Size"), left.Text("State")), Is.EqualTo((5, "available")));
    }

    [Test]
    public void A_root_volume_smaller_than_its_snapshot_is_refused() =>
        Assert.That(Code("RunInstances", new()
        {
            ["ImageId"] = ImageId,
            ["MinCount"] = 1,
            ["MaxCount"] = 1,
            ["BlockDeviceMappings"] = new[] { Mapping("/dev/xvda", new() { ["VolumeSize"] = 1 }) },
        }), Is.EqualTo("InvalidBlockDeviceMapping"));

    [Test]
    public void A_volume_of_a_snapshot_has_at_least_its_size()
    {
        var volume = Make();
        Advance(5);
        var snapshot = Call("CreateSnapshot", new() { ["VolumeId"] = volume }).Text("SnapshotId")!;
        Ec2.Wait("SnapshotCompleted", new() { ["SnapshotIds"] = new[] { snapshot } });

        AwsStructure Of(int? size) => new() { ["AvailabilityZone"] = "us-east-1a", ["SnapshotId"] = snapshot, ["Size"] = size };
        Assert.That(Call("CreateVolume", Of(null)).Integer("Size"), Is.EqualTo(10));
        Assert.That(Code("CreateVolume", Of(9)), Is.EqualTo("InvalidParameterValue"));
    }

    [Test]
    public void A_volume_grows_and_does_not_shrink()
    {
        var id = Make();
        Advance(5);

        Assert.That(Code("ModifyVolume", new() { ["VolumeId"] = id, ["Size"] = 5 }), Is.EqualTo("InvalidParameterValue"));
        var change = Call("ModifyVolume", new() { ["VolumeId"] = id, ["Size"] = 20, ["VolumeType"] = "gp3" }).Part("VolumeModification")!;
        Assert.That((change.Text("ModificationState"), change.Integer("OriginalSize"), change.Integer("TargetIops")), Is.EqualTo(("modifying", 10, 3000)));
        Assert.That(Code("ModifyVolume", new() { ["VolumeId"] = id, ["Size"] = 30 }), Is.EqualTo("IncorrectModificationState"));
        Advance(60);
        Assert.That(Call("DescribeVolumesModifications").Parts("VolumesModifications")[0].Text("ModificationState"), Is.EqualTo("completed"));
    }

    [Test]
    public void Attributes_and_status_can_be_read()
    {
        var id = Make();
        Call("ModifyVolumeAttribute", new() { ["VolumeId"] = id, ["AutoEnableIO"] = new AwsStructure { ["Value"] = true } });

        Assert.That(Call("DescribeVolumeAttribute", new() { ["VolumeId"] = id, ["Attribute"] = "autoEnableIO" }).Part("AutoEnableIO")!.Flag("Value"), Is.True);
        Assert.That(Call("DescribeVolumeStatus").Parts("VolumeStatuses")[0].Part("VolumeStatus")!.Text("Status"), Is.EqualTo("ok"));
    }

    private string Make() => Call("CreateVolume", new() { ["AvailabilityZone"] = "us-east-1a", ["Size"] = 10 }).Text("VolumeId")!;

    private string? State(string id) => Call("DescribeVolumes", new() { ["VolumeIds"] = new[] { id } }).Parts("Volumes")[0].Text("State");

    private static AwsStructure Mapping(string device, AwsStructure ebs) => new() { ["DeviceName"] = device, ["Ebs"] = ebs };
}

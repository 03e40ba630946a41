using AwsResources.EC2;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.EC2;

/// <summary>What instances are launched with: key pairs, snapshots, images, templates, placement groups; and tags as resources.</summary>
public sealed class LaunchMaterialSpecs(Backend backend) : EC2Spec(backend)
{
    [Test]
    public async Task The_private_key_is_told_once()
    {
        var name = Unique("once");

        var made = await Aws.EC2.CreateKeyPairAsync(new() { KeyName = name, KeyType = KeyType.Rsa });

        Assert.That(made.KeyMaterial, Does.StartWith("-----BEGIN "));
        await made.WaitUntilExistsAsync();
        var listed = Aws.EC2.KeyPairs.Filter(new() { KeyNames = [name] }).ToList().Single();
        Wire.Clear();
        Assert.That((listed, listed.KeyMaterial, listed.KeyPairId), Is.EqualTo((made, (string?)null, made.KeyPairId)));
        Assert.That(listed.KeyFingerprint, Is.EqualTo(made.KeyFingerprint));
        Assert.That(Wire.Calls, Is.Empty);

        await made.DeleteAsync();
        Assert.That(await made.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_key_pair_is_tagged_by_its_id()
    {
        var key = await Aws.EC2.CreateKeyPairAsync(new() { KeyName = Unique("tagged") });
        Afterwards(() => key.DeleteAsync());

        using (Wire.Only(CallStyle.AsyncOnly)) await Aws.EC2.KeyPair(key.Name).CreateTagsAsync(new() { Tags = Tags(("env", "dev")) });

        Assert.That(key.Reload().Tags["env"], Is.EqualTo("dev"));
        Assert.That((await Aws.EC2.KeyPairs.Filter(new() { KeyNames = [key.Name] }).DeleteTagsAsync(new() { Tags = [new() { Key = "env" }] })).Resources, Is.EqualTo(1));
        Assert.That(key.Reload().Tags, Is.Empty);
    }

    [Test]
    public async Task A_snapshot_becomes_a_volume_again()
    {
        var volume = await Aws.EC2.CreateVolumeAsync(new() { AvailabilityZone = Subnet.AvailabilityZone, Size = 3 });
        Afterwards(() => volume.DeleteAsync());
        await volume.WaitUntilAvailableAsync();

        var snapshot = await volume.CreateSnapshotAsync(new() { Description = "before the change" });
        await snapshot.WaitUntilCompletedAsync();

        Assert.That((snapshot.Volume, snapshot.VolumeSize, snapshot.Description), Is.EqualTo((volume, (int?)3, "before the change")));
        Assert.That(volume.Snapshots.ToList(), Is.EqualTo(new[] { snapshot }));
        var copy = await snapshot.CreateVolumeAsync(new() { AvailabilityZone = Subnet.AvailabilityZone });
        Assert.That((copy.Snapshot, copy.Size), Is.EqualTo((snapshot, (int?)3)));
        await (await copy.WaitUntilAvailableAsync()).DeleteAsync();
        Assert.That((await Aws.EC2.Snapshots.Filter(new() { SnapshotIds = [snapshot.Id] }).DeleteAsync()).Resources, Is.EqualTo(1));
        Assert.That(await snapshot.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task An_image_is_made_of_an_instance_and_waited_for()
    {
        var instance = (await LaunchAsync(1))[0];

        var image = await instance.CreateImageAsync(new() { Name = Unique("of-specs"), Description = "made of an instance" });
        await image.WaitUntilExistsAsync();
        await image.WaitUntilAvailableAsync();

        Assert.That((image.Description, image.State), Is.EqualTo(("made of an instance", (ImageState?)ImageState.Available)));
        Assert.That(Aws.EC2.Images.Filter(new() { Owners = ["self"] }).ToList(), Does.Contain(image));
        await image.DeregisterAsync();
    }

    [Test]
    public async Task An_instance_of_a_key_and_a_template_leads_back_to_them()
    {
        Needs("ec2", "CreateLaunchTemplate");
        var key = await Aws.EC2.CreateKeyPairAsync(new() { KeyName = Unique("launch") });
        Afterwards(() => key.DeleteAsync());
        var template = await Aws.EC2.CreateLaunchTemplateAsync(new()
        {
            LaunchTemplateName = Unique("launch"),
            LaunchTemplateData = new() { ImageId = Image.Id, InstanceType = InstanceType.T3Small, KeyName = key.Name },
        });

        var version = template.Versions.ToList().Single();
        Wire.Clear();
        Assert.That((version.Number, version.VersionNumber, version.LaunchTemplateData.InstanceType), Is.EqualTo(("1", (long?)1, (InstanceType?)InstanceType.T3Small)));
        Assert.That(Wire.Calls, Is.Empty);
        Assert.That(template.Version("1").LaunchTemplateName, Is.EqualTo(template.LaunchTemplateName));
        Assert.That((template.LatestVersionNumber, version.LaunchTemplate), Is.EqualTo(((long?)1, template)));

        var instance = (await template.CreateInstancesAsync(new() { MinCount = 1, MaxCount = 1, SubnetId = Subnet.Id })).Single();
        Afterwards(() => instance.TerminateAsync());
        Assert.That((instance.InstanceType, instance.KeyPair), Is.EqualTo(((InstanceType?)InstanceType.T3Small, key)));

        await template.DeleteAsync();
        Assert.That(await template.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_placement_group_is_made_and_deleted()
    {
        Needs("ec2", "CreatePlacementGroup");
        var group = await Aws.EC2.CreatePlacementGroupAsync(new() { GroupName = Unique("near"), Strategy = PlacementStrategy.Cluster });

        Assert.That(group.Strategy, Is.EqualTo(PlacementStrategy.Cluster));
        await group.DeleteAsync();
        Assert.That(await group.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_group_in_which_nothing_was_launched_has_no_instances() =>
        Assert.That(await Aws.EC2.PlacementGroup(Unique("nobody-made-this")).Instances.ToListAsync(), Is.Empty);

    [Test]
    public async Task Tags_are_resources_too()
    {
        await Vpc.CreateTagsAsync(new() { Tags = Tags(("empty", ""), ("project", "tags")) });

        var tag = Aws.EC2.Tag(Vpc.Id, "project");
        Assert.That((tag.Value, tag.ResourceType), Is.EqualTo(("tags", (ResourceType?)ResourceType.Vpc)));
        var all = Aws.EC2.Tags.Filter(new() { Filters = [new() { Name = "resource-id", Values = [Vpc.Id] }] });
        Assert.That(all.ToList().Select(one => (one.Key, one.Value)), Does.Contain(("empty", "")).And.Contain(("project", "tags")));

        await tag.DeleteAsync();
        Assert.That(await tag.ExistsAsync(), Is.False);
        await all.Where(one => one.Key == "empty").DeleteAsync();
        Assert.That(Vpc.Reload().Tags.ContainsKey("empty"), Is.False);
    }

    [Test]
    public async Task Attributes_that_were_set_are_reset()
    {
        Needs("ec2", "ResetInstanceAttribute");
        var instance = (await LaunchAsync(1))[0];
        await instance.ModifyAttributeAsync(new() { SourceDestCheck = new() { Value = false } });

        Assert.That(instance.SourceDestCheck, Is.False);
        await instance.ResetSourceDestCheckAsync();

        Assert.That(instance.SourceDestCheck, Is.True);
    }
}

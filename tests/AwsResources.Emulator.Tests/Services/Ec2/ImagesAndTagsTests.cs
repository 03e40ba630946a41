using AwsResources.Emulator.Core;

namespace AwsResources.Emulator.Tests.Services.Ec2;

public class ImagesAndTagsTests : Ec2Cloud
{
    [Test]
    public void Public_images_are_found_by_owner_and_name()
    {
        var found = Call("DescribeImages", new()
        {
            ["Owners"] = new[] { "amazon" },
            ["Filters"] = new[] { Filter("name", "al2023-ami-*"), Filter("architecture", "arm64") },
        }).Parts("Images").Single();

        Assert.That((found.Text("ImageOwnerAlias"), found.Flag("Public"), found.Text("State")), Is.EqualTo(("amazon", true, "available")));
        Assert.That(Call("DescribeImages", new() { ["Owners"] = new[] { "self" } }).Parts("Images"), Is.Empty);
        Assert.That(Call("DescribeImages", new() { ["Owners"] = new[] { "099720109477" } }).Parts("Images"), Is.Not.Empty);
    }

    [Test]
    public void An_image_of_an_instance_can_be_launched_shared_and_let_go()
    {
        var instance = Launch()[0];
        var image = Call("CreateImage", new() { ["InstanceId"] = instance, ["Name"] = "mine" }).Text("ImageId")!;
        Assert.That(Code("RunInstances", new() { ["ImageId"] = image, ["MinCount"] = 1, ["MaxCount"] = 1 }), Is.EqualTo("InvalidAMIID.Unavailable"));
        Ec2.Wait("ImageAvailable", new() { ["ImageIds"] = new[] { image } });

        Launch(1, new() { ["ImageId"] = image });
        var snapshot = Call("DescribeSnapshots", new() { ["OwnerIds"] = new[] { "self" } }).Parts("Snapshots").Single().Text("SnapshotId");
        Assert.That(Code("DeleteSnapshot", new() { ["SnapshotId"] = snapshot }), Is.EqualTo("InvalidSnapshot.InUse"));
        Call("ModifyImageAttribute", new()
        {
            ["ImageId"] = image,
            ["LaunchPermission"] = new AwsStructure { ["Add"] = new[] { new AwsStructure { ["UserId"] = "210987654321" } } },
        });
        Assert.That(Permissions(image), Is.EqualTo(new[] { "210987654321" }));
        Call("ResetImageAttribute", new() { ["ImageId"] = image, ["Attribute"] = "launchPermission" });
        Assert.That(Permissions(image), Is.Empty);
        Assert.That(Code("CreateImage", new() { ["InstanceId"] = instance, ["Name"] = "mine" }), Is.EqualTo("InvalidAMIName.Duplicate"));
        Call("DeregisterImage", new() { ["ImageId"] = image });
        Call("DeleteSnapshot", new() { ["SnapshotId"] = snapshot });
        Assert.That(Code("DescribeImages", new() { ["ImageIds"] = new[] { image } }), Is.EqualTo("InvalidAMIID.NotFound"));
    }

    [Test]
    public void Tags_of_all_kinds_are_listed_and_removed()
    {
        var instance = Launch()[0];
        var vpc = Call("DescribeVpcs").Parts("Vpcs")[0].Text("VpcId")!;
        Tag([instance, vpc], ("name", "x"), ("empty", ""));

        Assert.That(Tags(Filter("key", "name")), Is.EqualTo(new[] { $"vpc {vpc} name=x", $"instance {instance} name=x" }));
        Assert.That(Tags(Filter("resource-type", "instance"), Filter("tag:empty", "")), Is.EqualTo(new[] { $"instance {instance} empty=" }));
        Call("DeleteTags", new() { ["Resources"] = new[] { instance }, ["Tags"] = new[] { new AwsStructure { ["Key"] = "name", ["Value"] = "y" } } });
        Assert.That(Tags(Filter("resource-id", instance)), Has.Length.EqualTo(2));
        Call("DeleteTags", new() { ["Resources"] = new[] { instance }, ["Tags"] = new[] { new AwsStructure { ["Key"] = "name" } } });
        Assert.That(Tags(Filter("resource-id", instance)), Is.EqualTo(new[] { $"instance {instance} empty=" }));
        Call("DeleteTags", new() { ["Resources"] = new[] { vpc } });
        Assert.That(Tags(Filter("resource-id", vpc)), Is.Empty);
    }

    [Test]
    public void Reserved_keys_too_many_tags_and_unknown_resources_are_refused()
    {
        var id = Launch()[0];
        AwsStructure Input(string resource, params string[] keys) => new()
        {
            ["Resources"] = new[] { resource },
            ["Tags"] = keys.Select(key => new AwsStructure { ["Key"] = key, ["Value"] = "x" }).ToArray(),
        };

        Assert.That(Sentence("CreateTags", Input(id, "aws:name")), Does.Contain("Tag keys starting with 'aws:' are reserved for internal use"));
        Assert.That(Code("CreateTags", Input(id, [.. Enumerable.Range(0, 51).Select(i => $"k{i}")])), Is.EqualTo("TagLimitExceeded"));
        Assert.That(Code("CreateTags", Input("i-00000000000000000", "name")), Is.EqualTo("InvalidInstanceID.NotFound"));
        Assert.That(Code("CreateTags", Input("nonsense", "name")), Is.EqualTo("InvalidID"));
        Assert.That(Tags(), Is.Empty);
    }

    [Test]
    public void A_launch_that_tags_what_it_does_not_make_is_refused() =>
        Assert.That(Code("RunInstances", new()
        {
            ["ImageId"] = ImageId,
            ["MinCount"] = 1,
            ["MaxCount"] = 1,
            ["TagSpecifications"] = new[] { Tagged("vpc", "env", "dev") },
        }), Is.EqualTo("InvalidParameterValue"));

    private void Tag(string[] ids, params (string Key, string Value)[] tags) => Call("CreateTags", new()
    {
        ["Resources"] = ids,
        ["Tags"] = tags.Select(tag => new AwsStructure { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToArray(),
    });

    private string[] Tags(params AwsStructure[] filters) =>
    [
        .. Call("DescribeTags", new() { ["Filters"] = filters }).Parts("Tags")
            .Select(tag => $"{tag.Text("ResourceType")} {tag.Text("ResourceId")} {tag.Text("Key")}={tag.Text("Value")}"),
    ];

    private string?[] Permissions(string image) =>
    [
        .. Call("DescribeImageAttribute", new() { ["ImageId"] = image, ["Attribute"] = "launchPermission" }).Parts("LaunchPermissions")
            .Select(permission => permission.Text("UserId")),
    ];
}

using AwsResources.EC2;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.EC2;

public sealed class NetworkAndVolumeSpecs(Backend backend) : EC2Spec(backend)
{
    [Test]
    public void A_network_knows_its_parts()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Vpc.State, Is.EqualTo(VpcState.Available));
            Assert.That(Vpc.IsDefault, Is.False);
            Assert.That(Vpc.Tags["made-by"], Is.EqualTo(nameof(NetworkAndVolumeSpecs)));
            Assert.That(Vpc.Subnets.ToList(), Is.EqualTo(new[] { Subnet }));
            Assert.That(Subnet.Vpc, Is.EqualTo(Vpc));
            Assert.That(Subnet.AvailableIpAddressCount, Is.LessThanOrEqualTo(251).And.GreaterThan(200));
            Assert.That(Vpc.SecurityGroups.AsEnumerable().Select(group => group.GroupName), Does.Contain("default"));
            Assert.That(Aws.EC2.Vpcs.Filter(new() { VpcIds = [Vpc.Id] }).ToList(), Is.EqualTo(new[] { Vpc }));
        }
    }

    [Test]
    public async Task A_network_that_is_in_use_is_not_deleted()
    {
        var error = (await Assert.ThrowsAsync<AwsServiceException>(() => Vpc.DeleteAsync()))!;

        Assert.That((error.Code, error.StatusCode), Is.EqualTo(("DependencyViolation", 400)));
    }

    [Test]
    public async Task A_network_that_nobody_made_does_not_exist()
    {
        Assert.That(await Aws.EC2.Vpc("vpc-0123456789abcdef0").ExistsAsync(), Is.False);
        Assert.That(() => Aws.EC2.Subnet("subnet-0123456789abcdef0").CidrBlock, Throws.InstanceOf<AwsServiceException>()
            .With.Property(nameof(AwsServiceException.Code)).EqualTo("InvalidSubnetID.NotFound"));
    }

    [Test]
    public async Task Rules_of_a_security_group_come_and_go()
    {
        var group = await Vpc.CreateSecurityGroupAsync(new() { GroupName = Unique("web"), Description = "lets browsers in" });
        Afterwards(() => group.DeleteAsync());
        Assert.That((group.Description, group.IpPermissions.Count, group.VpcId), Is.EqualTo(("lets browsers in", 0, Vpc.Id)));

        await group.AuthorizeIngressAsync(new()
        {
            IpPermissions =
            [
                new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, IpRanges = [new() { CidrIp = "0.0.0.0/0", Description = "everybody" }] },
                new() { IpProtocol = "tcp", FromPort = 22, ToPort = 22, IpRanges = [new() { CidrIp = "10.0.0.0/8" }] },
            ],
        });

        Assert.That(group.IpPermissions.Select(rule => (rule.FromPort, rule.IpRanges.Single().CidrIp)), Is.EquivalentTo(new[] { ((int?)443, "0.0.0.0/0"), (22, "10.0.0.0/8") }));
        await group.RevokeIngressAsync(new() { IpPermissions = [new() { IpProtocol = "tcp", FromPort = 22, ToPort = 22, IpRanges = [new() { CidrIp = "10.0.0.0/8" }] }] });
        Assert.That(group.IpPermissions.Select(rule => rule.FromPort), Is.EqualTo(new int?[] { 443 }));
        Assert.That(group.IpPermissionsEgress.Single().IpProtocol, Is.EqualTo("-1"));
    }

    [Test]
    public async Task A_rule_that_is_there_already_is_refused()
    {
        var group = await Vpc.CreateSecurityGroupAsync(new() { GroupName = Unique("twice"), Description = "the same rule twice" });
        Afterwards(() => group.DeleteAsync());
        SecurityGroupAuthorizeIngressOptions Rule() => new() { IpPermissions = [new() { IpProtocol = "tcp", FromPort = 80, ToPort = 80, IpRanges = [new() { CidrIp = "10.0.0.0/8" }] }] };
        await group.AuthorizeIngressAsync(Rule());

        var error = (await Assert.ThrowsAsync<AwsServiceException>(() => group.AuthorizeIngressAsync(Rule())))!;

        Assert.That(error.Code, Is.EqualTo("InvalidPermission.Duplicate"));
    }

    [Test]
    public async Task A_security_group_that_is_deleted_is_gone()
    {
        var group = await Vpc.CreateSecurityGroupAsync(new() { GroupName = Unique("gone"), Description = "not for long" });
        await group.WaitUntilExistsAsync();

        await group.DeleteAsync();

        Assert.That(await group.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_volume_is_attached_detached_and_deleted()
    {
        var instance = (await LaunchAsync(1))[0];
        var volume = await Aws.EC2.CreateVolumeAsync(new() { AvailabilityZone = instance.Placement.AvailabilityZone, Size = 8, VolumeType = VolumeType.Gp3 });
        await volume.WaitUntilAvailableAsync();
        Assert.That((volume.Size, volume.VolumeType, volume.Attachments.Count), Is.EqualTo(((int?)8, (VolumeType?)VolumeType.Gp3, 0)));

        await volume.AttachToInstanceAsync(new() { InstanceId = instance.Id, Device = "/dev/sdf" });
        await volume.WaitUntilInUseAsync();
        Assert.That((volume.Attachments.Single().InstanceId, volume.Attachments.Single().Device), Is.EqualTo((instance.Id, "/dev/sdf")));
        Assert.That(instance.Volumes.ToList(), Does.Contain(volume));
        Assert.That((await Assert.ThrowsAsync<AwsServiceException>(() => volume.DeleteAsync()))!.Code, Is.EqualTo("VolumeInUse"));

        await volume.DetachFromInstanceAsync(new() { InstanceId = instance.Id });
        Assert.That((await volume.WaitUntilAvailableAsync()).Attachments, Is.Empty);

        await volume.DeleteAsync();
        await volume.WaitUntilDeletedAsync();
        Assert.That(await volume.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task Tags_are_set_on_several_resources_at_once()
    {
        await Aws.EC2.CreateTagsAsync(new() { Resources = [Vpc.Id, Subnet.Id], Tags = Tags(("project", "specs")) });

        Assert.That((Vpc.Reload().Tags["project"], Subnet.Reload().Tags["project"]), Is.EqualTo(("specs", "specs")));
        Assert.That(Aws.EC2.Subnets.Filter(new() { Filters = [new() { Name = "tag:project", Values = ["specs"] }] }).ToList(), Does.Contain(Subnet));
    }

    [Test]
    public async Task An_image_is_described()
    {
        var image = Aws.EC2.Image(Image.Id);

        Assert.That((image.Architecture, image.State, image.RootDeviceType), Is.EqualTo(((ArchitectureValues?)ArchitectureValues.X8664, (ImageState?)ImageState.Available, (DeviceType?)DeviceType.Ebs)));
        Assert.That(await image.ExistsAsync(), Is.True);
        Assert.That(await Aws.EC2.Image("ami-0123456789abcdef0").ExistsAsync(), Is.False);
    }
}

using AwsResources.EFS;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Beyond;

/// <summary>File systems, which definitions alone describe.</summary>
public sealed class FileSystemSpecs(Backend backend) : Spec(backend)
{
    protected override string Service => "efs";

    [Test]
    public async Task A_file_system_is_mounted_in_a_subnet_and_has_points_of_access()
    {
        var files = await Aws.EFS.CreateFileSystemAsync(new() { CreationToken = Unique("files"), Encrypted = true });
        var subnet = (await Aws.EC2.Subnets.FirstOrDefaultAsync())!;
        var target = await files.CreateMountTargetAsync(new() { SubnetId = subnet.Id });
        var point = await files.CreateAccessPointAsync(new() { ClientToken = Unique("point") });

        Assert.That((await files.MountTargets.ToListAsync(), await files.AccessPoints.ToListAsync()),
            Is.EqualTo((new List<IMountTarget> { target }, new List<IAccessPoint> { point })));

        await point.DeleteAsync();
        await target.DeleteAsync();
        Assert.That((await files.MountTargets.CountAsync(), await files.AccessPoints.CountAsync()), Is.EqualTo((0L, 0L)));
        await files.DeleteAsync();
        Assert.That(await files.ExistsAsync(), Is.False);
    }
}

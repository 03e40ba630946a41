using AwsResources.Emulator.Services.Ec2.Volumes;

namespace AwsResources.Emulator.Services.Ec2.Images;

/// <summary>A volume that an instance of an image gets, under a device name.</summary>
internal sealed record ImageMapping(string DeviceName, VolumeSpec Spec, bool DeleteOnTermination)
{
    public AwsStructure Write() => new()
    {
        ["DeviceName"] = DeviceName,
        ["Ebs"] = new AwsStructure
        {
            ["SnapshotId"] = Spec.SnapshotId,
            ["VolumeSize"] = Spec.SizeGiB,
            ["VolumeType"] = Spec.Type,
            ["Iops"] = Spec.Type is "gp2" ? null : Spec.Iops,
            ["Throughput"] = Spec.Throughput,
            ["Encrypted"] = Spec.Encrypted,
            ["DeleteOnTermination"] = DeleteOnTermination,
        },
    };
}

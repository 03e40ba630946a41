using AwsResources.Emulator.Services.Ec2.Volumes;

namespace AwsResources.Emulator.Services.Ec2.Images;

/// <summary>Reads a call's block devices on top of those that an image brings.</summary>
internal static class MappingReader
{
    private const int LeastGiB = 8;

    /// <param name="state">The state, for snapshots.</param>
    /// <param name="given">The mappings of the call.</param>
    /// <param name="brought">Those of the image.</param>
    public static IReadOnlyList<ImageMapping> Read(Ec2State state, IReadOnlyList<AwsStructure> given, IReadOnlyList<ImageMapping> brought)
    {
        var mappings = brought.ToList();
        foreach (var input in given)
        {
            var device = input.Text("DeviceName") ?? throw Ec2Errors.Missing("deviceName");
            var at = mappings.FindIndex(mapping => mapping.DeviceName == device);
            if (input.Has("NoDevice"))
            {
                if (at >= 0) mappings.RemoveAt(at);
                continue;
            }
            // Disks of the host itself: none of the types here has them.
            if (input.Part("Ebs") is not { } ebs) continue;
            var mapping = Read(state, device, ebs, at < 0 ? null : mappings[at]);
            if (at < 0) mappings.Add(mapping);
            else mappings[at] = mapping;
        }
        return mappings;
    }

    private static ImageMapping Read(Ec2State state, string device, AwsStructure ebs, ImageMapping? brought)
    {
        var was = brought?.Spec;
        var snapshot = ebs.Text("SnapshotId") is { } id ? state.Snapshots.Get(id) : null;
        if (snapshot is null && was is null && !ebs.Has("VolumeSize"))
            throw new EmulatorException("MissingParameter", "The request must contain the parameter size or snapshotId");
        var least = snapshot?.SizeGiB ?? was?.SizeGiB ?? 1;
        var size = ebs.Integer("VolumeSize") ?? snapshot?.SizeGiB ?? was?.SizeGiB ?? LeastGiB;
        if (size < least && (snapshot?.Id ?? was?.SnapshotId) is { } from)
        {
            throw new EmulatorException("InvalidBlockDeviceMapping",
                $"Volume of size {size}GB is smaller than snapshot '{from}', expect size >= {least}GB");
        }
        var type = ebs.Text("VolumeType") ?? was?.Type ?? "gp2";
        var encrypted = ebs.Flag("Encrypted") ?? (was?.Encrypted is true || snapshot is { Encrypted: true });
        var spec = new VolumeSpec(type, size)
        {
            Iops = ebs.Integer("Iops") ?? (type == was?.Type && type != "gp2" ? was.Iops : null),
            Throughput = ebs.Integer("Throughput") ?? (type == was?.Type ? was.Throughput : null),
            Encrypted = encrypted,
            KmsKeyId = VolumeOperations.KeyOf(state, encrypted, ebs.Text("KmsKeyId") ?? snapshot?.KmsKeyId),
            SnapshotId = snapshot?.Id ?? was?.SnapshotId,
        };
        return new ImageMapping(device, spec.Checked(), ebs.Flag("DeleteOnTermination") ?? brought?.DeleteOnTermination ?? true);
    }
}

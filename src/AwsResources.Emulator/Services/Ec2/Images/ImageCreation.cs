using AwsResources.Emulator.Services.Ec2.Instances;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.Tags;
using AwsResources.Emulator.Services.Ec2.Volumes;

namespace AwsResources.Emulator.Services.Ec2.Images;

/// <summary>Making images: of instances, of snapshots, of other images.</summary>
internal static class ImageCreation
{
    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["CreateImage"] = Create,
        ["RegisterImage"] = Register,
        ["CopyImage"] = Copy,
    };

    private static AwsStructure Create(Ec2State state, EmulatorCall call)
    {
        call.Refuse("SnapshotLocation");
        var tags = TagSpecifications.Read(call, ResourceKind.Image, ResourceKind.Snapshot);
        var instance = state.Instances.Get(call.Needed("InstanceId"));
        var name = NewName(state, call);
        if (instance.State != InstanceState.Running && instance.State != InstanceState.Stopped)
            throw Ec2Errors.WrongInstanceState($"The instance '{instance.Id}' is not in the 'running' or 'stopped' state.");
        var attached = instance.Attachments.Select(attachment => Snap(state, attachment, tags)).ToList();
        var image = state.Images.Add(new Image(state.NewId(ResourceKind.Image), state.AccountId, name, state.Now, Ec2Timings.ImagePending)
        {
            Description = call.Input.Text("Description") ?? "",
            Architecture = instance.Image.Architecture,
            IsWindows = instance.Image.IsWindows,
            PlatformDetails = instance.Image.PlatformDetails,
            UsageOperation = instance.Image.UsageOperation,
            RootDeviceName = instance.RootDeviceName,
            BootMode = instance.Image.BootMode,
            SourceInstanceId = instance.Id,
            SourceImageId = instance.Image.Id,
            SourceImageRegion = state.Region,
            Mappings = MappingReader.Read(state, call.Input.Parts("BlockDeviceMappings"), attached),
        });
        tags.ApplyTo(image);
        return new AwsStructure { ["ImageId"] = image.Id };
    }

    private static ImageMapping Snap(Ec2State state, Attachment attachment, TagSpecifications tags)
    {
        var volume = state.Volumes.Get(attachment.VolumeId);
        var snapshot = SnapshotOperations.Make(state, volume, $"Created by CreateImage({attachment.Instance.Id})");
        tags.ApplyTo(snapshot);
        return new ImageMapping(attachment.Device, volume.Spec with { SnapshotId = snapshot.Id }, attachment.DeleteOnTermination);
    }

    private static AwsStructure Register(Ec2State state, EmulatorCall call)
    {
        call.Refuse("ImageLocation", "KernelId", "RamdiskId", "BillingProducts", "TpmSupport", "UefiData");
        var tags = TagSpecifications.Read(call, ResourceKind.Image);
        var name = NewName(state, call);
        var root = call.Needed("RootDeviceName");
        var mappings = MappingReader.Read(state, call.Input.Parts("BlockDeviceMappings"), []);
        if (!mappings.Any(mapping => mapping.DeviceName == root && mapping.Spec.SnapshotId is not null))
            throw new EmulatorException("InvalidBlockDeviceMapping", $"Invalid device name {root}");
        var image = state.Images.Add(new Image(state.NewId(ResourceKind.Image), state.AccountId, name, state.Now, TimeSpan.Zero)
        {
            Description = call.Input.Text("Description") ?? "",
            Architecture = call.Input.Text("Architecture") ?? "i386",
            RootDeviceName = root,
            VirtualizationType = call.Input.Text("VirtualizationType") ?? "paravirtual",
            BootMode = call.Input.Text("BootMode") ?? "legacy-bios",
            EnaSupport = call.Input.Flag("EnaSupport") is true,
            RequiresImdsV2 = call.Input.Text("ImdsSupport") == "v2.0",
            Mappings = mappings,
        });
        tags.ApplyTo(image);
        return new AwsStructure { ["ImageId"] = image.Id };
    }

    private static AwsStructure Copy(Ec2State state, EmulatorCall call)
    {
        call.Refuse("DestinationOutpostArn", "DestinationAvailabilityZone", "DestinationAvailabilityZoneId");
        if (call.Needed("SourceRegion") != state.Region)
            throw Ec2Errors.NotImplemented("The emulator copies images within a region only (SourceRegion of CopyImage).");
        return state.Tokens.Once(call, () =>
        {
            var tags = TagSpecifications.Read(call, ResourceKind.Image, ResourceKind.Snapshot);
            var source = state.Images.Get(call.Needed("SourceImageId"));
            var name = NewName(state, call);
            var copy = Copy(state, call, source, name);
            tags.ApplyTo(copy);
            if (call.Input.Flag("CopyImageTags") is true)
                foreach (var (key, value) in source.Tags) _ = copy.Tags.TryAdd(key, value);
            return () => new AwsStructure { ["ImageId"] = copy.Id };
        });
    }

    private static Image Copy(Ec2State state, EmulatorCall call, Image source, string name)
    {
        var encrypted = call.Input.Flag("Encrypted") is true;
        var mappings = source.Mappings.Select(mapping =>
        {
            var willEncrypt = encrypted || mapping.Spec.Encrypted;
            var key = VolumeOperations.KeyOf(state, willEncrypt, call.Input.Text("KmsKeyId") ?? mapping.Spec.KmsKeyId);
            var snapshot = state.Snapshots.Add(new Snapshot(
                state.NewId(ResourceKind.Snapshot), state.AccountId, "vol-ffffffff", mapping.Spec.SizeGiB, state.Now, Ec2Timings.SnapshotPending)
            {
                Description = $"Copied for DestinationAmi {name} from SourceAmi {source.Id} for SourceSnapshot {mapping.Spec.SnapshotId}.",
                Encrypted = willEncrypt,
                KmsKeyId = key,
            });
            return mapping with { Spec = mapping.Spec with { SnapshotId = snapshot.Id, Encrypted = willEncrypt, KmsKeyId = key } };
        }).ToList();
        return state.Images.Add(new Image(state.NewId(ResourceKind.Image), state.AccountId, name, state.Now, Ec2Timings.ImagePending)
        {
            Description = call.Input.Text("Description") ?? $"[Copied {source.Id} from {state.Region}] {source.Description}",
            Architecture = source.Architecture,
            IsWindows = source.IsWindows,
            PlatformDetails = source.PlatformDetails,
            UsageOperation = source.UsageOperation,
            RootDeviceName = source.RootDeviceName,
            VirtualizationType = source.VirtualizationType,
            BootMode = source.BootMode,
            EnaSupport = source.EnaSupport,
            RequiresImdsV2 = source.RequiresImdsV2,
            SourceImageId = source.Id,
            SourceImageRegion = state.Region,
            Mappings = mappings,
        });
    }

    private static string NewName(Ec2State state, EmulatorCall call)
    {
        var name = call.Needed("Name");
        if (name.Length is < 3 or > 128)
            throw new EmulatorException("InvalidAMIName.Malformed",
                "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'");
        if (state.Images.All.FirstOrDefault(image => image.OwnerId == state.AccountId && image.Name == name) is { } present)
            throw new EmulatorException("InvalidAMIName.Duplicate", $"AMI name {name} is already in use by AMI {present.Id}");
        return name;
    }
}

using System.Globalization;
using AwsResources.Emulator.Services.Ec2.Filters;

namespace AwsResources.Emulator.Services.Ec2.Images;

/// <summary>Finding images and letting go of them.</summary>
internal static class ImageOperations
{
    private static readonly FilterSet<Image> Filters = FilterSet.Of<Image>()
        .One("image-id", image => image.Id)
        .One("name", image => image.Name)
        .One("description", image => image.Description)
        .One("state", image => image.State)
        .One("architecture", image => image.Architecture)
        .One("platform", image => image.IsWindows ? "windows" : null)
        .One("platform-details", image => image.PlatformDetails)
        .One("usage-operation", image => image.UsageOperation)
        .One("owner-alias", image => image.OwnerAlias)
        .One("image-type", _ => "machine")
        .One("hypervisor", _ => "xen")
        .One("virtualization-type", image => image.VirtualizationType)
        .One("root-device-type", _ => "ebs")
        .One("root-device-name", image => image.RootDeviceName)
        .One("boot-mode", image => image.BootMode)
        .One("source-instance-id", image => image.SourceInstanceId)
        .One("source-image-id", image => image.SourceImageId)
        .One("source-image-region", image => image.SourceImageRegion)
        .One("creation-date", CreationDate)
        .One("manifest-location", Location)
        .One("sriov-net-support", _ => "simple")
        .Never("kernel-id", "ramdisk-id", "product-code", "product-code.type", "state-reason-code", "state-reason-message")
        .NotHeld("free-tier-eligible", "image-allowed")
        .Flag("is-public", image => image.IsPublic)
        .Flag("ena-support", image => image.EnaSupport)
        .Many("block-device-mapping.device-name", image => image.Mappings.Select(mapping => mapping.DeviceName))
        .Many("block-device-mapping.snapshot-id", image => image.Mappings.Select(mapping => mapping.Spec.SnapshotId))
        .Many("block-device-mapping.volume-type", image => image.Mappings.Select(mapping => mapping.Spec.Type))
        .Many("block-device-mapping.volume-size", image => image.Mappings.Select(mapping => mapping.Spec.SizeGiB.ToString(CultureInfo.InvariantCulture)))
        .Many("block-device-mapping.encrypted", image => image.Mappings.Select(mapping => mapping.Spec.Encrypted ? "true" : "false"))
        .Many("block-device-mapping.delete-on-termination", image => image.Mappings.Select(mapping => mapping.DeleteOnTermination ? "true" : "false"));

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["DescribeImages"] = Describe,
        ["DeregisterImage"] = Deregister,
    };

    /// <summary>An image of the caller.</summary>
    public static Image GetOwn(Ec2State state, EmulatorCall call)
    {
        var image = state.Images.Get(call.Needed("ImageId"));
        return image.OwnerId == state.AccountId ? image
            : throw new EmulatorException("AuthFailure", $"Not authorized for image:{image.Id}", 403);
    }

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var (owners, users) = (call.Input.Texts("Owners"), call.Input.Texts("ExecutableUsers"));
        var images = state.Images.GetOrAll(call.Input.Texts("ImageIds")).Where(image => image.IsVisibleTo(state.AccountId)
            && (owners.Count == 0 || owners.Any(owner => IsOwner(state, image, owner)))
            && (users.Count == 0 || users.Any(user => MayLaunch(state, image, user))));
        return Listing.Answer(call, "Images", Filters.Apply(call, images), image => Write(state, image), "ImageIds", least: 1);
    }

    private static AwsStructure Deregister(Ec2State state, EmulatorCall call)
    {
        var image = GetOwn(state, call);
        state.Images.Remove(image);
        var results = new List<AwsStructure>();
        if (call.Input.Flag("DeleteAssociatedSnapshots") is true)
        {
            foreach (var id in image.Mappings.Select(mapping => mapping.Spec.SnapshotId).OfType<string>())
                if (state.Snapshots.TryFind(id, out var snapshot)) results.Add(DeleteSnapshot(state, snapshot));
        }
        return new AwsStructure { ["Return"] = true, ["DeleteSnapshotResults"] = results.Count == 0 ? null : results };
    }

    private static AwsStructure DeleteSnapshot(Ec2State state, Volumes.Snapshot snapshot)
    {
        var isUsed = snapshot.OwnerId != state.AccountId
            || state.Images.All.Any(other => other.Mappings.Any(mapping => mapping.Spec.SnapshotId == snapshot.Id));
        if (!isUsed) state.Snapshots.Remove(snapshot);
        return new AwsStructure { ["SnapshotId"] = snapshot.Id, ["ReturnCode"] = isUsed ? "skipped" : "success" };
    }

    private static bool IsOwner(Ec2State state, Image image, string owner) =>
        owner == image.OwnerId || (owner == "self" ? image.OwnerId == state.AccountId : owner == image.OwnerAlias);

    private static bool MayLaunch(Ec2State state, Image image, string user) => user switch
    {
        "all" => image.IsPublic,
        "self" => image.LaunchAccounts.Contains(state.AccountId),
        _ => image.LaunchAccounts.Contains(user),
    };

    private static string CreationDate(Image image) =>
        image.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Location(Image image) => $"{image.OwnerAlias ?? image.OwnerId}/{image.Name}";

    private static AwsStructure Write(Ec2State state, Image image) => new()
    {
        ["ImageId"] = image.Id,
        ["Name"] = image.Name,
        ["Description"] = image.Description.Length == 0 ? null : image.Description,
        ["ImageLocation"] = Location(image),
        ["State"] = image.State,
        ["OwnerId"] = image.OwnerId,
        ["ImageOwnerAlias"] = image.OwnerAlias,
        ["CreationDate"] = CreationDate(image),
        ["Public"] = image.IsPublic,
        ["Architecture"] = image.Architecture,
        ["ImageType"] = "machine",
        ["Platform"] = image.IsWindows ? "windows" : null,
        ["PlatformDetails"] = image.PlatformDetails,
        ["UsageOperation"] = image.UsageOperation,
        ["Hypervisor"] = "xen",
        ["VirtualizationType"] = image.VirtualizationType,
        ["BootMode"] = image.BootMode,
        ["EnaSupport"] = image.EnaSupport,
        ["SriovNetSupport"] = "simple",
        ["ImdsSupport"] = image.RequiresImdsV2 ? "v2.0" : null,
        ["RootDeviceType"] = "ebs",
        ["RootDeviceName"] = image.RootDeviceName,
        ["SourceInstanceId"] = image.SourceInstanceId,
        ["SourceImageId"] = image.SourceImageId,
        ["SourceImageRegion"] = image.SourceImageRegion,
        ["DeregistrationProtection"] = image.OwnerId == state.AccountId ? "disabled" : null,
        ["BlockDeviceMappings"] = image.Mappings.Select(mapping => mapping.Write()).ToList(),
        ["Tags"] = image.TagList,
    };
}

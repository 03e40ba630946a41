using System.Globalization;
using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.Tags;

namespace AwsResources.Emulator.Services.Ec2.Volumes;

/// <summary>Snapshots of volumes.</summary>
internal static class SnapshotOperations
{
    private static readonly FilterSet<Snapshot> Filters = FilterSet.Of<Snapshot>()
        .One("snapshot-id", snapshot => snapshot.Id)
        .One("volume-id", snapshot => snapshot.VolumeId)
        .Number("volume-size", snapshot => snapshot.SizeGiB)
        .One("status", snapshot => snapshot.State)
        .One("progress", snapshot => ProgressOf(snapshot))
        .One("description", snapshot => snapshot.Description)
        .One("owner-alias", snapshot => snapshot.OwnerAlias)
        .Never("transfer-type")
        .One("storage-tier", _ => "standard")
        .Flag("encrypted", snapshot => snapshot.Encrypted)
        .Time("start-time", snapshot => snapshot.StartedAt);

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["CreateSnapshot"] = Create,
        ["DescribeSnapshots"] = Describe,
        ["DeleteSnapshot"] = Delete,
    };

    public static Snapshot Make(Ec2State state, Volume volume, string description) => state.Snapshots.Add(
        new Snapshot(state.NewId(ResourceKind.Snapshot), state.AccountId, volume.Id, volume.Spec.SizeGiB, state.Now, Ec2Timings.SnapshotPending)
        {
            Description = description,
            Encrypted = volume.Spec.Encrypted,
            KmsKeyId = volume.Spec.KmsKeyId,
        });

    private static AwsStructure Create(Ec2State state, EmulatorCall call)
    {
        call.Refuse("OutpostArn", "Location");
        var tags = TagSpecifications.Read(call, ResourceKind.Snapshot);
        var volume = state.Volumes.Get(call.Needed("VolumeId"));
        if (volume.State is not ("available" or "in-use"))
            throw new EmulatorException("IncorrectState", $"The volume '{volume.Id}' is '{volume.State}'");
        var snapshot = Make(state, volume, call.Input.Text("Description") ?? "");
        tags.ApplyTo(snapshot);
        return Write(snapshot);
    }

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var owners = call.Input.Texts("OwnerIds");
        var restorable = call.Input.Texts("RestorableByUserIds");
        var snapshots = state.Snapshots.GetOrAll(call.Input.Texts("SnapshotIds")).Where(snapshot =>
            (owners.Count == 0 || owners.Any(owner => IsOwner(state, snapshot, owner)))
            && (restorable.Count == 0 || restorable.Any(user => user == "all" ? snapshot.IsPublic : user is "self" && snapshot.OwnerId == state.AccountId)));
        return Listing.Answer(call, "Snapshots", Filters.Apply(call, snapshots), Write, "SnapshotIds");
    }

    private static AwsStructure Delete(Ec2State state, EmulatorCall call)
    {
        var snapshot = state.Snapshots.Get(call.Needed("SnapshotId"));
        if (snapshot.OwnerId != state.AccountId) throw new EmulatorException("AuthFailure", $"Not authorized for images: [{snapshot.Id}]", 403);
        if (state.Images.All.FirstOrDefault(image => image.Mappings.Any(mapping => mapping.Spec.SnapshotId == snapshot.Id)) is { } image)
            throw new EmulatorException("InvalidSnapshot.InUse", $"The snapshot {snapshot.Id} is currently in use by {image.Id}");
        state.Snapshots.Remove(snapshot);
        return Ec2Inputs.Done();
    }

    private static bool IsOwner(Ec2State state, Snapshot snapshot, string owner) =>
        owner == snapshot.OwnerId || (owner == "self" && snapshot.OwnerId == state.AccountId) || owner == snapshot.OwnerAlias;

    private static string ProgressOf(Snapshot snapshot) => string.Create(CultureInfo.InvariantCulture, $"{snapshot.Progress}%");

    private static AwsStructure Write(Snapshot snapshot) => new()
    {
        ["SnapshotId"] = snapshot.Id,
        ["VolumeId"] = snapshot.VolumeId,
        ["VolumeSize"] = snapshot.SizeGiB,
        ["State"] = snapshot.State,
        ["Progress"] = ProgressOf(snapshot),
        ["StartTime"] = snapshot.StartedAt,
        ["CompletionTime"] = snapshot.State == "completed" ? snapshot.CompletedAt : null,
        ["OwnerId"] = snapshot.OwnerId,
        ["OwnerAlias"] = snapshot.OwnerAlias,
        ["Description"] = snapshot.Description,
        ["Encrypted"] = snapshot.Encrypted,
        ["KmsKeyId"] = snapshot.KmsKeyId,
        ["StorageTier"] = "standard",
        ["Tags"] = snapshot.TagList,
    };
}

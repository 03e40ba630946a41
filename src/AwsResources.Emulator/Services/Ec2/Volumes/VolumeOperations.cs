using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.Tags;

namespace AwsResources.Emulator.Services.Ec2.Volumes;

/// <summary>Making, listing and deleting volumes.</summary>
internal static class VolumeOperations
{
    private static readonly FilterSet<Volume> Filters = new FilterSet<Volume>(volume => volume.Tags)
        .One("volume-id", volume => volume.Id)
        .One("status", volume => volume.State)
        .One("availability-zone", volume => volume.Zone.Name)
        .One("availability-zone-id", volume => volume.Zone.Id)
        .Number("size", volume => volume.Spec.SizeGiB)
        .One("volume-type", volume => volume.Spec.Type)
        .One("snapshot-id", volume => volume.Spec.SnapshotId ?? "")
        .Flag("encrypted", volume => volume.Spec.Encrypted)
        .Flag("multi-attach-enabled", _ => false)
        .Flag("fast-restored", _ => false)
        .Flag("operator.managed", _ => false)
        .Never("operator.principal")
        .Time("create-time", volume => volume.CreatedAt)
        .One("attachment.instance-id", volume => volume.Attachment?.Instance.Id)
        .One("attachment.device", volume => volume.Attachment?.Device)
        .One("attachment.status", volume => volume.Attachment?.State)
        .Time("attachment.attach-time", volume => volume.Attachment?.AttachedAt)
        .Many("attachment.delete-on-termination", volume => volume.Attachment is { } attachment ? [attachment.DeleteOnTermination ? "true" : "false"] : []);

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["CreateVolume"] = Create,
        ["DescribeVolumes"] = Describe,
        ["DeleteVolume"] = Delete,
        ["ModifyVolume"] = Modify,
        ["DescribeVolumesModifications"] = DescribeModifications,
    };

    public static Volume Make(Ec2State state, VolumeSpec spec, AvailabilityZone zone) =>
        state.Volumes.Add(new Volume(state.NewId(ResourceKind.Volume), state.AccountId, spec, zone, state.Now));

    /// <summary>The ARN of the key that encrypts where none was named.</summary>
    public static string? KeyOf(Ec2State state, bool encrypted, string? keyId)
    {
        if (!encrypted) return null;
        if (keyId?.StartsWith("arn:", StringComparison.Ordinal) is true) return keyId;
        var key = keyId is null ? VolumeSpec.DefaultKmsAlias : keyId.StartsWith("alias/", StringComparison.Ordinal) ? keyId : $"key/{keyId}";
        return $"arn:aws:kms:{state.Region}:{state.AccountId}:{key}";
    }

    private static AwsStructure Create(Ec2State state, EmulatorCall call)
    {
        call.Refuse("OutpostArn", "SourceVolumeId");
        if (call.Input.Flag("MultiAttachEnabled") is true)
            throw Ec2Errors.NotImplemented("The emulator does not know volumes that are attached to several instances (MultiAttachEnabled of CreateVolume).");
        return state.Tokens.Once(call, () =>
        {
            var tags = TagSpecifications.Read(call, ResourceKind.Volume);
            var zone = ZoneOf(state, call);
            var volume = Make(state, ReadSpec(state, call), zone);
            tags.ApplyTo(volume);
            return () => Write(volume);
        });
    }

    private static AvailabilityZone ZoneOf(Ec2State state, EmulatorCall call)
    {
        var (name, id) = (call.Input.Text("AvailabilityZone"), call.Input.Text("AvailabilityZoneId"));
        if (name is null && id is null) throw Ec2Errors.Missing("availabilityZone");
        return state.Zones.FirstOrDefault(zone => (name is null || zone.Name == name) && (id is null || zone.Id == id))
            ?? throw new EmulatorException("InvalidZone.NotFound", $"The zone '{name ?? id}' does not exist.");
    }

    private static VolumeSpec ReadSpec(Ec2State state, EmulatorCall call)
    {
        var (input, snapshotId) = (call.Input, call.Input.Text("SnapshotId"));
        var snapshot = snapshotId is { Length: > 0 } ? state.Snapshots.Get(snapshotId) : null;
        if (snapshot is { State: not "completed" })
            throw new EmulatorException("IncorrectState", $"Snapshot is in invalid state - {snapshot.State}");
        var size = input.Integer("Size") ?? snapshot?.SizeGiB ?? throw Ec2Errors.Missing("size/snapshot");
        if (size < snapshot?.SizeGiB)
            throw Ec2Errors.InvalidValue($"The volume size '{size}' is smaller than the size of snapshot '{snapshot.Id}' ({snapshot.SizeGiB} GiB).");
        var encrypted = input.Flag("Encrypted") is true || snapshot is { Encrypted: true };
        if (!encrypted && input.Has("KmsKeyId"))
            throw new EmulatorException("InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        return new VolumeSpec(input.Text("VolumeType") ?? "gp2", size)
        {
            Iops = input.Integer("Iops"),
            Throughput = input.Integer("Throughput"),
            Encrypted = encrypted,
            KmsKeyId = KeyOf(state, encrypted, input.Text("KmsKeyId") ?? snapshot?.KmsKeyId),
            SnapshotId = snapshot?.Id,
        }.Checked();
    }

    private static AwsStructure Describe(Ec2State state, EmulatorCall call) =>
        Listing.Answer(call, "Volumes", Filters.Apply(call, state.Volumes.GetOrAll(call.Input.Texts("VolumeIds"))), Write, "VolumeIds");

    private static AwsStructure Delete(Ec2State state, EmulatorCall call)
    {
        var volume = state.Volumes.Get(call.Needed("VolumeId"));
        if (volume.Attachment is { } attachment)
            throw new EmulatorException("VolumeInUse", $"Volume {volume.Id} is currently attached to {attachment.Instance.Id}");
        if (volume.State == "deleting") throw ResourceKind.Volume.NotFound(volume.Id);
        if (volume.State != "available") throw new EmulatorException("IncorrectState", $"The volume '{volume.Id}' is '{volume.State}'");
        volume.Delete(state.Now);
        return Ec2Inputs.Done();
    }

    private static AwsStructure Modify(Ec2State state, EmulatorCall call)
    {
        call.Refuse("MultiAttachEnabled");
        var volume = state.Volumes.Get(call.Needed("VolumeId"));
        if (volume.State is not ("available" or "in-use"))
            throw new EmulatorException("IncorrectState", $"The volume '{volume.Id}' is '{volume.State}'");
        if (volume.Modification is { State: "modifying" })
            throw new EmulatorException("IncorrectModificationState", $"Cannot modify volume {volume.Id} in modification state MODIFYING");
        var (was, input) = (volume.Spec, call.Input);
        var type = input.Text("VolumeType") ?? was.Type;
        var isSameType = type == was.Type;
        var size = input.Integer("Size") ?? was.SizeGiB;
        if (size < was.SizeGiB) throw Ec2Errors.InvalidValue("New size cannot be smaller than existing size");
        var spec = was with
        {
            Type = type,
            SizeGiB = size,
            Iops = input.Integer("Iops") ?? (isSameType && type != "gp2" ? was.Iops : null),
            Throughput = input.Integer("Throughput") ?? (isSameType ? was.Throughput : null),
        };
        return new AwsStructure { ["VolumeModification"] = volume.Modify(spec.Checked(), state.Now).Write() };
    }

    private static AwsStructure DescribeModifications(Ec2State state, EmulatorCall call)
    {
        var filters = new FilterSet<VolumeModification>()
            .One("volume-id", modification => modification.VolumeId)
            .NotHeld("original-iops", "original-size", "original-volume-type", "originalMultiAttachEnabled", "start-time", "target-iops", "target-size",
                "target-volume-type", "targetMultiAttachEnabled")
            .One("modification-state", modification => modification.State);
        var volumes = state.Volumes.GetOrAll(call.Input.Texts("VolumeIds"));
        var modifications = filters.Apply(call, volumes.Select(volume => volume.Modification).OfType<VolumeModification>());
        return Listing.Answer(call, "VolumesModifications", modifications, modification => modification.Write(), least: 1);
    }

    private static AwsStructure Write(Volume volume)
    {
        var spec = volume.Spec;
        return new AwsStructure
        {
            ["VolumeId"] = volume.Id,
            ["Size"] = spec.SizeGiB,
            ["VolumeType"] = spec.Type,
            ["State"] = volume.State,
            ["AvailabilityZone"] = volume.Zone.Name,
            ["AvailabilityZoneId"] = volume.Zone.Id,
            ["CreateTime"] = volume.CreatedAt,
            ["SnapshotId"] = spec.SnapshotId ?? "",
            ["Encrypted"] = spec.Encrypted,
            ["KmsKeyId"] = spec.KmsKeyId,
            ["Iops"] = spec.Iops,
            ["Throughput"] = spec.Throughput,
            ["MultiAttachEnabled"] = false,
            ["Attachments"] = volume.Attachment is { } attachment ? [attachment.Write()] : new List<AwsStructure>(),
            ["Tags"] = volume.TagList,
        };
    }
}

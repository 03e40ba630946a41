using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Volumes;

internal sealed class Volume(string id, string ownerId, VolumeSpec spec, AvailabilityZone zone, DateTimeOffset createdAt)
    : Ec2Resource(ResourceKind.Volume, id, ownerId)
{
    private DateTimeOffset? _deletedAt;

    public VolumeSpec Spec { get; private set; } = spec;

    public AvailabilityZone Zone => zone;

    public DateTimeOffset CreatedAt => createdAt;

    public string State { get; private set; } = "creating";

    /// <summary>Where it is attached; null where it is to nothing.</summary>
    public Attachment? Attachment { get; private set; }

    public bool AutoEnableIO { get; set; }

    public VolumeModification? Modification { get; private set; }

    public void Settle(DateTimeOffset now)
    {
        if (Attachment is { } attachment && attachment.Settle(now)) Detach();
        Modification?.Settle(now);
        State = _deletedAt is { } deletedAt ? now >= deletedAt ? "deleted" : "deleting"
            : Attachment is not null ? "in-use"
            : now >= createdAt + Ec2Timings.VolumeCreating ? "available" : "creating";
    }

    public Attachment Attach(Attachment attachment)
    {
        attachment.Instance.Attachments.Add(attachment);
        (Attachment, State) = (attachment, "in-use");
        return attachment;
    }

    /// <summary>Takes it off what has ended.</summary>
    public void Release()
    {
        Detach();
        State = "available";
    }

    public void Delete(DateTimeOffset now) => (_deletedAt, State) = (now + Ec2Timings.VolumeDeleting, "deleting");

    public VolumeModification Modify(VolumeSpec spec, DateTimeOffset now)
    {
        Modification = new VolumeModification(Id, Spec, spec, now);
        Spec = spec;
        return Modification;
    }

    private void Detach()
    {
        _ = Attachment?.Instance.Attachments.Remove(Attachment);
        Attachment = null;
    }
}

using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Volumes;

internal sealed class Snapshot(string id, string ownerId, string volumeId, int sizeGiB, DateTimeOffset startedAt, TimeSpan takes)
    : Ec2Resource(ResourceKind.Snapshot, id, ownerId)
{
    public string VolumeId => volumeId;

    public int SizeGiB => sizeGiB;

    public DateTimeOffset StartedAt => startedAt;

    public DateTimeOffset CompletedAt => startedAt + takes;

    public string Description { get; init; } = "";

    public bool Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? OwnerAlias { get; init; }

    /// <summary>Whether every account may make volumes of it.</summary>
    public bool IsPublic { get; init; }

    public string State { get; private set; } = takes == TimeSpan.Zero ? "completed" : "pending";

    /// <summary>How much is done, in percent.</summary>
    public int Progress { get; private set; } = takes == TimeSpan.Zero ? 100 : 0;

    public void Settle(DateTimeOffset now)
    {
        if (State == "completed") return;
        Progress = Math.Clamp((int)((now - startedAt) / takes * 100), 0, 100);
        if (Progress == 100) State = "completed";
    }
}

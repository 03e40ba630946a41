namespace AwsResources.Emulator.Services.Ec2.Volumes;

/// <summary>The last change of a volume's size, type or speed.</summary>
internal sealed class VolumeModification(string volumeId, VolumeSpec from, VolumeSpec to, DateTimeOffset startedAt)
{
    public string VolumeId => volumeId;

    public string State { get; private set; } = "modifying";

    private DateTimeOffset EndsAt => startedAt + Ec2Timings.VolumeModifying;

    public void Settle(DateTimeOffset now)
    {
        if (now >= EndsAt) State = "completed";
    }

    public AwsStructure Write() => new()
    {
        ["VolumeId"] = volumeId,
        ["ModificationState"] = State,
        ["OriginalSize"] = from.SizeGiB,
        ["OriginalVolumeType"] = from.Type,
        ["OriginalIops"] = from.Iops,
        ["OriginalThroughput"] = from.Throughput,
        ["TargetSize"] = to.SizeGiB,
        ["TargetVolumeType"] = to.Type,
        ["TargetIops"] = to.Iops,
        ["TargetThroughput"] = to.Throughput,
        ["Progress"] = State == "completed" ? 100L : 0L,
        ["StartTime"] = startedAt,
        ["EndTime"] = State == "completed" ? EndsAt : null,
    };
}

using AwsResources.Emulator.Services.Ec2.Instances;

namespace AwsResources.Emulator.Services.Ec2.Volumes;

/// <summary>A volume under a device name of an instance.</summary>
internal sealed class Attachment(string volumeId, Instance instance, string device, DateTimeOffset attachedAt, TimeSpan takes)
{
    private DateTimeOffset? _detachedAt;

    public string VolumeId => volumeId;

    public Instance Instance => instance;

    public string Device => device;

    public DateTimeOffset AttachedAt => attachedAt;

    public bool DeleteOnTermination { get; set; }

    public string State { get; private set; } = takes == TimeSpan.Zero ? "attached" : "attaching";

    /// <returns>Whether it is over.</returns>
    public bool Settle(DateTimeOffset now)
    {
        if (_detachedAt is { } end) return now >= end;
        if (now >= attachedAt + takes) State = "attached";
        return false;
    }

    public void Detach(DateTimeOffset now) => (_detachedAt, State) = (now + Ec2Timings.VolumeDetaching, "detaching");

    public AwsStructure Write() => new()
    {
        ["VolumeId"] = volumeId,
        ["InstanceId"] = instance.Id,
        ["Device"] = device,
        ["State"] = State,
        ["AttachTime"] = attachedAt,
        ["DeleteOnTermination"] = DeleteOnTermination,
    };

    /// <summary>As the description of the instance has it.</summary>
    public AwsStructure WriteMapping() => new()
    {
        ["DeviceName"] = device,
        ["Ebs"] = new AwsStructure
        {
            ["VolumeId"] = volumeId,
            ["Status"] = State,
            ["AttachTime"] = attachedAt,
            ["DeleteOnTermination"] = DeleteOnTermination,
        },
    };
}

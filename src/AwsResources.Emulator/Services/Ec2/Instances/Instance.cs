using AwsResources.Emulator.Services.Ec2.Images;
using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.SecurityGroups;
using AwsResources.Emulator.Services.Ec2.Volumes;

namespace AwsResources.Emulator.Services.Ec2.Instances;

internal sealed class Instance(string id, Reservation reservation, int launchIndex, Image image, AvailabilityZone zone)
    : Ec2Resource(ResourceKind.Instance, id, reservation.OwnerId)
{
    private (InstanceState State, DateTimeOffset At)? _next;
    private (string State, DateTimeOffset At)? _nextMonitoring;

    public Reservation Reservation => reservation;

    public int LaunchIndex => launchIndex;

    public Image Image => image;

    public AvailabilityZone Zone => zone;

    public string RootDeviceName => image.RootDeviceName;

    public InstanceState State { get; private set; } = InstanceState.Pending;

    /// <summary>When it was last started.</summary>
    public DateTimeOffset LaunchTime { get; private set; }

    /// <summary>When it is no longer told of; null while it is not terminated.</summary>
    public DateTimeOffset? GoneAt { get; private set; }

    /// <summary>Why it last changed its state, for people.</summary>
    public string TransitionReason { get; private set; } = "";

    /// <summary>Why it last changed its state: a code and a sentence; null where it runs.</summary>
    public (string Code, string Message)? StateReason { get; private set; }

    public required InstanceOptions Options { get; init; }

    public string Monitoring { get; private set; } = "disabled";

    /// <summary>Where its one network interface is; null once it is terminated.</summary>
    public Subnet? Subnet { get; private set; }

    public NetworkInterface? Interface { get; private set; }

    public uint? PublicAddress { get; set; }

    public IReadOnlyList<SecurityGroup> Groups { get; set; } = [];

    /// <summary>The volumes on it; kept by the volumes.</summary>
    public List<Attachment> Attachments { get; } = [];

    public void Connect(NetworkInterface networkInterface, Subnet subnet, IReadOnlyList<SecurityGroup> groups) =>
        (Interface, Subnet, Groups) = (networkInterface, subnet, groups);

    public void Disconnect()
    {
        (Interface, Subnet, Groups) = (null, null, []);
    }

    /// <returns>Whether it has just been terminated or stopped, and lets go of what it held.</returns>
    public bool Settle(DateTimeOffset now)
    {
        if (_nextMonitoring is { } monitoring && now >= monitoring.At) (Monitoring, _nextMonitoring) = (monitoring.State, null);
        if (_next is not { } next || now < next.At) return false;
        (State, _next) = (next.State, null);
        if (State == InstanceState.Running) StateReason = null;
        if (State == InstanceState.Terminated) GoneAt = next.At + Ec2Timings.InstanceTerminatedStays;
        return State == InstanceState.Terminated || State == InstanceState.Stopped;
    }

    public void Start(DateTimeOffset now)
    {
        LaunchTime = now;
        StateReason = ("pending", "pending");
        TransitionReason = "";
        Go(InstanceState.Pending, InstanceState.Running, now + Ec2Timings.InstancePending);
    }

    public void Stop(DateTimeOffset now, bool force)
    {
        SetUserReason(now);
        Go(InstanceState.Stopping, InstanceState.Stopped, now + (force ? Ec2Timings.InstanceForcedStop : Ec2Timings.InstanceStopping));
    }

    public void Terminate(DateTimeOffset now)
    {
        SetUserReason(now);
        Go(InstanceState.ShuttingDown, InstanceState.Terminated, now + Ec2Timings.InstanceShuttingDown);
    }

    public void SetMonitoring(bool enabled, DateTimeOffset now)
    {
        var wanted = enabled ? "enabled" : "disabled";
        if (Monitoring == wanted) return;
        Monitoring = enabled ? "pending" : "disabling";
        _nextMonitoring = (wanted, now + Ec2Timings.MonitoringChange);
    }

    private void Go(InstanceState via, InstanceState end, DateTimeOffset at) => (State, _next) = (via, (end, at));

    private void SetUserReason(DateTimeOffset now)
    {
        TransitionReason = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"User initiated ({now.UtcDateTime:yyyy-MM-dd HH:mm:ss} GMT)");
        StateReason = ("Client.UserInitiatedShutdown", "Client.UserInitiatedShutdown: User initiated shutdown");
    }
}

/// <summary>The launch that made an instance, and perhaps others with it.</summary>
internal sealed record Reservation(string Id, string OwnerId);

/// <summary>The one network interface of an instance.</summary>
internal sealed record NetworkInterface(string Id, string AttachmentId, string MacAddress, uint Address, bool HasPublicAddress, DateTimeOffset AttachedAt)
{
    public string Description { get; init; } = "";

    public bool DeleteOnTermination { get; init; } = true;
}

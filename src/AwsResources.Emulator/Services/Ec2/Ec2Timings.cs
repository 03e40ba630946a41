namespace AwsResources.Emulator.Services.Ec2;

/// <summary>How long the service takes for what it does, on the virtual clock.</summary>
internal static class Ec2Timings
{
    public static readonly TimeSpan VpcPending = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan InstancePending = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan InstanceStopping = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan InstanceForcedStop = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan InstanceShuttingDown = TimeSpan.FromSeconds(8);
    public static readonly TimeSpan InstanceTerminatedStays = TimeSpan.FromHours(1);
    public static readonly TimeSpan StatusChecks = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan MonitoringChange = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan VolumeCreating = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan VolumeAttaching = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan VolumeDetaching = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan VolumeDeleting = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan VolumeModifying = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan SnapshotPending = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan ImagePending = TimeSpan.FromSeconds(30);
}

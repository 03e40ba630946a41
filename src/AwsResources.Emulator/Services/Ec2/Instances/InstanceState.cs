namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>A state of an instance, with the number that goes with it.</summary>
internal sealed record InstanceState(string Name, int Code)
{
    public static readonly InstanceState Pending = new("pending", 0);
    public static readonly InstanceState Running = new("running", 16);
    public static readonly InstanceState ShuttingDown = new("shutting-down", 32);
    public static readonly InstanceState Terminated = new("terminated", 48);
    public static readonly InstanceState Stopping = new("stopping", 64);
    public static readonly InstanceState Stopped = new("stopped", 80);

    public AwsStructure Write() => new() { ["Code"] = Code, ["Name"] = Name };
}

using AwsResources.Emulator.Services.Ec2.Filters;

namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>The health of instances: two checks that pass two minutes after the start.</summary>
internal static class InstanceStatuses
{
    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["DescribeInstanceStatus"] = Describe,
        ["ReportInstanceStatus"] = Report,
    };

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var filters = new FilterSet<Instance>(instance => instance.Tags)
            .One("availability-zone", instance => instance.Zone.Name)
            .One("availability-zone-id", instance => instance.Zone.Id)
            .One("instance-state-name", instance => instance.State.Name)
            .Number("instance-state-code", instance => instance.State.Code)
            .One("instance-status.status", instance => Status(state, instance))
            .One("instance-status.reachability", instance => Reachability(state, instance))
            .One("system-status.status", instance => Status(state, instance))
            .One("system-status.reachability", instance => Reachability(state, instance))
            .Flag("operator.managed", _ => false)
            .Never("event.code", "event.description", "event.instance-event-id")
            .Never("event.not-after", "event.not-before", "event.not-before-deadline", "operator.principal")
            .One("attached-ebs-status.status", instance => Status(state, instance));
        var all = call.Input.Flag("IncludeAllInstances") is true;
        var instances = state.Instances.GetOrAll(call.Input.Texts("InstanceIds"))
            .Where(instance => all || instance.State == InstanceState.Running);
        return Listing.Answer(call, "InstanceStatuses", filters.Apply(call, instances), instance => Write(state, instance), "InstanceIds");
    }

    // Reports go to AWS's people and change nothing that a caller sees.
    private static AwsStructure Report(Ec2State state, EmulatorCall call)
    {
        var ids = call.Input.Texts("Instances");
        if (ids.Count == 0) throw Ec2Errors.Missing("InstanceId");
        if (call.Input.Texts("ReasonCodes").Count == 0) throw Ec2Errors.Missing("reasonCode");
        _ = call.Needed("Status");
        _ = state.Instances.Get(ids);
        return Ec2Inputs.Done();
    }

    private static AwsStructure Write(Ec2State state, Instance instance) => new()
    {
        ["InstanceId"] = instance.Id,
        ["AvailabilityZone"] = instance.Zone.Name,
        ["AvailabilityZoneId"] = instance.Zone.Id,
        ["InstanceState"] = instance.State.Write(),
        ["InstanceStatus"] = Summary(state, instance),
        ["SystemStatus"] = Summary(state, instance),
        ["AttachedEbsStatus"] = Summary(state, instance),
    };

    private static AwsStructure Summary(Ec2State state, Instance instance) => new()
    {
        ["Status"] = Status(state, instance),
        ["Details"] = instance.State == InstanceState.Running
            ? [new AwsStructure { ["Name"] = "reachability", ["Status"] = Reachability(state, instance) }] : new List<AwsStructure>(),
    };

    private static string Status(Ec2State state, Instance instance) =>
        instance.State != InstanceState.Running ? "not-applicable" : IsChecked(state, instance) ? "ok" : "initializing";

    private static string? Reachability(Ec2State state, Instance instance) =>
        instance.State != InstanceState.Running ? null : IsChecked(state, instance) ? "passed" : "initializing";

    private static bool IsChecked(Ec2State state, Instance instance) => state.Now >= instance.LaunchTime + Ec2Timings.StatusChecks;
}

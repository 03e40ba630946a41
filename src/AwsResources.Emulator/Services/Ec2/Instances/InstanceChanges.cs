namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>Starting, stopping, restarting and ending instances, and watching them. A call with several instances changes all or none.</summary>
internal static class InstanceChanges
{
    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["StartInstances"] = Start,
        ["StopInstances"] = Stop,
        ["RebootInstances"] = Reboot,
        ["TerminateInstances"] = Terminate,
        ["MonitorInstances"] = (state, call) => Monitor(state, call, enabled: true),
        ["UnmonitorInstances"] = (state, call) => Monitor(state, call, enabled: false),
    };

    private static AwsStructure Start(Ec2State state, EmulatorCall call)
    {
        var instances = Named(state, call);
        if (instances.FirstOrDefault(instance => instance.State != InstanceState.Stopped && instance.State != InstanceState.Running
            && instance.State != InstanceState.Pending) is { } wrong)
        {
            throw Ec2Errors.WrongInstanceState($"The instance '{wrong.Id}' is not in a state from which it can be started.");
        }
        return Change("StartingInstances", instances, instance =>
        {
            if (instance.State != InstanceState.Stopped) return;
            instance.Start(state.Now);
            if (instance.Interface is { HasPublicAddress: true }) instance.PublicAddress = state.Addresses.Take();
        });
    }

    private static AwsStructure Stop(Ec2State state, EmulatorCall call)
    {
        var instances = Named(state, call);
        var (force, hibernate) = (call.Input.Flag("Force") is true, call.Input.Flag("Hibernate") is true);
        foreach (var instance in instances) CheckStop(instance, hibernate);
        return Change("StoppingInstances", instances, instance =>
        {
            if (instance.State == InstanceState.Running || (force && instance.State == InstanceState.Stopping)) instance.Stop(state.Now, force);
        });
    }

    private static void CheckStop(Instance instance, bool hibernate)
    {
        if (instance.State == InstanceState.Pending || instance.State == InstanceState.ShuttingDown || instance.State == InstanceState.Terminated)
            throw Ec2Errors.WrongInstanceState($"The instance '{instance.Id}' is not in a state from which it can be stopped.");
        if (instance.Options.DisableApiStop)
            throw Ec2Errors.NotPermitted($"The instance '{instance.Id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.");
        if (hibernate && !instance.Options.Hibernation)
            throw new EmulatorException("UnsupportedHibernationConfiguration", $"The instance '{instance.Id}' is not configured for hibernation.");
    }

    private static AwsStructure Reboot(Ec2State state, EmulatorCall call)
    {
        foreach (var instance in Named(state, call))
        {
            if (instance.State != InstanceState.Running && instance.State != InstanceState.Pending)
                throw Ec2Errors.WrongInstanceState($"The instance '{instance.Id}' is not in the 'running' state.");
        }
        return Ec2Inputs.Done();
    }

    private static AwsStructure Terminate(Ec2State state, EmulatorCall call)
    {
        var instances = Named(state, call);
        if (instances.FirstOrDefault(instance => instance.Options.DisableApiTermination) is { } kept)
            throw Ec2Errors.NotPermitted($"The instance '{kept.Id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
        return Change("TerminatingInstances", instances, instance =>
        {
            if (instance.State != InstanceState.ShuttingDown && instance.State != InstanceState.Terminated) instance.Terminate(state.Now);
        });
    }

    private static AwsStructure Monitor(Ec2State state, EmulatorCall call, bool enabled)
    {
        var instances = Named(state, call);
        foreach (var instance in instances) instance.SetMonitoring(enabled, state.Now);
        return new AwsStructure
        {
            ["InstanceMonitorings"] = instances.Select(instance => new AwsStructure
            {
                ["InstanceId"] = instance.Id,
                ["Monitoring"] = new AwsStructure { ["State"] = instance.Monitoring },
            }).ToList(),
        };
    }

    private static IReadOnlyList<Instance> Named(Ec2State state, EmulatorCall call)
    {
        var ids = call.Input.Texts("InstanceIds");
        return ids.Count > 0 ? state.Instances.Get(ids) : throw Ec2Errors.Missing("InstanceId");
    }

    private static AwsStructure Change(string member, IReadOnlyList<Instance> instances, Action<Instance> change)
    {
        var changes = new List<AwsStructure>();
        foreach (var instance in instances)
        {
            var before = instance.State;
            change(instance);
            changes.Add(new AwsStructure
            {
                ["InstanceId"] = instance.Id,
                ["PreviousState"] = before.Write(),
                ["CurrentState"] = instance.State.Write(),
            });
        }
        return new AwsStructure { [member] = changes };
    }
}

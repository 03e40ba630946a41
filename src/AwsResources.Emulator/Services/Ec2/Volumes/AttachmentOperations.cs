using AwsResources.Emulator.Services.Ec2.Instances;

namespace AwsResources.Emulator.Services.Ec2.Volumes;

/// <summary>Putting volumes on instances, and taking them off.</summary>
internal static class AttachmentOperations
{
    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["AttachVolume"] = Attach,
        ["DetachVolume"] = Detach,
    };

    private static AwsStructure Attach(Ec2State state, EmulatorCall call)
    {
        var device = call.Needed("Device");
        var volume = state.Volumes.Get(call.Needed("VolumeId"));
        var instance = state.Instances.Get(call.Needed("InstanceId"));
        if (volume.Attachment is { } present)
            throw new EmulatorException("VolumeInUse", $"{volume.Id} is already attached to {(present.Instance == instance ? "this" : "an")} instance");
        if (volume.State != "available") throw new EmulatorException("IncorrectState", $"{volume.Id} is not 'available'.");
        if (instance.State != InstanceState.Running && instance.State != InstanceState.Stopped)
            throw new EmulatorException("IncorrectState", $"Instance '{instance.Id}' is not 'running'.");
        if (volume.Zone != instance.Zone)
            throw new EmulatorException("InvalidVolume.ZoneMismatch", $"The volume '{volume.Id}' is not in the same availability zone as instance '{instance.Id}'");
        if (instance.Attachments.Exists(taken => taken.Device == device))
            throw Ec2Errors.InvalidValue($"Invalid value '{device}' for unixDevice. Attachment point {device} is already in use");
        return volume.Attach(new Attachment(volume.Id, instance, device, state.Now, Ec2Timings.VolumeAttaching)).Write();
    }

    private static AwsStructure Detach(Ec2State state, EmulatorCall call)
    {
        var volume = state.Volumes.Get(call.Needed("VolumeId"));
        var (instanceId, device) = (call.Input.Text("InstanceId"), call.Input.Text("Device"));
        if (instanceId is not null) _ = state.Instances.Get(instanceId);
        if (volume.Attachment is not { } attachment)
            throw new EmulatorException("IncorrectState", $"Volume '{volume.Id}' is in the '{volume.State}' state.");
        if ((instanceId is not null && instanceId != attachment.Instance.Id) || (device is not null && device != attachment.Device))
            throw new EmulatorException("InvalidAttachment.NotFound", $"Volume '{volume.Id}' is not attached to the instance or device that was named.");
        var instance = attachment.Instance;
        if (attachment.Device == instance.RootDeviceName && instance.State != InstanceState.Stopped)
            throw Ec2Errors.NotPermitted($"Unable to detach root volume '{volume.Id}' from instance '{instance.Id}'");
        if (attachment.State == "detaching") throw new EmulatorException("IncorrectState", $"Volume '{volume.Id}' is in the 'detaching' state.");
        attachment.Detach(state.Now);
        return attachment.Write();
    }
}

namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>What an instance lets go of when it has stopped or is terminated.</summary>
internal static class InstanceEnd
{
    public static void Release(Ec2State state, Instance instance)
    {
        if (instance.PublicAddress is { } address)
        {
            state.Addresses.Free(address);
            instance.PublicAddress = null;
        }
        if (instance.State != InstanceState.Terminated) return;
        if (instance.Interface is { } networkInterface) instance.Subnet?.Free(networkInterface.Address);
        instance.Disconnect();
        foreach (var attachment in instance.Attachments.ToArray())
        {
            var volume = state.Volumes.Get(attachment.VolumeId);
            volume.Release();
            if (attachment.DeleteOnTermination) state.Volumes.Remove(volume);
        }
    }
}

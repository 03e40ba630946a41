using AwsResources.Emulator.Services.Ec2.Images;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.Tags;
using AwsResources.Emulator.Services.Ec2.Volumes;

namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>RunInstances: everything is read and checked before anything is made.</summary>
internal static class InstanceLaunch
{
    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } =
        new Dictionary<string, Ec2Handler> { ["RunInstances"] = (state, call) => state.Tokens.Once(call, () => Run(state, call)) };

    private static Func<AwsStructure> Run(Ec2State state, EmulatorCall call)
    {
        call.Refuse("LaunchTemplate", "InstanceMarketOptions", "Ipv6AddressCount", "Ipv6Addresses", "ElasticGpuSpecification",
            "ElasticInferenceAccelerators", "LicenseSpecifications", "CapacityReservationSpecification", "SecondaryInterfaces", "KernelId", "RamdiskId");
        var image = FindImage(state, call);
        var count = ReadCount(call);
        var place = LaunchPlace.Read(state, call);
        var options = OptionsReader.Read(state, call, image, place.Subnet);
        var mappings = MappingReader.Read(state, call.Input.Parts("BlockDeviceMappings"), image.Mappings);
        var tags = TagSpecifications.Read(call, ResourceKind.Instance, ResourceKind.Volume, ResourceKind.NetworkInterface);
        count = place.CheckRoom(count.Least, count.Most);
        var addresses = place.TakeAddresses(count.Most);
        var reservation = new Reservation(state.Ids.Resource("r"), state.AccountId);
        List<Instance> instances = [];
        for (var index = 0; index < count.Most; index++)
        {
            // Options may be changed for each later, so each has its own.
            var own = index == 0 ? options : OptionsReader.Read(state, call, image, place.Subnet);
            instances.Add(Make(state, call, reservation, index, image, place, own, addresses[index], mappings, tags));
        }
        return () => InstanceViews.WriteReservation(reservation, instances);
    }

    private static Image FindImage(Ec2State state, EmulatorCall call)
    {
        var image = state.Images.Get(call.Input.Text("ImageId") ?? throw Ec2Errors.Missing("ImageId"));
        if (!image.IsVisibleTo(state.AccountId)) throw ResourceKind.Image.NotFound(image.Id);
        return image.State == "available" ? image
            : throw new EmulatorException("InvalidAMIID.Unavailable", $"The image ID '{image.Id}' is not available");
    }

    private static (int Least, int Most) ReadCount(EmulatorCall call)
    {
        var least = call.Input.Integer("MinCount") ?? throw Ec2Errors.Missing("MinCount");
        var most = call.Input.Integer("MaxCount") ?? throw Ec2Errors.Missing("MaxCount");
        if (least < 1) throw Ec2Errors.InvalidValue("minCount", least, "Minimum instance count must be greater than zero.");
        if (most < 1) throw Ec2Errors.InvalidValue("maxCount", most, "Maximum instance count must be greater than zero.");
        if (most < least) throw Ec2Errors.InvalidCombination("MaxCount must be greater than or equal to MinCount");
        return (least, most);
    }

    private static Instance Make(Ec2State state, EmulatorCall call, Reservation reservation, int index, Image image, LaunchPlace place,
        InstanceOptions options, uint address, IReadOnlyList<ImageMapping> mappings, TagSpecifications tags)
    {
        var instance = new Instance(state.NewId(ResourceKind.Instance), reservation, index, image, place.Subnet.Zone) { Options = options };
        instance.Start(state.Now);
        if (call.Input.Part("Monitoring")?.Flag("Enabled") is true) instance.SetMonitoring(enabled: true, state.Now);
        instance.Connect(place.MakeInterface(state, address), place.Subnet, place.Groups);
        if (instance.Interface!.HasPublicAddress) instance.PublicAddress = state.Addresses.Take();
        tags.ApplyTo(state.Instances.Add(instance));
        foreach (var mapping in mappings)
        {
            var volume = VolumeOperations.Make(state, mapping.Spec, instance.Zone);
            _ = volume.Attach(new Attachment(volume.Id, instance, mapping.DeviceName, state.Now, TimeSpan.Zero)
            {
                DeleteOnTermination = mapping.DeleteOnTermination,
            });
            tags.ApplyTo(volume);
        }
        return instance;
    }
}

using AwsResources.Emulator.Services.Ec2.Filters;

namespace AwsResources.Emulator.Services.Ec2.Volumes;

/// <summary>Attributes and health of volumes.</summary>
internal static class VolumeAttributes
{
    private static readonly FilterSet<Volume> StatusFilters = new FilterSet<Volume>()
        .One("availability-zone", volume => volume.Zone.Name)
        .Never("action.code", "action.description", "action.event-id")
        .Never("event.description", "event.event-id", "event.event-type", "event.not-after", "event.not-before")
        .One("volume-status.status", _ => "ok")
        .Many("volume-status.details-name", _ => ["io-enabled", "io-performance"])
        .Many("volume-status.details-status", volume => ["passed", Performance(volume)]);

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["DescribeVolumeAttribute"] = Describe,
        ["ModifyVolumeAttribute"] = Modify,
        ["DescribeVolumeStatus"] = DescribeStatus,
        ["EnableVolumeIO"] = EnableIO,
    };

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var volume = state.Volumes.Get(call.Needed("VolumeId"));
        return call.Needed("Attribute") switch
        {
            "autoEnableIO" => new AwsStructure { ["VolumeId"] = volume.Id, ["AutoEnableIO"] = new AwsStructure { ["Value"] = volume.AutoEnableIO } },
            "productCodes" => new AwsStructure { ["VolumeId"] = volume.Id, ["ProductCodes"] = new List<AwsStructure>() },
            var other => throw Ec2Errors.InvalidValue("attribute", other, "Unknown attribute."),
        };
    }

    private static AwsStructure Modify(Ec2State state, EmulatorCall call)
    {
        var volume = state.Volumes.Get(call.Needed("VolumeId"));
        volume.AutoEnableIO = call.Input.FlagValue("AutoEnableIO") ?? throw Ec2Errors.Missing("autoEnableIO");
        return Ec2Inputs.Done();
    }

    private static AwsStructure DescribeStatus(Ec2State state, EmulatorCall call)
    {
        var volumes = StatusFilters.Apply(call, state.Volumes.GetOrAll(call.Input.Texts("VolumeIds")));
        return Listing.Answer(call, "VolumeStatuses", volumes, WriteStatus, "VolumeIds");
    }

    // Volumes of the emulator are never impaired, so their I/O is on already.
    private static AwsStructure EnableIO(Ec2State state, EmulatorCall call)
    {
        _ = state.Volumes.Get(call.Needed("VolumeId"));
        return Ec2Inputs.Done();
    }

    private static AwsStructure WriteStatus(Volume volume) => new()
    {
        ["VolumeId"] = volume.Id,
        ["AvailabilityZone"] = volume.Zone.Name,
        ["AvailabilityZoneId"] = volume.Zone.Id,
        ["Actions"] = new List<AwsStructure>(),
        ["Events"] = new List<AwsStructure>(),
        ["VolumeStatus"] = new AwsStructure
        {
            ["Status"] = "ok",
            ["Details"] = new[]
            {
                new AwsStructure { ["Name"] = "io-enabled", ["Status"] = "passed" },
                new AwsStructure { ["Name"] = "io-performance", ["Status"] = Performance(volume) },
            },
        },
    };

    // Only volumes with provisioned speed are measured.
    private static string Performance(Volume volume) => volume.Spec.Type is "io1" or "io2" ? "normal" : "not-applicable";
}

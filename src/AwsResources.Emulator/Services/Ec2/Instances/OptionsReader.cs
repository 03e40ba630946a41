using AwsResources.Emulator.Services.Ec2.Images;
using AwsResources.Emulator.Services.Ec2.KeyPairs;
using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Regions;

namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>Reads what a launch wants beside image, network and volumes.</summary>
internal static class OptionsReader
{
    private const int LargestUserData = 16384;

    public static InstanceOptions Read(Ec2State state, EmulatorCall call, Image image, Subnet subnet)
    {
        var input = call.Input;
        var placement = input.Part("Placement");
        var hostname = input.Part("PrivateDnsNameOptions");
        return new InstanceOptions
        {
            InstanceType = CheckType(call, input.Text("InstanceType") ?? InstanceOptions.DefaultType, image),
            KeyName = input.Text("KeyName") is { } key ? KeyPairOperations.ByName(state, key).Name : null,
            UserData = CheckUserData(input.Text("UserData")),
            ClientToken = input.Text("ClientToken"),
            DisableApiTermination = input.Flag("DisableApiTermination") is true,
            DisableApiStop = input.Flag("DisableApiStop") is true,
            ShutdownBehavior = input.Text("InstanceInitiatedShutdownBehavior") ?? "stop",
            EbsOptimized = input.Flag("EbsOptimized") is true,
            EnaSupport = image.EnaSupport,
            Hibernation = input.Part("HibernationOptions")?.Flag("Configured") is true,
            ProfileArn = Profile(state, input.Part("IamInstanceProfile")),
            Tenancy = placement?.Text("Tenancy") ?? subnet.Vpc.Tenancy,
            GroupName = placement?.Text("GroupName") ?? "",
            HostId = placement?.Text("HostId"),
            PartitionNumber = placement?.Integer("PartitionNumber"),
            MetadataOptions = Metadata(input.Part("MetadataOptions"), image),
            CpuOptions = input.Part("CpuOptions"),
            Enclave = input.Part("EnclaveOptions")?.Flag("Enabled") is true,
            AutoRecovery = input.Part("MaintenanceOptions")?.Text("AutoRecovery") ?? "default",
            HostnameType = hostname?.Text("HostnameType") ?? subnet.HostnameType,
            ResourceNameARecord = hostname?.Flag("EnableResourceNameDnsARecord") ?? subnet.ResourceNameARecord,
            ResourceNameAaaaRecord = hostname?.Flag("EnableResourceNameDnsAAAARecord") ?? subnet.ResourceNameAaaaRecord,
        };
    }

    /// <summary>Refuses types that EC2 does not have, and those that the image does not run on.</summary>
    public static string CheckType(EmulatorCall call, string type, Image image)
    {
        if (!IsType(call, type)) throw Ec2Errors.InvalidValue($"Invalid value '{type}' for InstanceType.");
        if (InstanceTypeFacts.Find(type) is { } facts && facts.Architecture != image.Architecture)
        {
            throw Ec2Errors.InvalidValue($"The architecture '{facts.Architecture}' of the specified instance type does not match the architecture "
                + $"'{image.Architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. "
                + "You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.");
        }
        return type;
    }

    public static string? CheckUserData(string? data)
    {
        if (data is null) return null;
        var bytes = new byte[data.Length];
        if (!Convert.TryFromBase64String(data, bytes, out var length)) throw Ec2Errors.InvalidValue("Invalid BASE64 encoding of user data.");
        if (length > LargestUserData) throw Ec2Errors.InvalidValue($"User data is limited to {LargestUserData} bytes");
        return data;
    }

    private static bool IsType(EmulatorCall call, string type) =>
        call.Service.TryGetOperation("RunInstances", out var launch) && launch.Input!.TryGetMember("InstanceType", out var member)
        && member.Shape is Client.Model.ScalarShape shape && shape.EnumValues.Contains(type);

    private static string? Profile(Ec2State state, AwsStructure? profile) =>
        profile?.Text("Arn") ?? (profile?.Text("Name") is { } name ? $"arn:aws:iam::{state.AccountId}:instance-profile/{name}" : null);

    private static AwsStructure Metadata(AwsStructure? given, Image image) => new()
    {
        ["State"] = "applied",
        ["HttpTokens"] = given?.Text("HttpTokens") ?? (image.RequiresImdsV2 ? "required" : "optional"),
        ["HttpPutResponseHopLimit"] = given?.Integer("HttpPutResponseHopLimit") ?? (image.RequiresImdsV2 ? 2 : 1),
        ["HttpEndpoint"] = given?.Text("HttpEndpoint") ?? "enabled",
        ["HttpProtocolIpv6"] = given?.Text("HttpProtocolIpv6") ?? "disabled",
        ["InstanceMetadataTags"] = given?.Text("InstanceMetadataTags") ?? "disabled",
    };
}

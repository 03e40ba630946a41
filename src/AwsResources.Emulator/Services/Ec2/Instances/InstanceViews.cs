using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Regions;

namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>Instances as answers have them.</summary>
internal static class InstanceViews
{
    public static AwsStructure WriteReservation(Reservation reservation, IEnumerable<Instance> instances) => new()
    {
        ["ReservationId"] = reservation.Id,
        ["OwnerId"] = reservation.OwnerId,
        ["Groups"] = new List<AwsStructure>(),
        ["Instances"] = instances.Select(instance => Write(instance)).ToList(),
    };

    public static AwsStructure Write(Instance instance)
    {
        var (options, image) = (instance.Options, instance.Image);
        var written = new AwsStructure
        {
            ["InstanceId"] = instance.Id,
            ["ImageId"] = image.Id,
            ["State"] = instance.State.Write(),
            ["StateTransitionReason"] = instance.TransitionReason,
            ["StateReason"] = instance.StateReason is { } reason ? new AwsStructure { ["Code"] = reason.Code, ["Message"] = reason.Message } : null,
            ["InstanceType"] = options.InstanceType,
            ["KeyName"] = options.KeyName,
            ["AmiLaunchIndex"] = instance.LaunchIndex,
            ["ProductCodes"] = new List<AwsStructure>(),
            ["LaunchTime"] = instance.LaunchTime,
            ["Placement"] = WritePlacement(instance),
            ["Monitoring"] = new AwsStructure { ["State"] = instance.Monitoring },
            ["Architecture"] = image.Architecture,
            ["Platform"] = image.IsWindows ? "windows" : null,
            ["PlatformDetails"] = image.PlatformDetails,
            ["UsageOperation"] = image.UsageOperation,
            ["UsageOperationUpdateTime"] = instance.LaunchTime,
            ["RootDeviceName"] = instance.RootDeviceName,
            ["RootDeviceType"] = "ebs",
            ["VirtualizationType"] = image.VirtualizationType,
            ["Hypervisor"] = "xen",
            ["BootMode"] = image.BootMode,
            ["CurrentInstanceBootMode"] = CurrentBootMode(instance),
            ["ClientToken"] = options.ClientToken ?? "",
            ["EbsOptimized"] = options.EbsOptimized,
            ["EnaSupport"] = options.EnaSupport,
            ["CpuOptions"] = WriteCpus(options),
            ["CapacityReservationSpecification"] = new AwsStructure { ["CapacityReservationPreference"] = "open" },
            ["HibernationOptions"] = new AwsStructure { ["Configured"] = options.Hibernation },
            ["EnclaveOptions"] = new AwsStructure { ["Enabled"] = options.Enclave },
            ["MaintenanceOptions"] = new AwsStructure { ["AutoRecovery"] = options.AutoRecovery },
            ["MetadataOptions"] = options.MetadataOptions,
            ["IamInstanceProfile"] = options.ProfileArn is { } arn ? new AwsStructure { ["Arn"] = arn, ["Id"] = ProfileId(arn) } : null,
            ["BlockDeviceMappings"] = instance.Attachments.Select(attachment => attachment.WriteMapping()).ToList(),
            ["Tags"] = instance.TagList,
        };
        WriteNetwork(instance, written);
        return written;
    }

    /// <summary>A private name, such as <c>ip-10-0-0-5.ec2.internal</c>; empty once the instance is terminated.</summary>
    public static string PrivateDnsName(Instance instance)
    {
        if (instance.Interface is not { } networkInterface) return "";
        var host = instance.Options.HostnameType == "resource-name" ? instance.Id : $"ip-{Dashes(networkInterface.Address)}";
        return instance.Zone.Region == "us-east-1" ? $"{host}.ec2.internal" : $"{host}.{instance.Zone.Region}.compute.internal";
    }

    /// <summary>A public name; empty without a public address, and in networks that give none.</summary>
    public static string PublicDnsName(Instance instance)
    {
        if (instance.PublicAddress is not { } address || instance.Subnet is not { Vpc.DnsHostnames: true }) return "";
        var place = instance.Zone.Region == "us-east-1" ? "compute-1" : $"{instance.Zone.Region}.compute";
        return $"ec2-{Dashes(address)}.{place}.amazonaws.com";
    }

    public static string CurrentBootMode(Instance instance) => instance.Image.BootMode == "legacy-bios" ? "legacy-bios" : "uefi";

    public static string? InterfaceStatus(Instance instance) =>
        instance.Interface is null ? null : instance.State == InstanceState.Pending ? "attaching" : "attached";

    private static void WriteNetwork(Instance instance, AwsStructure written)
    {
        written["PrivateDnsName"] = PrivateDnsName(instance);
        written["PublicDnsName"] = PublicDnsName(instance);
        written["SecurityGroups"] = instance.Groups.Select(group => group.ToIdentifier()).ToList();
        written["NetworkInterfaces"] = new List<AwsStructure>();
        if (instance.Interface is not { } networkInterface || instance.Subnet is not { } subnet) return;
        written["SubnetId"] = subnet.Id;
        written["VpcId"] = subnet.Vpc.Id;
        written["PrivateIpAddress"] = CidrBlock.Text(networkInterface.Address);
        written["PublicIpAddress"] = instance.PublicAddress is { } address ? CidrBlock.Text(address) : null;
        written["SourceDestCheck"] = instance.Options.SourceDestCheck;
        written["PrivateDnsNameOptions"] = new AwsStructure
        {
            ["HostnameType"] = instance.Options.HostnameType,
            ["EnableResourceNameDnsARecord"] = instance.Options.ResourceNameARecord,
            ["EnableResourceNameDnsAAAARecord"] = instance.Options.ResourceNameAaaaRecord,
        };
        written["NetworkInterfaces"] = new[] { WriteInterface(instance, networkInterface, subnet) };
    }

    private static AwsStructure WriteInterface(Instance instance, NetworkInterface networkInterface, Subnet subnet)
    {
        var (address, name) = (CidrBlock.Text(networkInterface.Address), PrivateDnsName(instance));
        var association = instance.PublicAddress is { } publicAddress ? new AwsStructure
        {
            ["IpOwnerId"] = "amazon",
            ["PublicIp"] = CidrBlock.Text(publicAddress),
            ["PublicDnsName"] = PublicDnsName(instance),
        } : null;
        return new AwsStructure
        {
            ["NetworkInterfaceId"] = networkInterface.Id,
            ["Association"] = association,
            ["Attachment"] = new AwsStructure
            {
                ["AttachmentId"] = networkInterface.AttachmentId,
                ["AttachTime"] = networkInterface.AttachedAt,
                ["DeleteOnTermination"] = networkInterface.DeleteOnTermination,
                ["DeviceIndex"] = 0,
                ["NetworkCardIndex"] = 0,
                ["Status"] = InterfaceStatus(instance),
            },
            ["Description"] = networkInterface.Description,
            ["Groups"] = instance.Groups.Select(group => group.ToIdentifier()).ToList(),
            ["InterfaceType"] = "interface",
            ["Ipv6Addresses"] = new List<AwsStructure>(),
            ["MacAddress"] = networkInterface.MacAddress,
            ["OwnerId"] = instance.OwnerId,
            ["PrivateDnsName"] = name,
            ["PrivateIpAddress"] = address,
            ["PrivateIpAddresses"] = new[]
            {
                new AwsStructure { ["Association"] = association, ["Primary"] = true, ["PrivateDnsName"] = name, ["PrivateIpAddress"] = address },
            },
            ["SourceDestCheck"] = instance.Options.SourceDestCheck,
            ["Status"] = "in-use",
            ["SubnetId"] = subnet.Id,
            ["VpcId"] = subnet.Vpc.Id,
        };
    }

    private static AwsStructure WritePlacement(Instance instance) => new()
    {
        ["AvailabilityZone"] = instance.Zone.Name,
        ["AvailabilityZoneId"] = instance.Zone.Id,
        ["GroupName"] = instance.Options.GroupName,
        ["HostId"] = instance.Options.HostId,
        ["PartitionNumber"] = instance.Options.PartitionNumber,
        ["Tenancy"] = instance.Options.Tenancy,
    };

    private static AwsStructure? WriteCpus(InstanceOptions options)
    {
        var facts = InstanceTypeFacts.Find(options.InstanceType);
        if (facts is null && options.CpuOptions is null) return null;
        return new AwsStructure
        {
            ["CoreCount"] = options.CpuOptions?.Integer("CoreCount") ?? facts?.Cores,
            ["ThreadsPerCore"] = options.CpuOptions?.Integer("ThreadsPerCore") ?? facts?.ThreadsPerCore,
        };
    }

    // There is no IAM here to ask; the id depends on the profile's name, as an id would.
    public static string ProfileId(string arn) =>
        "AIPA" + System.IO.Hashing.XxHash64.HashToUInt64(System.Text.Encoding.UTF8.GetBytes(arn)).ToString("X16", System.Globalization.CultureInfo.InvariantCulture);

    private static string Dashes(uint address) => CidrBlock.Text(address).Replace('.', '-');
}

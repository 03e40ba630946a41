using System.Globalization;
using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Volumes;

namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>The filters of DescribeInstances.</summary>
internal static class InstanceFilters
{
    private static readonly FilterSet<Instance> Filters = Make();

    public static IReadOnlyList<Instance> Apply(EmulatorCall call, IEnumerable<Instance> instances) => Filters.Apply(call, instances);

    private static FilterSet<Instance> Make()
    {
        var filters = FilterSet.Of<Instance>();
        AddMachine(filters);
        AddState(filters);
        AddNetwork(filters);
        AddInterface(filters);
        AddVolumes(filters);
        return filters;
    }

    private static void AddMachine(FilterSet<Instance> filters) => _ = filters
        .One("instance-id", instance => instance.Id)
        .One("image-id", instance => instance.Image.Id)
        .One("instance-type", instance => instance.Options.InstanceType)
        .One("architecture", instance => instance.Image.Architecture)
        .One("platform", instance => instance.Image.IsWindows ? "windows" : null)
        .One("platform-details", instance => instance.Image.PlatformDetails)
        .One("usage-operation", instance => instance.Image.UsageOperation)
        .One("hypervisor", _ => "xen")
        .One("virtualization-type", instance => instance.Image.VirtualizationType)
        .One("root-device-type", _ => "ebs")
        .One("root-device-name", instance => instance.RootDeviceName)
        .One("boot-mode", instance => instance.Image.BootMode)
        .One("key-name", instance => instance.Options.KeyName)
        .One("client-token", instance => instance.Options.ClientToken)
        .One("reservation-id", instance => instance.Reservation.Id)
        .Number("launch-index", instance => instance.LaunchIndex)
        .Time("launch-time", instance => instance.LaunchTime)
        .One("iam-instance-profile.arn", instance => instance.Options.ProfileArn)
        .One("iam-instance-profile.name", instance => instance.Options.ProfileArn?.Split('/')[^1])
        .Flag("hibernation-options.configured", instance => instance.Options.Hibernation)
        .Flag("enclave-options.enabled", instance => instance.Options.Enclave)
        .One("maintenance-options.auto-recovery", instance => instance.Options.AutoRecovery)
        .One("metadata-options.http-tokens", instance => instance.Options.MetadataOptions.Text("HttpTokens"))
        .One("metadata-options.http-endpoint", instance => instance.Options.MetadataOptions.Text("HttpEndpoint"))
        .One("metadata-options.instance-metadata-tags", instance => instance.Options.MetadataOptions.Text("InstanceMetadataTags"))
        .Number("metadata-options.http-put-response-hop-limit", instance => instance.Options.MetadataOptions.Integer("HttpPutResponseHopLimit"))
        .One("metadata-options.http-protocol-ipv6", instance => instance.Options.MetadataOptions.Text("HttpProtocolIpv6"))
        .One("metadata-options.state", instance => instance.Options.MetadataOptions.Text("State"))
        .One("current-instance-boot-mode", InstanceViews.CurrentBootMode)
        .One("iam-instance-profile.id", instance => instance.Options.ProfileArn is { } arn ? InstanceViews.ProfileId(arn) : null)
        .One("capacity-reservation-specification.capacity-reservation-preference", _ => "open")
        .Flag("ebs-optimized", instance => instance.Options.EbsOptimized)
        .Flag("ena-support", instance => instance.Options.EnaSupport)
        .Time("usage-operation-update-time", instance => instance.LaunchTime)
        .Flag("operator.managed", _ => false)
        .Never("instance-lifecycle", "spot-instance-request-id", "kernel-id", "ramdisk-id", "product-code", "product-code.type", "requester-id",
            "tpm-support", "operator.principal", "capacity-reservation-id", "network-performance-options.bandwidth-weighting",
            "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id",
            "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn");

    private static void AddState(FilterSet<Instance> filters) => _ = filters
        .One("instance-state-name", instance => instance.State.Name)
        .Number("instance-state-code", instance => instance.State.Code)
        .One("state-reason-code", instance => instance.StateReason?.Code)
        .One("state-reason-message", instance => instance.StateReason?.Message)
        .One("reason", instance => instance.TransitionReason)
        .One("monitoring-state", instance => instance.Monitoring);

    private static void AddNetwork(FilterSet<Instance> filters) => _ = filters
        .One("vpc-id", instance => instance.Subnet?.Vpc.Id)
        .One("subnet-id", instance => instance.Subnet?.Id)
        .One("availability-zone", instance => instance.Zone.Name)
        .One("availability-zone-id", instance => instance.Zone.Id)
        .One("tenancy", instance => instance.Options.Tenancy)
        .One("affinity", _ => null)
        .One("host-id", instance => instance.Options.HostId)
        .One("placement-group-name", instance => instance.Options.GroupName)
        .Number("placement-partition-number", instance => instance.Options.PartitionNumber)
        .One("private-ip-address", PrivateAddress)
        .One("ip-address", PublicAddress)
        .One("private-dns-name", InstanceViews.PrivateDnsName)
        .One("dns-name", InstanceViews.PublicDnsName)
        .One("private-dns-name-options.hostname-type", instance => instance.Options.HostnameType)
        .Flag("private-dns-name-options.enable-resource-name-dns-a-record", instance => instance.Options.ResourceNameARecord)
        .Flag("private-dns-name-options.enable-resource-name-dns-aaaa-record", instance => instance.Options.ResourceNameAaaaRecord)
        .Never("ipv6-address", "outpost-arn")
        .Flag("source-dest-check", instance => instance.Options.SourceDestCheck)
        .Many("group-id", instance => instance.Groups.Select(group => group.Id))
        .Many("group-name", instance => instance.Groups.Select(group => group.Name))
        .Many("instance.group-id", instance => instance.Groups.Select(group => group.Id))
        .Many("instance.group-name", instance => instance.Groups.Select(group => group.Name));

    private static void AddInterface(FilterSet<Instance> filters) => _ = filters
        .One("network-interface.network-interface-id", instance => instance.Interface?.Id)
        .One("network-interface.attachment.attachment-id", instance => instance.Interface?.AttachmentId)
        .One("network-interface.attachment.instance-id", instance => instance.Interface is null ? null : instance.Id)
        .One("network-interface.mac-address", instance => instance.Interface?.MacAddress)
        .One("network-interface.description", instance => instance.Interface?.Description)
        .One("network-interface.owner-id", instance => instance.Interface is null ? null : instance.OwnerId)
        .One("network-interface.status", instance => instance.Interface is null ? null : "in-use")
        .One("network-interface.private-dns-name", InstanceViews.PrivateDnsName)
        .One("network-interface.addresses.private-ip-address", PrivateAddress)
        .One("network-interface.addresses.association.public-ip", PublicAddress)
        .One("network-interface.association.public-ip", PublicAddress)
        .One("network-interface.subnet-id", instance => instance.Subnet?.Id)
        .One("network-interface.vpc-id", instance => instance.Subnet?.Vpc.Id)
        .One("network-interface.availability-zone", instance => instance.Interface is null ? null : instance.Zone.Name)
        .One("network-interface.private-ip-address", PrivateAddress)
        .One("network-interface.public-dns-name", InstanceViews.PublicDnsName)
        .One("network-interface.addresses.private-dns-name", InstanceViews.PrivateDnsName)
        .One("network-interface.addresses.primary", instance => instance.Interface is null ? null : "true")
        .One("network-interface.addresses.association.ip-owner-id", AddressOwner)
        .One("network-interface.addresses.association.public-dns-name", InstanceViews.PublicDnsName)
        .One("network-interface.association.ip-owner-id", AddressOwner)
        .One("network-interface.association.public-dns-name", InstanceViews.PublicDnsName)
        .One("network-interface.attachment.instance-owner-id", instance => instance.Interface is null ? null : instance.OwnerId)
        .One("network-interface.attachment.device-index", instance => instance.Interface is null ? null : "0")
        .One("network-interface.attachment.network-card-index", instance => instance.Interface is null ? null : "0")
        .One("network-interface.attachment.status", InstanceViews.InterfaceStatus)
        .Time("network-interface.attachment.attach-time", instance => instance.Interface?.AttachedAt)
        .One("network-interface.attachment.delete-on-termination", instance => instance.Interface is { } held ? held.DeleteOnTermination ? "true" : "false" : null)
        .One("network-interface.source-dest-check", instance => instance.Interface is null ? null : instance.Options.SourceDestCheck ? "true" : "false")
        .One("network-interface.requester-managed", instance => instance.Interface is null ? null : "false")
        .Never("network-interface.requester-id", "network-interface.ipv6-address", "network-interface.ipv6-addresses.ipv6-address",
            "network-interface.ipv6-addresses.is-primary-ipv6", "network-interface.ipv6-prefixes.ipv6-prefix", "network-interface.ipv4-prefixes.ipv4-prefix",
            "network-interface.association.allocation-id", "network-interface.association.association-id", "network-interface.association.carrier-ip",
            "network-interface.association.customer-owned-ip", "network-interface.addresses.association.allocation-id",
            "network-interface.addresses.association.association-id", "network-interface.addresses.association.carrier-ip",
            "network-interface.addresses.association.customer-owned-ip", "network-interface.outpost-arn", "network-interface.tag-key",
            "network-interface.tag-value", "network-interface.operator.principal")
        .NotHeld("network-interface.deny-all-igw-traffic", "network-interface.ipv6-native", "network-interface.operator.managed")
        .Many("network-interface.group-id", instance => instance.Groups.Select(group => group.Id))
        .Many("network-interface.group-name", instance => instance.Groups.Select(group => group.Name));

    private static void AddVolumes(FilterSet<Instance> filters)
    {
        void Add(string name, Func<Attachment, string> value) =>
            filters.Many($"block-device-mapping.{name}", instance => instance.Attachments.Select(value));

        Add("volume-id", attachment => attachment.VolumeId);
        Add("device-name", attachment => attachment.Device);
        Add("status", attachment => attachment.State);
        Add("delete-on-termination", attachment => attachment.DeleteOnTermination ? "true" : "false");
        Add("attach-time", attachment => attachment.AttachedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }

    private static string? PrivateAddress(Instance instance) =>
        instance.Interface is { } networkInterface ? CidrBlock.Text(networkInterface.Address) : null;

    private static string? AddressOwner(Instance instance) => instance.PublicAddress is null ? null : "amazon";

    private static string? PublicAddress(Instance instance) => instance.PublicAddress is { } address ? CidrBlock.Text(address) : null;
}

namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>What an instance was launched with, and may be changed later.</summary>
internal sealed class InstanceOptions
{
    public const string DefaultType = "m1.small";

    public required string InstanceType { get; set; }

    public string? KeyName { get; init; }

    /// <summary>In base64, as it came.</summary>
    public string? UserData { get; set; }

    public string? ClientToken { get; init; }

    public bool DisableApiTermination { get; set; }

    public bool DisableApiStop { get; set; }

    public string ShutdownBehavior { get; set; } = "stop";

    public bool EbsOptimized { get; set; }

    public bool EnaSupport { get; set; }

    public bool SourceDestCheck { get; set; } = true;

    public bool Hibernation { get; init; }

    public string? ProfileArn { get; init; }

    public string Tenancy { get; init; } = "default";

    public string GroupName { get; init; } = "";

    public string? HostId { get; init; }

    public int? PartitionNumber { get; init; }

    public required AwsStructure MetadataOptions { get; set; }

    public AwsStructure? CpuOptions { get; init; }

    public bool Enclave { get; init; }

    public string AutoRecovery { get; init; } = "default";

    public string HostnameType { get; init; } = "ip-name";

    public bool ResourceNameARecord { get; init; }

    public bool ResourceNameAaaaRecord { get; init; }
}

namespace AwsResources.Emulator.Services.Ec2.Volumes;

/// <summary>What a volume is made as.</summary>
internal sealed record VolumeSpec(string Type, int SizeGiB)
{
    public const string DefaultKmsAlias = "alias/aws/ebs";

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? SnapshotId { get; init; }

    /// <summary>Checks sizes and speeds, and fills in what the type gives where nothing was said.</summary>
    public VolumeSpec Checked()
    {
        var (least, most) = Type switch
        {
            "gp2" or "gp3" => (1, 16384),
            "io1" => (4, 16384),
            "io2" => (4, 65536),
            "st1" or "sc1" => (125, 16384),
            "standard" => (1, 1024),
            _ => throw Ec2Errors.InvalidValue($"Value ({Type}) for parameter volumeType is invalid. Unknown volume type."),
        };
        if (SizeGiB < least) throw Ec2Errors.InvalidValue($"Volume of {SizeGiB}GiB is too small for volume type {Type}; minimum is {least}GiB.");
        if (SizeGiB > most) throw Ec2Errors.InvalidValue($"Volume of {SizeGiB}GiB is too large for volume type {Type}; maximum is {most}GiB.");
        if (Type is "io1" or "io2" && Iops is null) throw Ec2Errors.Missing("iops");
        if (Iops is not null && Type is not ("io1" or "io2" or "gp3"))
            throw Ec2Errors.InvalidCombination($"The parameter iops is not supported for {Type} volumes.");
        if (Throughput is not null && Type != "gp3")
            throw Ec2Errors.InvalidCombination($"The parameter throughput is not supported for {Type} volumes.");
        return this with
        {
            Iops = Type switch { "gp3" => Iops ?? 3000, "gp2" => Math.Clamp(SizeGiB * 3, 100, 16000), _ => Iops },
            Throughput = Type == "gp3" ? Throughput ?? 125 : null,
        };
    }
}

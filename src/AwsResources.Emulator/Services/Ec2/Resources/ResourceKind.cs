namespace AwsResources.Emulator.Services.Ec2.Resources;

/// <summary>A kind of resource: its name in tags, the form of its ids, and the words for an id that is not there.</summary>
internal sealed record ResourceKind(string Name, string Prefix, string NotFoundCode, string MalformedCode, string Noun)
{
    public static readonly ResourceKind Instance =
        new("instance", "i", "InvalidInstanceID.NotFound", "InvalidInstanceID.Malformed", "instance ID");

    public static readonly ResourceKind Vpc = new("vpc", "vpc", "InvalidVpcID.NotFound", "InvalidVpcID.Malformed", "vpc ID");

    public static readonly ResourceKind Subnet =
        new("subnet", "subnet", "InvalidSubnetID.NotFound", "InvalidSubnetID.Malformed", "subnet ID");

    public static readonly ResourceKind SecurityGroup =
        new("security-group", "sg", "InvalidGroup.NotFound", "InvalidGroupId.Malformed", "security group");

    public static readonly ResourceKind SecurityGroupRule = new(
        "security-group-rule", "sgr", "InvalidSecurityGroupRuleId.NotFound", "InvalidSecurityGroupRuleId.Malformed", "security group rule ID");

    public static readonly ResourceKind InternetGateway =
        new("internet-gateway", "igw", "InvalidInternetGatewayID.NotFound", "InvalidInternetGatewayId.Malformed", "internetGateway ID");

    public static readonly ResourceKind Volume =
        new("volume", "vol", "InvalidVolume.NotFound", "InvalidParameterValue", "volume") { End = "." };

    public static readonly ResourceKind Snapshot =
        new("snapshot", "snap", "InvalidSnapshot.NotFound", "InvalidParameterValue", "snapshot") { End = "." };

    public static readonly ResourceKind Image =
        new("image", "ami", "InvalidAMIID.NotFound", "InvalidAMIID.Malformed", "image id") { Open = "'[", Close = "]'" };

    public static readonly ResourceKind KeyPair =
        new("key-pair", "key", "InvalidKeyPair.NotFound", "InvalidKeyPair.NotFound", "key pair");

    public static readonly ResourceKind NetworkInterface =
        new("network-interface", "eni", "InvalidNetworkInterfaceID.NotFound", "InvalidNetworkInterfaceId.Malformed", "networkInterface ID");

    public static readonly IReadOnlyList<ResourceKind> All =
        [Instance, Vpc, Subnet, SecurityGroup, SecurityGroupRule, InternetGateway, Volume, Snapshot, Image, KeyPair, NetworkInterface];

    private string Open { get; init; } = "'";

    private string Close { get; init; } = "'";

    private string End { get; init; } = "";

    /// <summary>Refuses what cannot be an id of this kind: eight or seventeen hexadecimal digits behind the prefix.</summary>
    public void CheckForm(string id)
    {
        if (id.StartsWith(Prefix + "-", StringComparison.Ordinal))
        {
            var digits = id.AsSpan(Prefix.Length + 1);
            if (digits.Length is 8 or 17 && digits.ContainsAnyExcept("0123456789abcdef") is false) return;
        }
        throw MalformedCode == "InvalidParameterValue"
            ? Ec2Errors.InvalidValue($"Value ({id}) for parameter {Name}Id is invalid. Expected: '{Prefix}-...'.")
            : new EmulatorException(MalformedCode, $"Invalid id: \"{id}\" (expecting \"{Prefix}-...\")");
    }

    public EmulatorException NotFound(params IReadOnlyList<string> ids)
    {
        var many = ids.Count > 1;
        return new EmulatorException(NotFoundCode,
            $"The {Noun}{(many ? "s" : "")} {Open}{string.Join(", ", ids)}{Close} {(many ? "do" : "does")} not exist{End}");
    }
}

namespace AwsResources.Emulator.Services.Ec2.SecurityGroups;

internal enum RuleTargetKind
{
    Ipv4,
    Ipv6,
    PrefixList,
    Group,
}

/// <summary>Who a rule is about: a range of addresses, a list of them, or a group.</summary>
internal sealed record RuleTarget(RuleTargetKind Kind, string Value);

/// <summary>What a rule lets through: a protocol and a range of ports. Without ports it is all of them.</summary>
internal sealed record RuleTraffic(string Protocol, int? From, int? To);

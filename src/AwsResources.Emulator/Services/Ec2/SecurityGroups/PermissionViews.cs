namespace AwsResources.Emulator.Services.Ec2.SecurityGroups;

/// <summary>Rules as answers have them: grouped by what they let through, or one by one.</summary>
internal static class PermissionViews
{
    public static IReadOnlyList<AwsStructure> Write(IEnumerable<SecurityGroupRule> rules) =>
        [.. rules.GroupBy(rule => rule.Traffic).Select(group => Write(group.Key, [.. group]))];

    public static AwsStructure Write(SecurityGroupRule rule)
    {
        var traffic = rule.Traffic;
        return new AwsStructure
        {
            ["SecurityGroupRuleId"] = rule.Id,
            ["SecurityGroupRuleArn"] = rule.Arn,
            ["GroupId"] = rule.Group.Id,
            ["GroupOwnerId"] = rule.OwnerId,
            ["IsEgress"] = rule.IsEgress,
            ["IpProtocol"] = traffic.Protocol,
            ["FromPort"] = traffic.From ?? -1,
            ["ToPort"] = traffic.To ?? -1,
            ["CidrIpv4"] = rule.TargetOf(RuleTargetKind.Ipv4),
            ["CidrIpv6"] = rule.TargetOf(RuleTargetKind.Ipv6),
            ["PrefixListId"] = rule.TargetOf(RuleTargetKind.PrefixList),
            ["ReferencedGroupInfo"] = rule.TargetOf(RuleTargetKind.Group) is { } group
                ? new AwsStructure { ["GroupId"] = group, ["UserId"] = rule.OwnerId } : null,
            ["Description"] = rule.Description,
            ["Tags"] = rule.TagList,
        };
    }

    private static AwsStructure Write(RuleTraffic traffic, List<SecurityGroupRule> rules) => new()
    {
        ["IpProtocol"] = traffic.Protocol,
        ["FromPort"] = traffic.From,
        ["ToPort"] = traffic.To,
        ["IpRanges"] = Targets(rules, RuleTargetKind.Ipv4, "CidrIp"),
        ["Ipv6Ranges"] = Targets(rules, RuleTargetKind.Ipv6, "CidrIpv6"),
        ["PrefixListIds"] = Targets(rules, RuleTargetKind.PrefixList, "PrefixListId"),
        ["UserIdGroupPairs"] = Targets(rules, RuleTargetKind.Group, "GroupId"),
    };

    private static List<AwsStructure> Targets(List<SecurityGroupRule> rules, RuleTargetKind kind, string member) =>
    [
        .. rules.Where(rule => rule.Target.Kind == kind).Select(rule => new AwsStructure
        {
            [member] = rule.Target.Value,
            ["Description"] = rule.Description,
            ["UserId"] = kind is RuleTargetKind.Group ? rule.OwnerId : null,
        }),
    ];
}

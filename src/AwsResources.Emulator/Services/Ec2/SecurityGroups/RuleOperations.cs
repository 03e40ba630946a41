using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.Tags;

namespace AwsResources.Emulator.Services.Ec2.SecurityGroups;

/// <summary>The rules of security groups. A call with several rules does all or nothing.</summary>
internal static class RuleOperations
{
    private const int MostRules = 60;

    private static readonly FilterSet<SecurityGroupRule> Filters = new FilterSet<SecurityGroupRule>(rule => rule.Tags)
        .One("group-id", rule => rule.Group.Id)
        .One("security-group-rule-id", rule => rule.Id);

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["AuthorizeSecurityGroupIngress"] = (state, call) => Authorize(state, call, isEgress: false),
        ["AuthorizeSecurityGroupEgress"] = (state, call) => Authorize(state, call, isEgress: true),
        ["RevokeSecurityGroupIngress"] = (state, call) => Revoke(state, call, isEgress: false),
        ["RevokeSecurityGroupEgress"] = (state, call) => Revoke(state, call, isEgress: true),
        ["DescribeSecurityGroupRules"] = Describe,
    };

    public static SecurityGroupRule Add(
        Ec2State state, SecurityGroup group, bool isEgress, RuleTraffic traffic, RuleTarget target, string? description = null)
    {
        var id = state.NewId(ResourceKind.SecurityGroupRule);
        var rule = state.Rules.Add(new SecurityGroupRule(id, state.AccountId, group, isEgress, traffic, target)
        {
            Description = description,
            Arn = state.Arn("security-group-rule", id),
        });
        group.Rules.Add(rule);
        return rule;
    }

    private static AwsStructure Authorize(Ec2State state, EmulatorCall call, bool isEgress)
    {
        var group = SecurityGroupOperations.Find(state, call);
        var tags = TagSpecifications.Read(call, ResourceKind.SecurityGroupRule);
        var wanted = PermissionReader.Read(state, call, group);
        if (wanted.Count == 0) throw Ec2Errors.Missing("ipPermissions");
        foreach (var rule in wanted)
            if (Find(group, isEgress, rule) is not null || wanted.Count(other => other with { Description = rule.Description } == rule) > 1) throw Duplicate(rule);
        if (group.Rules.Count(rule => rule.IsEgress == isEgress) + wanted.Count > MostRules)
            throw new EmulatorException("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");
        var added = wanted.Select(rule => Add(state, group, isEgress, rule.Traffic, rule.Target, rule.Description)).ToList();
        foreach (var rule in added) tags.ApplyTo(rule);
        return new AwsStructure { ["Return"] = true, ["SecurityGroupRules"] = added.Select(PermissionViews.Write).ToList() };
    }

    private static AwsStructure Revoke(Ec2State state, EmulatorCall call, bool isEgress)
    {
        var group = SecurityGroupOperations.Find(state, call);
        var ids = call.Input.Texts("SecurityGroupRuleIds");
        var removed = ids.Count > 0
            ? state.Rules.Get(ids).Where(rule => rule.Group == group && rule.IsEgress == isEgress ? true : throw NoSuchRule()).ToList()
            : [.. PermissionReader.Read(state, call, group).Select(rule => Find(group, isEgress, rule) ?? throw NoSuchRule())];
        if (removed.Count == 0) throw Ec2Errors.Missing("ipPermissions");
        foreach (var rule in removed.Distinct())
        {
            _ = group.Rules.Remove(rule);
            state.Rules.Remove(rule);
        }
        return new AwsStructure { ["Return"] = true, ["UnknownIpPermissions"] = new List<AwsStructure>() };
    }

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var rules = Filters.Apply(call, state.Rules.GetOrAll(call.Input.Texts("SecurityGroupRuleIds")));
        return Listing.Answer(call, "SecurityGroupRules", rules, PermissionViews.Write, "SecurityGroupRuleIds");
    }

    private static SecurityGroupRule? Find(SecurityGroup group, bool isEgress, WantedRule wanted) =>
        group.Rules.Find(rule => rule.IsSame(isEgress, wanted.Traffic, wanted.Target));

    private static EmulatorException NoSuchRule() =>
        new("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");

    private static EmulatorException Duplicate(WantedRule rule)
    {
        var traffic = rule.Traffic;
        var ports = traffic.From is null ? "" : $", from port: {traffic.From}, to port: {traffic.To}";
        var protocol = traffic.Protocol == "-1" ? "ALL" : traffic.Protocol.ToUpperInvariant();
        return new EmulatorException("InvalidPermission.Duplicate",
            $"the specified rule \"peer: {rule.Target.Value}, {protocol}{ports}, ALLOW\" already exists");
    }
}

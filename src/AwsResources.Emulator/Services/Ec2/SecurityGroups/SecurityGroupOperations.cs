using System.Globalization;
using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.Tags;

namespace AwsResources.Emulator.Services.Ec2.SecurityGroups;

/// <summary>Security groups; their rules are in <see cref="RuleOperations"/>.</summary>
internal static class SecurityGroupOperations
{
    private static readonly FilterSet<SecurityGroup> Filters = MakeFilters();

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["CreateSecurityGroup"] = Create,
        ["DescribeSecurityGroups"] = Describe,
        ["DeleteSecurityGroup"] = Delete,
    };

    /// <summary>Makes the group that a network has from the start: its members may talk to each other.</summary>
    public static void AddDefault(Ec2State state, Vpc vpc)
    {
        var group = Make(state, vpc, SecurityGroup.DefaultName, "default VPC security group");
        _ = RuleOperations.Add(state, group, isEgress: false, new RuleTraffic("-1", null, null), new RuleTarget(RuleTargetKind.Group, group.Id));
    }

    public static void Remove(Ec2State state, SecurityGroup group)
    {
        foreach (var rule in group.Rules) state.Rules.Remove(rule);
        state.SecurityGroups.Remove(group);
    }

    /// <summary>A group by id or by name; names are of the default network.</summary>
    public static SecurityGroup Find(Ec2State state, EmulatorCall call)
    {
        if (call.Input.Text("GroupId") is { } id) return state.SecurityGroups.Get(id);
        return call.Input.Text("GroupName") is { } name ? ByName(state, name)
            : throw Ec2Errors.Missing("groupName or groupId");
    }

    public static SecurityGroup ByName(Ec2State state, string name) => ByName(state, NeedDefaultVpc(state), name);

    public static SecurityGroup ByName(Ec2State state, Vpc vpc, string name) =>
        state.SecurityGroups.All.FirstOrDefault(group => group.Vpc == vpc && group.Name == name)
        ?? throw new EmulatorException("InvalidGroup.NotFound",
            $"The security group '{name}' does not exist{(vpc.IsDefault ? $" in default VPC '{vpc.Id}'" : $" in VPC '{vpc.Id}'")}");

    public static Vpc NeedDefaultVpc(Ec2State state) =>
        state.DefaultVpc ?? throw new EmulatorException("VPCIdNotSpecified", "No default VPC for this user");

    private static SecurityGroup Make(Ec2State state, Vpc vpc, string name, string description)
    {
        var id = state.NewId(ResourceKind.SecurityGroup);
        var group = state.SecurityGroups.Add(
            new SecurityGroup(id, state.AccountId, vpc, name, description) { Arn = state.Arn("security-group", id) });
        _ = RuleOperations.Add(state, group, isEgress: true, new RuleTraffic("-1", null, null), new RuleTarget(RuleTargetKind.Ipv4, "0.0.0.0/0"));
        return group;
    }

    private static AwsStructure Create(Ec2State state, EmulatorCall call)
    {
        var tags = TagSpecifications.Read(call, ResourceKind.SecurityGroup);
        var (name, description) = (call.Needed("GroupName"), call.Input.Text("Description") ?? throw Ec2Errors.Missing("GroupDescription"));
        if (name.StartsWith("sg-", StringComparison.Ordinal)) throw Ec2Errors.InvalidValue("Group names may not be in the format sg-*.");
        if (name == SecurityGroup.DefaultName) throw Ec2Errors.InvalidValue("Cannot use reserved security group name: default");
        if (name.Length > 255) throw Ec2Errors.InvalidValue("Group names may not be longer than 255 characters.");
        var vpc = call.Input.Text("VpcId") is { } vpcId ? state.Vpcs.Get(vpcId) : NeedDefaultVpc(state);
        if (state.SecurityGroups.All.Any(present => present.Vpc == vpc && present.Name == name))
            throw new EmulatorException("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpc.Id}'");
        var group = Make(state, vpc, name, description);
        tags.ApplyTo(group);
        return new AwsStructure { ["GroupId"] = group.Id, ["SecurityGroupArn"] = group.Arn, ["Tags"] = group.TagList };
    }

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var groups = state.SecurityGroups.GetOrAll(call.Input.Texts("GroupIds"));
        if (call.Input.Texts("GroupNames") is { Count: > 0 } names)
        {
            var named = names.Select(name => ByName(state, name)).ToHashSet();
            groups = [.. groups.Where(named.Contains)];
        }
        return Listing.Answer(call, "SecurityGroups", Filters.Apply(call, groups), Write, "GroupIds");
    }

    private static AwsStructure Delete(Ec2State state, EmulatorCall call)
    {
        var group = Find(state, call);
        if (group.IsDefault)
            throw new EmulatorException("CannotDelete", $"the specified group: \"{group.Id}\" name: \"default\" cannot be deleted by a user");
        var isUsed = state.Instances.All.Any(instance => instance.Groups.Contains(group))
            || state.Rules.All.Any(rule => rule.Group != group && rule.TargetOf(RuleTargetKind.Group) == group.Id);
        if (isUsed) throw Ec2Errors.Dependency($"resource {group.Id} has a dependent object");
        Remove(state, group);
        return new AwsStructure { ["Return"] = true, ["GroupId"] = group.Id };
    }

    private static AwsStructure Write(SecurityGroup group) => new()
    {
        ["GroupId"] = group.Id,
        ["GroupName"] = group.Name,
        ["Description"] = group.Description,
        ["OwnerId"] = group.OwnerId,
        ["VpcId"] = group.Vpc.Id,
        ["SecurityGroupArn"] = group.Arn,
        ["IpPermissions"] = PermissionViews.Write(group.Rules.Where(rule => !rule.IsEgress)),
        ["IpPermissionsEgress"] = PermissionViews.Write(group.Rules.Where(rule => rule.IsEgress)),
        ["Tags"] = group.TagList,
    };

    private static FilterSet<SecurityGroup> MakeFilters()
    {
        var filters = FilterSet.Of<SecurityGroup>()
            .One("group-id", group => group.Id)
            .One("group-name", group => group.Name)
            .One("description", group => group.Description)
            .One("vpc-id", group => group.Vpc.Id);
        AddRules(filters, "ip-permission", isEgress: false);
        AddRules(filters, "egress.ip-permission", isEgress: true);
        return filters;
    }

    private static void AddRules(FilterSet<SecurityGroup> filters, string prefix, bool isEgress)
    {
        void Add(string name, Func<SecurityGroupRule, object?> value) => filters.Many($"{prefix}.{name}",
            group => group.Rules.Where(rule => rule.IsEgress == isEgress).Select(rule => Convert.ToString(value(rule), CultureInfo.InvariantCulture)));

        Add("cidr", rule => rule.TargetOf(RuleTargetKind.Ipv4));
        Add("ipv6-cidr", rule => rule.TargetOf(RuleTargetKind.Ipv6));
        Add("prefix-list-id", rule => rule.TargetOf(RuleTargetKind.PrefixList));
        Add("group-id", rule => rule.TargetOf(RuleTargetKind.Group));
        Add("from-port", rule => rule.Traffic.From);
        Add("to-port", rule => rule.Traffic.To);
        Add("protocol", rule => rule.Traffic.Protocol);
    }
}

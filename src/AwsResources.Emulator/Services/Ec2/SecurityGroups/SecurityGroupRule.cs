using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.SecurityGroups;

internal sealed class SecurityGroupRule(string id, string ownerId, SecurityGroup group, bool isEgress, RuleTraffic traffic, RuleTarget target)
    : Ec2Resource(ResourceKind.SecurityGroupRule, id, ownerId)
{
    public SecurityGroup Group => group;

    public bool IsEgress => isEgress;

    public RuleTraffic Traffic => traffic;

    public RuleTarget Target => target;

    public string? Description { get; set; }

    public required string Arn { get; init; }

    public bool IsSame(bool egress, RuleTraffic otherTraffic, RuleTarget otherTarget) =>
        isEgress == egress && traffic == otherTraffic && target == otherTarget;

    public string? TargetOf(RuleTargetKind kind) => target.Kind == kind ? target.Value : null;
}

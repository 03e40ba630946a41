using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.SecurityGroups;

internal sealed class SecurityGroup(string id, string ownerId, Vpc vpc, string name, string description)
    : Ec2Resource(ResourceKind.SecurityGroup, id, ownerId)
{
    public const string DefaultName = "default";

    public Vpc Vpc => vpc;

    public string Name => name;

    public string Description => description;

    public bool IsDefault => name == DefaultName;

    public required string Arn { get; init; }

    public List<SecurityGroupRule> Rules { get; } = [];

    /// <summary>Id and name, as other resources name their groups.</summary>
    public AwsStructure ToIdentifier() => new() { ["GroupId"] = Id, ["GroupName"] = name };
}

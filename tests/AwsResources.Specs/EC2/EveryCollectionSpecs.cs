using System.Reflection;
using AwsResources.EC2;
using AwsResources.Specs.Backends;
using AwsResources.Specs.Coverage;
using AwsResources.Specs.Gaps;

namespace AwsResources.Specs.EC2;

/// <summary>Every collection of EC2, of the service and of each kind of resource: it lists what was made, synchronously as asynchronously.</summary>
public sealed class EveryCollectionSpecs(Backend backend) : EC2World(backend)
{
    /// <summary>Collections that do not hold what the fixture makes, and why.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["Vpc.AcceptedVpcPeeringConnections"] = "the network asked, and was not asked",
        ["Instance.Volumes"] = "the volume is not attached; the root volume is",
        ["PlacementGroup.Instances"] = "the instance was launched without a group",
    };

    private static IEnumerable<TestCaseData> Collections() =>
        from type in typeof(IEC2).Assembly.GetTypes()
        where type is { IsInterface: true, Namespace: "AwsResources.EC2" }
        from property in type.GetProperties()
        where AnyCollection.Is(property)
        select new TestCaseData(property).SetArgDisplayNames($"{(type == typeof(IEC2) ? "" : type.Name[1..] + ".")}{property.Name}");

    [TestCaseSource(nameof(Collections))]
    public async Task A_collection_lists_what_was_made(PropertyInfo property)
    {
        var owner = property.DeclaringType == typeof(IEC2) ? Aws.EC2 : (object?)Made(property.DeclaringType!);
        if (owner is null) Assert.Ignore($"{Backend} makes no {property.DeclaringType!.Name[1..]} (see {nameof(BackendGaps)}).");
        var kind = AnyCollection.KindOf(property);
        var (sync, async) = await ListAsync(property, owner!);

        var name = $"{property.DeclaringType!.Name[1..]}.{property.Name}";
        Assert.That(sync, Is.EqualTo(async));
        if (Others.ContainsKey(name)) return;
        if (Made(kind) is { } made) Assert.That(async, Does.Contain(made));
        else if (kind == typeof(ILaunchTemplateVersion)) Assert.That(async, Has.Length.EqualTo(1));
        else Assert.Fail($"Nothing was made for {name} to hold, though it can be listed.");
    }

    private async Task<(IAwsResource[] Sync, IAwsResource[] Async)> ListAsync(PropertyInfo property, object owner)
    {
        try
        {
            return await AnyCollection.ListAsync(property, owner);
        }
        catch (AwsServiceException e) when (BackendGaps.Reason(Backend, "ec2", e.Operation) is { } reason)
        {
            Assert.Ignore($"{e.Operation}: {reason}");
            throw;
        }
    }
}

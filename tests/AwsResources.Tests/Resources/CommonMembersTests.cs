using AwsResources.TestKit;

namespace AwsResources.Tests.Resources;

/// <summary>What every resource of every service can do.</summary>
public sealed class CommonMembersTests
{
    private static readonly string[] Services = [.. typeof(AwsSession).GetProperties()
        .Where(property => property.PropertyType.IsAssignableTo(typeof(IAwsServiceRoot))).Select(property => property.Name)];

    [TestCaseSource(nameof(Services))]
    public void Resources_know_themselves_without_a_call(string service)
    {
        using var aws = Sessions.Over(new FakeTransport());
        using var same = Sessions.Over(new FakeTransport());
        using var elsewhere = aws.With(region: "eu-west-1");

        foreach (var (resource, twin) in All(aws, service).Zip(All(same, service)))
            Assert.Multiple(() =>
            {
                Assert.That((resource.IsLoaded, resource.Data), Is.EqualTo((false, (AwsStructure?)null)));
                Assert.That(resource, Is.EqualTo(twin));
                Assert.That(resource.GetHashCode(), Is.EqualTo(twin.GetHashCode()));
                Assert.That($"{resource}", Is.EqualTo($"{resource.ServiceName}.{resource.ResourceName}({string.Join(", ", resource.Identifiers.Select(id => $"{id.Key}='{id.Value}'"))})"));
            });
        Assert.That(All(aws, service).Distinct().Count(), Is.EqualTo(All(aws, service).Count()), "kinds are told apart");
        Assert.That(All(aws, service).Intersect(All(elsewhere, service)), Is.Empty, "regions are told apart");
    }

    [TestCaseSource(nameof(Services))]
    public void Resources_travel_as_json(string service)
    {
        using var aws = Sessions.Over(new FakeTransport());
        using var other = Sessions.Over(new FakeTransport());

        foreach (var resource in All(aws, service)) Assert.That(other.FromJson<IAwsResource>(resource.ToJson()), Is.EqualTo(resource));
    }

    // All resources of a service are children of its root, or properties where an account has one.
    private static List<IAwsResource> All(AwsSession session, string service)
    {
        var root = (Resource)typeof(AwsSession).GetProperty(service)!.GetValue(session)!;
        return [.. root.Plan.Bound.Service.Resources.Select(bound =>
            (IAwsResource)root.Session.Create(root.Plan.Service.Of(bound), [.. bound.Identifiers.Select((_, i) => $"x{i}")]))];
    }
}

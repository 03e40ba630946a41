using AwsResources;
using AwsResources.Core.Definitions;
using AwsResources.Specs.Backends;
using AwsResources.Specs.Coverage;
using AwsResources.Specs.Gaps;
using AwsResources.TestKit;

// Without a namespace its turn comes after all fixtures that have one.

/// <summary>
/// After all specs: each collection, each waiter, and of each resource an action was answered by each backend, but for what
/// <see cref="BackendGaps"/> says that it cannot do. A run with a filter is not held against this.
/// </summary>
[Category("Spec")]
public sealed class WholeRunSpecs
{
    // What others run changes without us.
    private static IEnumerable<Backend> Present => AllBackends.All.Where(backend => backend is { Absence: null, KeepsState: false });

    [TestCaseSource(nameof(Present))]
    public async Task Every_collection_every_waiter_and_an_action_of_each_resource_were_answered_by(Backend backend)
    {
        if (Exercised.NotWhole(backend).ToList() is [var first, ..] others)
            Assert.Ignore($"Only a run of all specs shows what none of them exercises. {others.Count} fixtures did not run as a whole, such as {first.Name}.");
        await using var aws = new AwsSession(TestClients.Options with { Region = "us-east-1" });
        var services = typeof(AwsSession).GetProperties().Where(property => property.PropertyType.IsAssignableTo(typeof(IAwsServiceRoot)))
            .Select(property => ((Resource)property.GetValue(aws)!).Plan.Bound.Service).ToList();
        Assert.That(services.Select(service => service.Definition.Service), Is.EquivalentTo(aws.ResourceServiceNames));
        var resources = services.Where(service => backend.Lacks(service.Definition.Service) is null).SelectMany(service => service.RootAndResources).ToList();

        var missing = resources.SelectMany(resource => Missing(backend, resource)).Select(member => $"No spec exercises {member}.");
        var needless = BackendGaps.MembersOf(backend).Where(member => Exercised.Has(backend, member)).Select(member => $"{member}: it can, so take it out of {nameof(BackendGaps)}.");
        if (missing.Concat(needless).ToList() is [_, ..] faults) Assert.Fail($"{backend}:\n{string.Join('\n', faults)}");
    }

    private static IEnumerable<string> Missing(Backend backend, BoundResource resource)
    {
        foreach (var call in resource.Collections.Concat<BoundCall>(resource.Waiters))
            if (IsMissing(backend, resource, call)) yield return Exercised.NameOf(resource, call);
        if (resource.Actions.Count > 0 && !IsUnknown(backend, resource) && !resource.Actions.Any(action => Exercised.Has(backend, Exercised.NameOf(resource, action)))
            && resource.Actions.Any(action => IsMissing(backend, resource, action)))
            yield return $"{resource.FullName}: any of its actions ({string.Join(", ", resource.Actions.Select(action => action.Name))})";
    }

    // What a backend cannot say anything of is not there to act on.
    private static bool IsUnknown(Backend backend, BoundResource resource) =>
        new BoundCall?[] { resource.Load, resource.List }.Any(call => call is not null && IsGap(backend, resource, call));

    private static bool IsGap(Backend backend, BoundResource resource, BoundCall call) =>
        BackendGaps.Reason(backend, resource.Service.Definition.Service, call.Operation.Name) is not null;

    private static bool IsMissing(Backend backend, BoundResource resource, BoundCall call) =>
        !Exercised.Has(backend, Exercised.NameOf(resource, call))
        && !IsGap(backend, resource, call)
        && !BackendGaps.MembersOf(backend).Contains(Exercised.NameOf(resource, call));
}

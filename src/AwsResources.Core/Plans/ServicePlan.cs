using System.Collections.Concurrent;
using AwsResources.Core.Definitions;
using AwsResources.Core.Proxies;

namespace AwsResources.Core.Plans;

/// <summary>The plans of a service's resources, each made when it is first asked for.</summary>
/// <param name="bound">The service's object model.</param>
/// <param name="typeOf">Gives the type of a resource by its name; the empty name is the service itself.</param>
internal sealed class ServicePlan(BoundService bound, Func<string, ProxyType> typeOf)
{
    private readonly ConcurrentDictionary<string, ResourcePlan> _plans = new(StringComparer.Ordinal);

    public BoundService Bound => bound;

    public ResourcePlan Root => Of(bound.Root);

    public ResourcePlan Of(BoundResource resource)
    {
        var name = resource.IsRoot ? "" : resource.Name;
        // Two threads may make a plan each; both then use the one that was kept.
        return _plans.TryGetValue(name, out var plan) ? plan : _plans.GetOrAdd(name, new ResourcePlan(resource, typeOf(name), this));
    }
}

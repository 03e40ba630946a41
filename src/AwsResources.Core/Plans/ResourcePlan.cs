using System.Collections.Frozen;
using System.Reflection;
using AwsResources.Core.Definitions;
using AwsResources.Core.Loading;

namespace AwsResources.Core.Plans;

/// <summary>What a member of a resource's interface does.</summary>
internal interface IMember
{
    object? Invoke(Resource resource, object?[] arguments);
}

/// <summary>What is worked out once for a kind of resource: how its proxies are made, and what each member of its interface does.</summary>
internal sealed class ResourcePlan
{
    private readonly Dictionary<string, AttributePlan> _attributes = new(StringComparer.Ordinal);
    private readonly List<BoundLoad> _loads = [];
    private FrozenDictionary<MethodInfo, IMember>? _members;
    private Func<Resource>? _make;

    public ResourcePlan(BoundResource bound, Type @interface, ServicePlan service)
    {
        Bound = bound;
        Interface = @interface;
        Service = service;
        if (bound.Load is not null) _loads.Add(bound.Load);
        foreach (var attribute in bound.Attributes.Concat(bound.HiddenAttributes))
        {
            var index = 0;
            if (attribute.Load is { } own)
            {
                index = _loads.Count;
                _loads.Add(own);
            }
            _attributes.Add(attribute.Member.Name, new AttributePlan(attribute, bound, index));
        }
    }

    public BoundResource Bound { get; }

    /// <summary>The interface that proxies implement.</summary>
    public Type Interface { get; }

    public ServicePlan Service { get; }

    /// <summary>Makes an empty proxy. What that takes is worked out when the first one is made.</summary>
    public Resource Make() => (Volatile.Read(ref _make) ?? InitialiseMake())();

    /// <summary>What a method of the interface does.</summary>
    public IMember this[MethodInfo method] => (Volatile.Read(ref _members) ?? InitialiseMembers()).TryGetValue(method, out var member)
        ? member
        : throw new NotSupportedException($"{method.DeclaringType?.Name}.{method.Name} is not part of the definition of {Bound.FullName}.");

    /// <summary>A load by its index; 0 is the resource's own.</summary>
    /// <exception cref="AwsNotLoadedException">The resource has no such load.</exception>
    public BoundLoad Load(int index) => index < _loads.Count
        ? _loads[index]
        : throw new AwsNotLoadedException($"{Bound.FullName} cannot be loaded: no operation answers its data, which only listings and actions give.");

    public bool CanLoad => Bound.Load is not null;

    /// <summary>The attribute of a member of the data.</summary>
    public AttributePlan AttributeOf(string member) => _attributes.TryGetValue(member, out var plan)
        ? plan
        : throw new AwsDefinitionException($"{Bound.FullName} has no attribute '{member}'.{Suggestions.DidYouMean(member, _attributes.Keys)}");

    /// <summary>The data that an item of a listing is.</summary>
    public ResourceSnapshot SnapshotOf(AwsStructure item) =>
        item.Shape is { } shape && ReferenceEquals(shape, Bound.Load?.Shape) ? new ResourceSnapshot(null, [item]) : new ResourceSnapshot(item, []);

    private Func<Resource> InitialiseMake() => LazyInitializer.EnsureInitialized(ref _make, () => Proxies.ProxyMaker.For(Interface));

    private FrozenDictionary<MethodInfo, IMember> InitialiseMembers() => LazyInitializer.EnsureInitialized(ref _members, () => PlanBuilder.Build(this));
}

/// <summary>The plans of a service's resources.</summary>
internal sealed class ServicePlan
{
    private readonly Dictionary<string, ResourcePlan> _plans = new(StringComparer.Ordinal);

    public ServicePlan(BoundService bound, Func<string, string, Type> interfaceOf)
    {
        Bound = bound;
        Root = new ResourcePlan(bound.Root, interfaceOf(bound.Definition.Service, ""), this);
        foreach (var resource in bound.Resources)
            _plans.Add(resource.Name, new ResourcePlan(resource, interfaceOf(bound.Definition.Service, resource.Name), this));
    }

    public BoundService Bound { get; }

    public ResourcePlan Root { get; }

    public ResourcePlan Of(BoundResource resource) => _plans[resource.Name];
}

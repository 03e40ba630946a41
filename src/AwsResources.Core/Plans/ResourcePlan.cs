using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using AwsResources.Core.Collections;
using AwsResources.Core.Definitions;
using AwsResources.Core.Loading;
using AwsResources.Core.Proxies;

namespace AwsResources.Core.Plans;

/// <summary>What is worked out once for a kind of resource: how its proxies are made, and what each member of its interface does.</summary>
internal sealed class ResourcePlan
{
    private AttributePlans? _attributes;
    private readonly object?[] _kept;
    private readonly ProxyType _type;
    private readonly bool _listingsLack;
    private FrozenDictionary<MethodInfo, IMember>? _members;

    public ResourcePlan(BoundResource bound, ProxyType type, ServicePlan service)
    {
        Bound = bound;
        Service = service;
        _type = type;
        _kept = new object?[type.Members];
        _listingsLack = bound.Definition.Attributes.Any(attribute => attribute.Listed is false);
    }

    public BoundResource Bound { get; }

    public ServicePlan Service { get; }

    /// <summary>The interface that proxies implement.</summary>
    public Type Interface => _type.Interface;

    /// <summary>Makes an empty proxy.</summary>
    public Resource Make() => _type.Make();

    /// <summary>What a generated proxy keeps for a member, by the member's number; null before it is first used.</summary>
    public object? this[int number] => Volatile.Read(ref _kept[number]);

    /// <summary>Keeps what a member of a generated proxy does. Of two threads that do so, either's is right.</summary>
    public T Keep<T>(int number, T member) where T : class
    {
        Volatile.Write(ref _kept[number], member);
        return member;
    }

    /// <summary>What a method of the interface does.</summary>
    [RequiresDynamicCode(ProxyMaker.WhyDynamic)]
    [RequiresUnreferencedCode(ProxyMaker.WhyUnreferenced)]
    public IMember MemberOf(MethodInfo method) => (Volatile.Read(ref _members) ?? LazyInitializer.EnsureInitialized(ref _members, () => PlanBuilder.Build(this)))
        .TryGetValue(method, out var member)
            ? member
            : throw new NotSupportedException($"{method.DeclaringType?.Name}.{method.Name} is not part of the definition of {Bound.FullName}.");

    /// <summary>Finds members of an interface that the definition does not have before one of them is called.</summary>
    /// <exception cref="AwsDefinitionException">There are some.</exception>
    [RequiresDynamicCode(ProxyMaker.WhyDynamic)]
    [RequiresUnreferencedCode(ProxyMaker.WhyUnreferenced)]
    public int CheckInterface() => LazyInitializer.EnsureInitialized(ref _members, () => PlanBuilder.Build(this)).Count;

    /// <summary>A load by its index; 0 is the resource's own.</summary>
    /// <exception cref="AwsNotLoadedException">The resource has no such load.</exception>
    public BoundLoad Load(int index) => (index == 0 ? Bound.Load : Attributes.Loads[index - 1])
        ?? throw new AwsNotLoadedException($"{Bound.FullName} cannot be loaded: no operation answers its data, which only listings and actions give.");

    public bool CanLoad => Bound.Load is not null;

    /// <summary>The attribute of a member of the data.</summary>
    public AttributePlan AttributeOf(string member) => Attributes.ByMember.TryGetValue(member, out var plan)
        ? plan
        : throw new AwsDefinitionException($"{Bound.FullName} has no attribute '{member}'.{Suggestions.DidYouMean(member, Attributes.ByMember.Keys)}");

    private AttributePlans Attributes => LazyInitializer.EnsureInitialized(ref _attributes, () => new AttributePlans(Bound));

    /// <summary>An attribute by its name in C#.</summary>
    public AttributePlan Attribute(string name) => AttributeOf(Known(Bound.FindAttribute(name), name).Key);

    public LinkPlan Reference(string name) => Link(Known(Bound.FindReference(name), name));

    public LinkPlan Child(string name) => Link(Known(Bound.FindChild(name), name));

    public CollectionMember<T, TOptions> Collection<T, TOptions>(string name) where T : class, IAwsResource where TOptions : AwsStructure
    {
        var collection = Known(Bound.FindCollection(name), name);
        return new(collection, Service.Of(collection.Target));
    }

    public BoundAction Action(string name) => Known(Bound.FindAction(name), name);

    public BoundWaiter Waiter(string name) => Known(Bound.FindWaiter(name), name);

    /// <summary>The data that an item of a listing is.</summary>
    public ResourceSnapshot SnapshotOf(AwsStructure item) =>
        !_listingsLack && item.Shape is { } shape && ReferenceEquals(shape, Bound.Load?.Shape) ? new ResourceSnapshot(null, item) : new ResourceSnapshot(item);

    private LinkPlan Link(BoundLink link) => new(link, Service.Of(link.Target));

    // What was built in was bound when it was built; only a model that came later can lack what that one had.
    private T Known<T>(T? member, string name) where T : class => member ?? throw new AwsDefinitionException(
        $"{Bound.FullName} has no member '{name}': the model of {Bound.Service.Definition.Service} is another than the program was built with.");
}

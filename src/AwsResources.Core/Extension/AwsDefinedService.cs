using System.Diagnostics.CodeAnalysis;
using AwsResources.Core;
using AwsResources.Core.Extension;
using AwsResources.Core.Proxies;
using AwsResources.Core.Serialization;

namespace AwsResources;

/// <summary>
/// A service whose resources were defined at run time, in JSON. Its resources are reached by name, or through interfaces of the caller's own that are
/// named after them: <c>IQueue</c> for <c>Queue</c>. Safe to share between threads.
/// </summary>
public sealed class AwsDefinedService
{
    private readonly ResourceSession _session;
    private readonly DefinedPlans _plans;

    internal AwsDefinedService(ResourceSession session, DefinedPlans plans)
    {
        _session = session;
        _plans = plans;
    }

    /// <summary>The service, such as <c>codebuild</c>.</summary>
    public string ServiceName => _plans.Bound.Definition.Service;

    /// <summary>The kinds of resources, in the order of their names.</summary>
    public IReadOnlyList<string> ResourceNames => [.. _plans.Bound.Resources.Select(resource => resource.Name)];

    /// <summary>The client below, for operations that the definitions do not have.</summary>
    public AwsClient Client => _session.Client(ServiceName);

    /// <summary>The service itself: its actions and collections.</summary>
    public UntypedResource Root => (UntypedResource)_session.Create(_plans.Untyped.Root, []);

    /// <summary>A resource by its identifiers. No call is made.</summary>
    /// <param name="name">The kind, such as <c>Project</c>.</param>
    /// <param name="identifiers">The values, in the definition's order.</param>
    /// <exception cref="ArgumentException">There is no such kind, or it has another number of identifiers, or one is empty.</exception>
    public UntypedResource Resource(string name, params ReadOnlySpan<string> identifiers) => Root.Child(name, identifiers);

    /// <summary>A resource as an interface of the caller's own, whose members have the names of the definition's.</summary>
    /// <typeparam name="T">The interface; it is named after the resource, and has no member that the definition lacks.</typeparam>
    /// <param name="identifiers">The values of the identifiers, in the definition's order.</param>
    /// <exception cref="AwsDefinitionException">The interface does not fit the definition; the message names what does not.</exception>
    /// <exception cref="ArgumentException">The resource has another number of identifiers, or one is empty.</exception>
    /// <exception cref="PlatformNotSupportedException">The program runs without dynamic code, which making a class for the interface needs.</exception>
    [RequiresDynamicCode(ProxyMaker.WhyDynamic)]
    [RequiresUnreferencedCode(ProxyMaker.WhyUnreferenced)]
    public T Resource<T>(params ReadOnlySpan<string> identifiers) where T : class
    {
        var plan = _plans.Of(typeof(T));
        var expected = plan.Bound.Identifiers;
        if (expected.Count != identifiers.Length)
            throw new ArgumentException(
                $"{plan.Bound.FullName} has {expected.Count} identifier(s) ({string.Join(", ", expected.Select(id => id.Name))}), and {identifiers.Length} were given.", nameof(identifiers));
        var resource = _session.Create(plan, identifiers.ToArray());
        _ = plan.CheckInterface();
        return (T)(object)resource;
    }

    /// <summary>A resource from its JSON, with the data that it had. No call is made.</summary>
    /// <param name="json">What <c>ToJson</c> wrote.</param>
    /// <exception cref="FormatException">The text is not the JSON of a resource of this service, or the resource is in another region than the session calls.</exception>
    public UntypedResource FromJson(string json) => SavedResource.Parse(json).In<UntypedResource>(Root);

    /// <summary>The service and its resources.</summary>
    public override string ToString() => $"{ServiceName}: {string.Join(", ", ResourceNames)}";
}

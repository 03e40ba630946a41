// A resource without an interface: its members are found by name when they are asked for. For definitions that are read at run
// time, for exploring, and for tools that work on any kind.

using AwsResources.Client;
using AwsResources.Core.Actions;
using AwsResources.Core.Binding;
using AwsResources.Core.Loading;
using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;
using AwsResources.Core.Waiters;

namespace AwsResources;

/// <summary>
/// A resource whose members are reached by their names: <c>queue["Arn"]</c>, <c>await queue.ActAsync("Purge")</c>; also as <c>dynamic</c>:
/// <c>queue.Arn</c>, <c>await queue.PurgeAsync()</c>. Needs no dynamic code. Safe to share between threads.
/// </summary>
public sealed partial class UntypedResource : ResourceProxy<UntypedResource>
{
    internal static ProxyType Type { get; } = new(typeof(UntypedResource), static () => new UntypedResource(), 0);

    private UntypedResource() { }

    /// <summary>The service, such as <c>sqs</c>.</summary>
    public string ServiceName => CommonMembers.ServiceName(this);

    /// <summary>The kind of resource, such as <c>Queue</c>.</summary>
    public string ResourceName => CommonMembers.ResourceName(this);

    /// <summary>The names and values that tell this resource from others of its kind. Reading them never calls.</summary>
    public IReadOnlyDictionary<string, string> Identifiers => CommonMembers.Identifiers(this);

    /// <summary>Whether the resource has all its data, so that reading an attribute makes no call.</summary>
    public bool IsLoaded => CommonMembers.IsLoaded(this);

    /// <summary>The data that is at hand, as the service answered it; null where there is none. Reading it never calls.</summary>
    public AwsStructure? Data => CommonMembers.Data(this);

    /// <summary>The names of all that the resource has: identifiers, attributes, references, children, collections, actions and waiters.</summary>
    public IReadOnlyList<string> MemberNames => [.. Names()];

    /// <summary>
    /// An identifier, an attribute (which loads what is not at hand), a reference (null where the data names none; a list of resources where it
    /// names many), or a collection.
    /// </summary>
    /// <param name="name">The name in the definition, such as <c>Arn</c>.</param>
    /// <exception cref="ArgumentException">There is no such member; the message names near ones.</exception>
    /// <exception cref="AwsNotLoadedException">The attribute is not at hand, and the session does not allow it to be loaded by reading.</exception>
    public object? this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            var bound = Plan.Bound;
            if (bound.IdentifierIndex(name) is var index and >= 0) return Ids[index];
            if (bound.FindAttribute(name) is not null) return Plan.Attribute(name).Read(this, AnyReader.Instance);
            if (bound.FindReference(name) is { } reference)
                return reference.IsList ? Plan.Reference(name).FollowMany<UntypedResource>(this) : Plan.Reference(name).Follow(this);
            return bound.FindCollection(name) is not null ? Collection(name) : throw Unknown("member", name, Names());
        }
    }

    /// <summary>A resource below this one. No call is made.</summary>
    /// <param name="name">The name of the child, such as <c>Message</c>.</param>
    /// <param name="identifiers">The identifiers that this resource does not know, in the definition's order.</param>
    /// <exception cref="ArgumentException">There is no such child, or it has another number of identifiers.</exception>
    public UntypedResource Child(string name, params ReadOnlySpan<string> identifiers)
    {
        var child = Plan.Bound.FindChild(name) ?? throw Unknown("child", name, Plan.Bound.Children.Select(known => known.Name));
        var missing = child.Missing.Select(index => child.Target.Identifiers[index].Name).ToList();
        if (missing.Count != identifiers.Length)
            throw new ArgumentException($"{this}.{name} takes {missing.Count} identifier(s) ({string.Join(", ", missing)}), and {identifiers.Length} were given.", nameof(identifiers));
        return (UntypedResource)Plan.Child(name).Make(this, identifiers);
    }

    /// <summary>Resources that a call lists. Nothing is sent before they are read.</summary>
    /// <param name="name">The name of the collection, such as <c>Messages</c>.</param>
    /// <exception cref="ArgumentException">There is no such collection; the message names near ones.</exception>
    public ResourceCollection<UntypedResource, AwsStructure> Collection(string name) => Plan.Bound.FindCollection(name) is not null
        ? Plan.Collection<UntypedResource, AwsStructure>(name).Of(this)
        : throw Unknown("collection", name, Plan.Bound.Collections.Select(known => known.Name));

    /// <summary>Does something with the resource.</summary>
    /// <param name="action">The action's name in the definition, such as <c>Purge</c>.</param>
    /// <param name="options">The input, beside what the definition gives; null for nothing more.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the definition says: a resource, a list of resources, a part of the output, or all of it.</returns>
    /// <exception cref="ArgumentException">There is no such action; the message names near ones.</exception>
    /// <exception cref="AwsValidationException">The input has faults; nothing was sent.</exception>
    /// <exception cref="AwsServiceException">The service answered with an error.</exception>
    public Task<object?> ActAsync(string action, AwsStructure? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(action, options, async: true, cancellationToken);

    /// <inheritdoc cref="ActAsync(string, AwsStructure?, CancellationToken)"/>
    public object? Act(string action, AwsStructure? options = null) => RunAsync(action, options, async: false, default).EnsureCompleted();

    /// <summary>Waits for a state.</summary>
    /// <param name="waiter">The waiter's name in the definition, such as <c>Exists</c>.</param>
    /// <param name="timeout">How long to wait at most; goes before the options' own. Default: as long as the attempts take.</param>
    /// <param name="options">Delay, attempts and progress. Default: those of the waiter's model.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>This resource.</returns>
    /// <exception cref="ArgumentException">There is no such waiter; the message names near ones.</exception>
    /// <exception cref="AwsWaitException">The state was not reached.</exception>
    public Task<UntypedResource> WaitAsync(string waiter, TimeSpan? timeout = null, AwsWaitOptions? options = null, CancellationToken cancellationToken = default) =>
        Waiter(waiter).WaitAsync<UntypedResource>(this, timeout, options, async: true, cancellationToken);

    /// <inheritdoc cref="WaitAsync(string, TimeSpan?, AwsWaitOptions?, CancellationToken)"/>
    public UntypedResource Wait(string waiter, TimeSpan? timeout = null, AwsWaitOptions? options = null) =>
        Waiter(waiter).WaitAsync<UntypedResource>(this, timeout, options, async: false, default).EnsureCompleted();

    /// <summary>Loads the data where it is not loaded yet.</summary>
    /// <returns>This resource.</returns>
    public Task<UntypedResource> LoadAsync(CancellationToken cancellationToken = default) =>
        CommonMembers.LoadAsync<UntypedResource>(this, force: false, async: true, cancellationToken);

    /// <inheritdoc cref="LoadAsync"/>
    public UntypedResource Load() => CommonMembers.LoadAsync<UntypedResource>(this, force: false, async: false, default).EnsureCompleted();

    /// <summary>Loads the data anew.</summary>
    /// <returns>This resource.</returns>
    public Task<UntypedResource> ReloadAsync(CancellationToken cancellationToken = default) =>
        CommonMembers.LoadAsync<UntypedResource>(this, force: true, async: true, cancellationToken);

    /// <inheritdoc cref="ReloadAsync"/>
    public UntypedResource Reload() => CommonMembers.LoadAsync<UntypedResource>(this, force: true, async: false, default).EnsureCompleted();

    /// <summary>Asks the service whether the resource exists.</summary>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken = default) => ResourceLoader.ExistsAsync(this, async: true, cancellationToken).AsTask();

    /// <inheritdoc cref="ExistsAsync"/>
    public bool Exists() => ResourceLoader.ExistsAsync(this, async: false, default).EnsureCompleted();

    private async Task<object?> RunAsync(string name, AwsStructure? options, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var action = Plan.Bound.FindAction(name) ?? throw Unknown("action", name, Plan.Bound.Actions.Select(known => known.Name));
        return action.Returns switch
        {
            null => await Run(new ValueResult<object?>(action, AnyReader.Instance)).ConfigureAwait(false),
            { IsList: true } => await Run(new ResourceListResult<UntypedResource>(action, Plan.Service)).ConfigureAwait(false),
            _ => await Run(new ResourceResult<UntypedResource>(action, Plan.Service)).ConfigureAwait(false),
        };

        Task<T> Run<T>(ActionResult<T> result) => new ActionPlan<T>(result).RunAsync(this, options, async, cancellationToken);
    }

    private WaiterPlan Waiter(string name) => Plan.Bound.FindWaiter(name) is { } waiter
        ? new WaiterPlan(waiter)
        : throw Unknown("waiter", name, Plan.Bound.Waiters.Select(known => known.Name));

    private IEnumerable<string> Names()
    {
        var bound = Plan.Bound;
        return bound.Identifiers.Select(identifier => identifier.Name).Concat(bound.Attributes.Select(attribute => attribute.Name))
            .Concat(bound.References.Select(reference => reference.Name)).Concat(bound.Children.Select(child => child.Name))
            .Concat(bound.Collections.Select(collection => collection.Name)).Concat(bound.Actions.Select(action => action.Name))
            .Concat(bound.Waiters.Select(waiter => "WaitUntil" + waiter.Name));
    }

    private ArgumentException Unknown(string kind, string name, IEnumerable<string> choices)
    {
        var all = choices.ToList();
        return new ArgumentException($"{Plan.Bound.FullName} has no {kind} '{name}'.{Suggestions.DidYouMean(name, all)} It has: {(all.Count == 0 ? "none" : string.Join(", ", all))}.", nameof(name));
    }
}

// What generated proxies are made of: each of their members is one call of a method here. A member is looked up by its name
// when it is first used, and kept by its number in the plan: nothing is looked up for members that nobody asks for, and
// nothing looks at interfaces.

using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using AwsResources.Client;
using AwsResources.Core.Actions;
using AwsResources.Core.Collections;
using AwsResources.Core.Loading;
using AwsResources.Core.Plans;
using AwsResources.Core.Waiters;

namespace AwsResources.Core.Proxies;

/// <summary>The base of generated proxies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResourceProxy : Resource
{
    /// <summary>An identifier.</summary>
    /// <param name="index">Its place among the identifiers.</param>
    protected string Identifier(int index) => Ids[index];

    /// <summary>An attribute; loads what is not at hand.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="reader">How its value is read.</param>
    protected T Attribute<T>(int number, string name, AwsReader<T> reader) =>
        ((AttributePlan?)Plan[number] ?? Plan.Keep(number, Plan.Attribute(name))).Read(this, reader);

    /// <summary>A resource that the data names; null where it names none.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The member's name.</param>
    protected T? Reference<T>(int number, string name) where T : class =>
        (T?)(object?)((LinkPlan?)Plan[number] ?? Plan.Keep(number, Plan.Reference(name))).Follow(this);

    /// <summary>Resources that the data names.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The member's name.</param>
    protected IReadOnlyList<T> References<T>(int number, string name) where T : class =>
        ((LinkPlan?)Plan[number] ?? Plan.Keep(number, Plan.Reference(name))).FollowMany<T>(this);

    /// <summary>A resource that the caller gives the rest of the identifiers of.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="ids">The identifiers that this resource does not know.</param>
    protected T Child<T>(int number, string name, params ReadOnlySpan<string> ids) where T : class =>
        (T)(object)((LinkPlan?)Plan[number] ?? Plan.Keep(number, Plan.Child(name))).Make(this, ids);

    /// <summary>Resources that a call lists.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The member's name.</param>
    // Operators that expression trees look up by their names: those of texts and decimals, which C# does not name in the trees of predicates.
    // Where a trimmer has taken them away, texts are compared by reference.
    [DynamicDependency("op_Equality", typeof(string))]
    [DynamicDependency("op_Inequality", typeof(string))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(decimal))]
    protected ResourceCollection<T, TOptions> Collection<T, TOptions>(int number, string name) where T : class, IAwsResource where TOptions : AwsStructure =>
        ((CollectionMember<T, TOptions>?)Plan[number] ?? Plan.Keep(number, Plan.Collection<T, TOptions>(name))).Of(this);

    /// <summary>Acts, and answers nothing.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="options">What the caller gave.</param>
    protected void Act(int number, string name, AwsStructure? options) => _ = Nothing(number, name).Run(this, options);

    /// <inheritdoc cref="Act(int, string, AwsStructure?)"/>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="options">What the caller gave.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    protected Task ActAsync(int number, string name, AwsStructure? options, CancellationToken cancellationToken) =>
        Nothing(number, name).RunAsync(this, options, async: true, cancellationToken);

    /// <summary>Acts, and answers a value.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="reader">How the answer is read.</param>
    /// <param name="options">What the caller gave.</param>
    protected T Act<T>(int number, string name, AwsReader<T> reader, AwsStructure? options) => Value(number, name, reader).Run(this, options);

    /// <inheritdoc cref="Act{T}(int, string, AwsReader{T}, AwsStructure?)"/>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="reader">How the answer is read.</param>
    /// <param name="options">What the caller gave.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    protected Task<T> ActAsync<T>(int number, string name, AwsReader<T> reader, AwsStructure? options, CancellationToken cancellationToken) =>
        Value(number, name, reader).RunAsync(this, options, async: true, cancellationToken);

    /// <summary>Acts, and answers a resource.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="options">What the caller gave.</param>
    protected T Make<T>(int number, string name, AwsStructure? options) where T : class => One<T>(number, name).Run(this, options);

    /// <inheritdoc cref="Make{T}"/>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="options">What the caller gave.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    protected Task<T> MakeAsync<T>(int number, string name, AwsStructure? options, CancellationToken cancellationToken) where T : class =>
        One<T>(number, name).RunAsync(this, options, async: true, cancellationToken);

    /// <summary>Acts, and answers resources.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="options">What the caller gave.</param>
    protected IReadOnlyList<T> MakeMany<T>(int number, string name, AwsStructure? options) where T : class => Many<T>(number, name).Run(this, options);

    /// <inheritdoc cref="MakeMany{T}"/>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="options">What the caller gave.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    protected Task<IReadOnlyList<T>> MakeManyAsync<T>(int number, string name, AwsStructure? options, CancellationToken cancellationToken) where T : class =>
        Many<T>(number, name).RunAsync(this, options, async: true, cancellationToken);

    /// <summary>Waits for a state, and answers this resource.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The waiter's name.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <param name="options">What the caller gave.</param>
    protected T Wait<T>(int number, string name, TimeSpan? timeout, AwsWaitOptions? options) where T : class =>
        Waiter(number, name).WaitAsync<T>(this, timeout, options, async: false, default).EnsureCompleted();

    /// <inheritdoc cref="Wait{T}"/>
    /// <param name="number">The member's number.</param>
    /// <param name="name">The waiter's name.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <param name="options">What the caller gave.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    protected Task<T> WaitAsync<T>(int number, string name, TimeSpan? timeout, AwsWaitOptions? options, CancellationToken cancellationToken) where T : class =>
        Waiter(number, name).WaitAsync<T>(this, timeout, options, async: true, cancellationToken);

    private ActionPlan<object?> Nothing(int number, string name) =>
        (ActionPlan<object?>?)Plan[number] ?? Plan.Keep(number, new ActionPlan<object?>(new ValueResult<object?>(Plan.Action(name), null)));

    private ActionPlan<T> Value<T>(int number, string name, AwsReader<T> reader) =>
        (ActionPlan<T>?)Plan[number] ?? Plan.Keep(number, new ActionPlan<T>(new ValueResult<T>(Plan.Action(name), reader)));

    private ActionPlan<T> One<T>(int number, string name) where T : class =>
        (ActionPlan<T>?)Plan[number] ?? Plan.Keep(number, new ActionPlan<T>(new ResourceResult<T>(Plan.Action(name), Plan.Service)));

    private ActionPlan<IReadOnlyList<T>> Many<T>(int number, string name) where T : class =>
        (ActionPlan<IReadOnlyList<T>>?)Plan[number] ?? Plan.Keep(number, new ActionPlan<IReadOnlyList<T>>(new ResourceListResult<T>(Plan.Action(name), Plan.Service)));

    private WaiterPlan Waiter(int number, string name) => (WaiterPlan?)Plan[number] ?? Plan.Keep(number, new WaiterPlan(Plan.Waiter(name)));
}

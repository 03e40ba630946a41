// What the methods of an interface do whose proxies are made at run time: arguments and answers are objects there. What they do
// it with is the same that generated proxies use.

using AwsResources.Client;
using AwsResources.Core.Actions;
using AwsResources.Core.Loading;
using AwsResources.Core.Waiters;

namespace AwsResources.Core.Plans;

/// <summary>What a member of a resource's interface does.</summary>
internal interface IMember
{
    object? Invoke(Resource resource, object?[] arguments);
}

internal sealed class DelegateMember(Func<Resource, object?[], object?> invoke) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments) => invoke(resource, arguments);
}

internal sealed class IdentifierMember(int index) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments) => resource.Ids[index];
}

internal sealed class AttributeMember<T>(AttributePlan attribute, AwsReader<T> reader) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments) => attribute.Read(resource, reader);
}

internal sealed class ReferenceMember(LinkPlan link) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments) => link.Follow(resource);
}

internal sealed class ReferenceListMember<T>(LinkPlan link) : IMember where T : class
{
    public object Invoke(Resource resource, object?[] arguments) => link.FollowMany<T>(resource);
}

internal sealed class ChildMember(LinkPlan link) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments) => link.Make(resource, Array.ConvertAll(arguments, argument => (string)argument!));
}

internal sealed class ActionMember<T>(ActionResult<T> result, bool async) : IMember
{
    private readonly ActionPlan<T> _plan = new(result);

    public object? Invoke(Resource resource, object?[] arguments)
    {
        var options = arguments.Length > 0 ? arguments[0] as AwsStructure : null;
        var cancellationToken = arguments.Length > 0 && arguments[^1] is CancellationToken token ? token : default;
        return async ? _plan.RunAsync(resource, options, async, cancellationToken) : _plan.Run(resource, options);
    }
}

internal sealed class WaiterMember<T>(WaiterPlan plan, bool async) : IMember where T : class
{
    public object? Invoke(Resource resource, object?[] arguments)
    {
        var cancellationToken = arguments.Length > 2 ? (CancellationToken)arguments[2]! : default;
        var task = plan.WaitAsync<T>(resource, (TimeSpan?)arguments[0], (AwsWaitOptions?)arguments[1], async, cancellationToken);
        return async ? task : task.EnsureCompleted();
    }
}

using AwsResources.Client;
using AwsResources.Core.Binding;
using AwsResources.Core.Plans;

namespace AwsResources.Core.Actions;

/// <summary>Calls an operation for a resource: the input from the definition and the caller, the answer as a <typeparamref name="T"/>.</summary>
internal sealed class ActionMember<T>(ActionResult<T> result, bool async) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments)
    {
        var options = arguments.Length > 0 ? arguments[0] as AwsStructure : null;
        var cancellationToken = arguments.Length > 0 && arguments[^1] is CancellationToken token ? token : default;
        var task = RunAsync(resource, options, cancellationToken);
        return async ? task : task.EnsureCompleted();
    }

    private async Task<T> RunAsync(Resource resource, AwsStructure? options, CancellationToken cancellationToken)
    {
        var action = result.Action;
        var client = resource.Session.Client(resource.Plan.Bound.Service.Definition.Service);
        var input = TemplateFiller.Fill(action.Params, new TemplateSources(resource), options);
        var output = await client.CallAsync(action.Operation, input, async, cancellationToken).ConfigureAwait(false);
        // What was loaded before the change says nothing any more.
        if (!action.KeepsData) resource.Drop();
        return result.Of(resource, input, output);
    }
}

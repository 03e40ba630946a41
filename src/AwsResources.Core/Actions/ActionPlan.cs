using AwsResources.Client;
using AwsResources.Core.Binding;
using AwsResources.Core.Loading;

namespace AwsResources.Core.Actions;

/// <summary>Calls an operation for a resource: the input from the definition and the caller, the answer as a <typeparamref name="T"/>.</summary>
internal sealed class ActionPlan<T>(ActionResult<T> result)
{
    public T Run(Resource resource, AwsStructure? options) => RunAsync(resource, options, async: false, default).EnsureCompleted();

    public async Task<T> RunAsync(Resource resource, AwsStructure? options, bool async, CancellationToken cancellationToken)
    {
        var action = result.Action;
        var client = resource.Session.Client(resource.Plan.Bound.Service.Definition.Service);
        await ResourceLoader.LoadForAsync(resource, action.Params, async, cancellationToken).ConfigureAwait(false);
        var input = TemplateFiller.Fill(action.Params, new TemplateSources(resource), options);
        var output = await client.CallAsync(action.Operation, input, AwsCallOptions.OfResources, async, cancellationToken).ConfigureAwait(false);
        resource.Session.Succeeded?.Invoke(resource.Plan.Bound, action);
        // What was loaded before the change says nothing any more.
        if (!action.KeepsData) resource.Drop();
        return result.Of(resource, input, output);
    }
}

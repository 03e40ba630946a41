using AwsResources.Client.Waiters;
using AwsResources.Core.Binding;
using AwsResources.Core.Definitions;
using AwsResources.Core.Loading;

namespace AwsResources.Core.Waiters;

/// <summary>Waits for a state, and answers the resource as it is then.</summary>
internal sealed class WaiterPlan(BoundWaiter waiter)
{
    public async Task<T> WaitAsync<T>(Resource resource, TimeSpan? timeout, AwsWaitOptions? options, bool async, CancellationToken cancellationToken) where T : class
    {
        if (timeout is not null) options = (options ?? new AwsWaitOptions()) with { Timeout = timeout };
        var client = resource.Session.Client(resource.Plan.Bound.Service.Definition.Service);
        var wait = new Waiter(client.Model.ServiceId, waiter.Waiter,
            (input, async, token) => client.CallAsync(waiter.Operation, input, AwsCallOptions.WaitingForResources, async, token), resource.Session.Time, waiter.Operation.Input);
        var output = await wait.WaitAsync(TemplateFiller.Fill(waiter.Params, new TemplateSources(resource)), options, async, cancellationToken).ConfigureAwait(false);
        resource.Session.Succeeded?.Invoke(resource.Plan.Bound, waiter);
        await RefreshAsync(resource, output, async, cancellationToken).ConfigureAwait(false);
        return (T)(object)resource;
    }

    // Most waiters ask what also loads the resource; then the answer that decided is its newest data.
    private async ValueTask RefreshAsync(Resource resource, AwsStructure? output, bool async, CancellationToken cancellationToken)
    {
        if (output is null || waiter.EndsInAbsence || !resource.Plan.CanLoad)
        {
            resource.Drop();
            return;
        }
        var load = resource.Plan.Load(0);
        if (ReferenceEquals(load.Operation, waiter.Operation) && ResourceLoader.DataOf(resource, load, output) is { } data) ResourceLoader.Keep(resource, data);
        else _ = await ResourceLoader.LoadAsync(resource, 0, force: true, async, cancellationToken).ConfigureAwait(false);
    }
}

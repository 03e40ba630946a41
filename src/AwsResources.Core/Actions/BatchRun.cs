using AwsResources.Client.JmesPath;
using AwsResources.Core.Binding;
using AwsResources.Core.Collections;
using AwsResources.Core.Definitions;
using AwsResources.Core.Loading;

namespace AwsResources.Core.Actions;

/// <summary>One run of a batch action over a collection: the largest batches that the service takes, or a call each.</summary>
internal sealed class BatchRun<T> where T : class, IAwsResource
{
    // For services without a batch call: enough to hide the way there, few enough not to be throttled.
    private const int CallsAtOnce = 8;

    private readonly CollectionQuery<T> _query;
    private readonly BoundBatchAction _action;
    private readonly AwsStructure? _options;
    private readonly AwsClient _client;
    private readonly Lock _lock = new();
    private readonly List<AwsStructure> _outputs = [];
    private readonly List<AwsBatchFailure> _failures = [];
    private int _calls;
    private int _resources;

    public BatchRun(CollectionQuery<T> query, string action, AwsStructure? options)
    {
        ArgumentNullException.ThrowIfNull(action);
        var target = query.Target.Bound;
        _query = query;
        _options = options;
        _action = target.FindBatchAction(action) ?? throw new ArgumentException(
            $"{target.FullName} has no batch action '{action}'. It has: {string.Join(", ", target.BatchActions.Select(known => known.Name))}.", nameof(action));
        _client = query.Parent.Session.Client(target.Service.Definition.Service);
    }

    public async ValueTask<AwsBatchResult> RunAsync(bool async, CancellationToken cancellationToken)
    {
        // A batch may span pages, and an empty page ends nothing.
        var waiting = new List<Resource>();
        if (async)
            await foreach (var page in _query.PagesAsync(cancellationToken).ConfigureAwait(false))
                await TakeAsync(waiting, page, async, cancellationToken).ConfigureAwait(false);
        else
            foreach (var page in _query.Pages())
                await TakeAsync(waiting, page, async, cancellationToken).ConfigureAwait(false);
        await FlushAsync(waiting, 0, async, cancellationToken).ConfigureAwait(false);
        var result = new AwsBatchResult(_resources, _calls, _outputs);
        return _failures.Count == 0 ? result : throw Failed(result);
    }

    private async ValueTask TakeAsync(List<Resource> waiting, IReadOnlyList<T> page, bool async, CancellationToken cancellationToken)
    {
        waiting.AddRange(page.Select(resource => (Resource)(object)resource));
        await FlushAsync(waiting, _action.Size - 1, async, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Works off what waits, until no more is left than may go on waiting for company.</summary>
    private async ValueTask FlushAsync(List<Resource> waiting, int mayWait, bool async, CancellationToken cancellationToken)
    {
        if (!_action.IsBatch)
        {
            await EachAsync(waiting, async, cancellationToken).ConfigureAwait(false);
            waiting.Clear();
            return;
        }
        while (waiting.Count > mayWait)
        {
            var batch = waiting.GetRange(0, Math.Min(_action.Size, waiting.Count));
            waiting.RemoveRange(0, batch.Count);
            await CallAsync(batch, async, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask EachAsync(List<Resource> resources, bool async, CancellationToken cancellationToken)
    {
        if (async)
            await Parallel.ForEachAsync(resources, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancellationToken },
                (resource, token) => CallAsync([resource], async: true, token)).ConfigureAwait(false);
        else
            foreach (var resource in resources) await CallAsync([resource], async: false, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CallAsync(List<Resource> batch, bool async, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var resource in batch) await ResourceLoader.LoadForAsync(resource, _action.Params, async, cancellationToken).ConfigureAwait(false);
            // What all share, such as the bucket of objects, is the same in each of them.
            var input = TemplateFiller.Fill(_action.Params, new TemplateSources(batch[0], Batch: batch), _options);
            var output = await _client.CallAsync(_action.Operation, input, AwsCallOptions.OfResources, async, cancellationToken).ConfigureAwait(false);
            var failed = Failures(batch, output);
            lock (_lock)
            {
                _calls++;
                _outputs.Add(output);
                _failures.AddRange(failed);
                _resources += batch.Count - failed.Count;
            }
        }
        catch (AwsException e)
        {
            var code = (e as AwsServiceException)?.Code ?? e.GetType().Name;
            lock (_lock)
            {
                _calls++;
                _failures.AddRange(batch.Select(resource => new AwsBatchFailure((IAwsResource)resource, code, e.Message, e)));
            }
        }
    }

    private List<AwsBatchFailure> Failures(List<Resource> batch, AwsStructure output)
    {
        if (_action.Failures is not { } path) return [];
        return [.. JmesExpression.Cached(path).SearchMany(output).OfType<AwsStructure>().Select(failure => new AwsBatchFailure(
            batch.FirstOrDefault(resource => Names(failure, resource)) as IAwsResource,
            TextOf(failure, "Code", "ErrorCode", "failureCode"), TextOf(failure, "Message", "ErrorMessage", "failureReason"), null))];
    }

    // Of the identifiers that the failure repeats, all are the resource's. Some services call the last one otherwise here (ResourceId, TableName).
    private bool Names(AwsStructure failure, Resource resource)
    {
        var identifiers = _query.Target.Bound.Identifiers;
        var matched = false;
        for (var i = 0; i < identifiers.Count; i++)
        {
            if (!failure.Has(identifiers[i].Member)) continue;
            if (failure.Read(identifiers[i].Member, AwsReaders.String) != resource.Ids[i]) return false;
            matched = true;
        }
        return matched || failure.MemberNames.Any(name => failure[name] is string text && text == resource.Ids[^1]);
    }

    // The error is the failure itself, or a structure in it.
    private static string TextOf(AwsStructure failure, params string[] names) =>
        failure.MemberNames.Select(name => failure[name]).OfType<AwsStructure>().Prepend(failure)
            .SelectMany(error => names.Where(error.Has).Select(name => error.Read(name, AwsReaders.String))).FirstOrDefault() ?? "";

    private AwsBatchException Failed(AwsBatchResult result)
    {
        var shown = _failures.Take(5).Select(failure => $"\n  {failure.Resource}: {failure.Code}: {failure.Message}");
        var more = _failures.Count > 5 ? $"\n  … and {_failures.Count - 5} more, in Failures" : "";
        return new AwsBatchException(
            $"{_query}: {_action.Name} failed for {_failures.Count} of {_failures.Count + result.Resources} resources:{string.Concat(shown)}{more}", result, [.. _failures]);
    }
}

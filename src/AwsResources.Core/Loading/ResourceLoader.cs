using AwsResources.Client;
using AwsResources.Core.Binding;
using AwsResources.Core.Definitions;
using Microsoft.Extensions.Logging;

namespace AwsResources.Core.Loading;

/// <summary>Loads the data of resources: one call for however many threads ask, and only the newest answer is kept.</summary>
internal static partial class ResourceLoader
{
    // How long a service that is consistent only in time may not know what it has just made.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>Loads what an attribute needs that was read without being at hand.</summary>
    public static ResourceSnapshot LoadForAttribute(Resource resource, AttributePlan attribute)
    {
        var mode = resource.Session.LazyLoading;
        if (mode is LazyLoading.Forbidden)
            throw new AwsNotLoadedException(
                $"{resource}.{attribute.Bound.Name} is not loaded, and the session forbids loading by reading. Call LoadAsync() first, or set LazyLoading to Allowed.");
        if (mode is LazyLoading.Logged) LogLazyLoad(resource.Session.Logger, resource.ToString(), attribute.Bound.Name);
        return LoadAsync(resource, attribute.LoadIndex, force: false, async: false, default).EnsureCompleted();
    }

    /// <summary>Loads what a call needs of the resource's data, so that an asynchronous call does not wait for it synchronously.</summary>
    public static async ValueTask LoadForAsync(Resource resource, ParameterTemplate template, bool async, CancellationToken cancellationToken)
    {
        foreach (var member in template.DataMembers)
        {
            if (resource.Plan.Bound.IdentifierIndex(member) >= 0) continue;
            var attribute = resource.Plan.AttributeOf(member);
            if (attribute.Bound.Identifier < 0 && !attribute.TryFind(resource.Snapshot, out _, out _))
                _ = await LoadAsync(resource, attribute.LoadIndex, force: false, async, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Loads, unless the data is there already and no newer is asked for.</summary>
    public static async ValueTask<ResourceSnapshot> LoadAsync(Resource resource, int index, bool force, bool async, CancellationToken cancellationToken)
    {
        var snapshot = resource.Snapshot;
        if (!force && snapshot.Load(index) is not null) return snapshot;
        var load = resource.Plan.Load(index);
        var gate = resource.Gate;
        if (async) await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        else gate.Wait(cancellationToken);
        try
        {
            var seen = resource.Snapshot;
            if (!force && seen.Load(index) is not null) return seen;
            var data = await FetchAsync(resource, load, async, cancellationToken).ConfigureAwait(false);
            // A reload outdates what single attributes loaded, too.
            var loaded = (force ? new ResourceSnapshot(seen.Item) : seen).With(index, data);
            resource.Replace(seen, loaded);
            return loaded;
        }
        finally
        {
            _ = gate.Release();
        }
    }

    /// <summary>Keeps data that a waiter or an existence check got by the resource's own load.</summary>
    public static void Keep(Resource resource, AwsStructure data)
    {
        var seen = resource.Snapshot;
        resource.Replace(seen, new ResourceSnapshot(seen.Item).With(0, data));
    }

    /// <summary>Asks whether the resource exists.</summary>
    public static async ValueTask<bool> ExistsAsync(Resource resource, bool async, CancellationToken cancellationToken)
    {
        var load = resource.Plan.Load(0);
        try
        {
            _ = await LoadAsync(resource, 0, force: true, async, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AwsResourceNotFoundException)
        {
            return false;
        }
        catch (AwsServiceException e) when (SaysNotFound(e, load))
        {
            return false;
        }
    }

    /// <summary>The part of an output that is the resource's data, or null.</summary>
    public static AwsStructure? DataOf(Resource resource, BoundLoad load, AwsStructure output) => load.Path is null
        ? output
        : ResourcePaths.Expression(load.Path, resource).Search(output) as AwsStructure;

    private static async ValueTask<AwsStructure> FetchAsync(Resource resource, BoundLoad load, bool async, CancellationToken cancellationToken)
    {
        for (var wait = FirstWait; ; wait = wait < LongestWait ? 2 * wait : LongestWait)
        {
            try
            {
                return await FetchOnceAsync(resource, load, async, cancellationToken).ConfigureAwait(false);
            }
            catch (AwsException e) when (resource.WasMadeWithin(Settling) && (e is AwsResourceNotFoundException || e is AwsServiceException error && SaysNotFound(error, load)))
            {
                // It was made a moment ago, and not everybody there has heard of it: asked again below.
            }
            await Delay.WaitAsync(wait, resource.Session.Time, async, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<AwsStructure> FetchOnceAsync(Resource resource, BoundLoad load, bool async, CancellationToken cancellationToken)
    {
        var client = resource.Session.Client(resource.Plan.Bound.Service.Definition.Service);
        var input = TemplateFiller.Fill(load.Params, new TemplateSources(resource));
        var output = await client.CallAsync(load.Operation, input, AwsCallOptions.OfResources, async, cancellationToken).ConfigureAwait(false);
        return DataOf(resource, load, output) ?? throw new AwsResourceNotFoundException(
            $"{resource} does not exist: {client.Model.ServiceId} {load.Operation.Name} answered without it (nothing at {load.Path}).");
    }

    private static bool SaysNotFound(AwsServiceException e, BoundLoad load) =>
        e.StatusCode == 404 || load.NotFound.Any(said => Says(said, e))
        || e.Code.Contains("NotFound", StringComparison.Ordinal) || e.Code.StartsWith("NoSuch", StringComparison.Ordinal);

    // 'Code', or 'Code: text' where services give one code to many faults.
    private static bool Says(string said, AwsServiceException e)
    {
        var colon = said.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? said == e.Code : said.AsSpan(0, colon).SequenceEqual(e.Code) && e.Message.Contains(said[(colon + 2)..], StringComparison.Ordinal);
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "Reading {Attribute} of {Resource} loads it.")]
    private static partial void LogLazyLoad(ILogger logger, string resource, string attribute);
}

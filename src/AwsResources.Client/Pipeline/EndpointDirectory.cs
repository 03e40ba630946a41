namespace AwsResources.Client.Pipeline;

/// <summary>The endpoints that a service tells through an operation of its own (Timestream does), kept for as long as it says.</summary>
internal sealed class EndpointDirectory
{
    private Entry? _known;

    /// <summary>The host for a call; null where the endpoint rules' host serves it.</summary>
    public async ValueTask<Uri?> FindAsync(CallPipeline pipeline, Call call, bool async, CancellationToken cancellationToken)
    {
        var (client, operation) = (call.Client, call.Operation);
        if (client.EndpointUrl is not null || operation.IsEndpointOperation || client.DiscoversEndpoints == false) return null;
        if (!operation.RequiresDiscoveredEndpoint && !(operation.DiscoversEndpoint && client.DiscoversEndpoints == true)) return null;
        if (Volatile.Read(ref _known) is { } known && known.Until > client.Time.GetUtcNow()) return known.Host;

        var output = await pipeline.CallAsync(Lister(client), null, async, cancellationToken).ConfigureAwait(false);
        if (output["Endpoints"] is not IReadOnlyList<AwsStructure> { Count: > 0 } endpoints || endpoints[0]["Address"] is not string address) return null;
        var minutes = endpoints[0]["CachePeriodInMinutes"] is { } period ? Values.Scalars.ToInt64(period) : 1;
        var host = new Uri(address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}");
        Volatile.Write(ref _known, new Entry(host, client.Time.GetUtcNow() + TimeSpan.FromMinutes(minutes)));
        return host;
    }

    /// <summary>Forgets what was told, when the service says that it no longer holds.</summary>
    public void Forget() => Volatile.Write(ref _known, null);

    private static Model.OperationModel Lister(ClientContext client)
    {
        foreach (var name in client.Model.OperationNames)
            if (client.Model.TryGetOperation(name, out var operation) && operation.IsEndpointOperation) return operation;
        throw new AwsModelException($"The model of {client.Model.Name} demands discovered endpoints and has no operation that tells them.");
    }

    private sealed record Entry(Uri Host, DateTimeOffset Until);
}

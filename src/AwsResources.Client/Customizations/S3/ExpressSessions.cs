using AwsResources.Client.Credentials;
using AwsResources.Client.Pipeline;

namespace AwsResources.Client.Customizations.S3;

/// <summary>The sessions that S3 Express opens for each of its buckets: credentials of a few minutes, in place of the caller's.</summary>
/// <remarks>Kept for the buckets that were used last, opened once however many calls wait for them, and opened again a little before they end.</remarks>
internal sealed class ExpressSessions
{
    internal const int Limit = 100;

    private static readonly TimeSpan Advisory = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Mandatory = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _known = [];
    private readonly LinkedList<Entry> _byUse = new();

    // Another caller's session would carry another caller's permissions.
    private sealed record Key(string Bucket, string AccessKeyId);

    private sealed record Entry(Key Key, RefreshingCredentials Credentials);

    public ValueTask<AwsCredentials> GetAsync(Call call, AwsCredentials credentials, bool async, CancellationToken cancellationToken)
    {
        var bucket = call.Text("Bucket") ?? throw new AwsEndpointException($"{call.Name}: the endpoint rules ask for a session, which only calls with a Bucket can have.");
        return Find(new Key(bucket, credentials.AccessKeyId), call.Client).GetAsync(async, cancellationToken);
    }

    public void Forget(AwsCredentials session)
    {
        lock (_lock)
            foreach (var entry in _byUse) entry.Credentials.Forget(session);
    }

    private RefreshingCredentials Find(Key key, ClientContext client)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value.Credentials;
            }

            if (_known.Count == Limit)
            {
                _known.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }
            var made = new RefreshingCredentials((async, token) => OpenAsync(client, key.Bucket, async, token), client.Time, Advisory, Mandatory, isAside: false);
            _known[key] = _byUse.AddFirst(new Entry(key, made));
            return made;
        }
    }

    // The model fixes that this operation itself is signed with the caller's own credentials.
    private static async ValueTask<AwsCredentials> OpenAsync(ClientContext client, string bucket, bool async, CancellationToken cancellationToken)
    {
        if (!client.Model.TryGetOperation("CreateSession", out var operation))
            throw new AwsModelException($"The endpoint rules of {client.Model.Name} ask for a session, and its model has no CreateSession.");
        var output = await new CallPipeline(client).CallAsync(operation, new AwsStructure { ["Bucket"] = bucket }, async, cancellationToken).ConfigureAwait(false);
        if (output["Credentials"] is not AwsStructure session
            || session["AccessKeyId"] is not string id || session["SecretAccessKey"] is not string secret || session["SessionToken"] is not string token)
            throw new AwsCredentialsException($"{client.Model.ServiceId} CreateSession answered for bucket '{bucket}' without credentials.");
        return new AwsCredentials(id, secret, token) { Expiration = session["Expiration"] as DateTimeOffset?, Source = $"the S3 Express session of bucket '{bucket}'" };
    }
}

namespace AwsResources.Client.Transport;

/// <summary>Counts the connections that a pool makes. Where none was made while a request was on its way, the request went over one that was kept.</summary>
internal sealed class ConnectionCount
{
    private long _made;

    public long Made => Interlocked.Read(ref _made);

    /// <summary>Called by the pool for every connection, once it is made; leaves its stream as it is.</summary>
    public ValueTask<Stream> Count(SocketsHttpPlaintextStreamFilterContext connection, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _made);
        return new(connection.PlaintextStream);
    }
}

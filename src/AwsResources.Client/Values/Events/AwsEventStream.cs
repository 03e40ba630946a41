using AwsResources.Client;
using AwsResources.Client.Values.Events;

namespace AwsResources;

/// <summary>
/// The events of an output, as they arrive: <c>await foreach (var e in (AwsEventStream)output["Payload"]!)</c>, or the same with <c>foreach</c>.
/// </summary>
/// <remarks>
/// <para>The connection stays open until the events are read to their end, the loop is left, or the stream is disposed of.</para>
/// <para>Events can be read once, by one reader. An event that the model does not know is skipped and counted.</para>
/// <para>
/// Reading throws <see cref="AwsServiceException"/> for an error that the service sends among the events, <see cref="AwsTransportException"/>
/// where the connection ends in the middle of an event, and <see cref="AwsResponseException"/> for bytes that are no event or fail their checksum.
/// </para>
/// </remarks>
public sealed class AwsEventStream : IAsyncEnumerable<AwsEvent>, IDisposable, IAsyncDisposable
{
    private readonly IEventSource _source;
    private int _isTaken;

    internal AwsEventStream(IEventSource source) => _source = source;

    /// <summary>How many events came that the service's model does not know.</summary>
    public long SkippedCount => _source.SkippedCount;

    /// <summary>Reads the events as they arrive.</summary>
    /// <param name="cancellationToken">Ends the reading and closes the connection.</param>
    /// <exception cref="InvalidOperationException">The events were read before.</exception>
    public IAsyncEnumerator<AwsEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Take();
        return ReadAsync(cancellationToken);
    }

    /// <summary>Reads the events, and blocks until each arrives.</summary>
    /// <exception cref="InvalidOperationException">The events were read before.</exception>
    public IEnumerator<AwsEvent> GetEnumerator()
    {
        Take();
        return Read();
    }

    /// <summary>The events as a sequence for LINQ, which blocks until each arrives.</summary>
    public IEnumerable<AwsEvent> AsEnumerable()
    {
        foreach (var item in this) yield return item;
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _source.Dispose();

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>Says what this is; never reads an event.</summary>
    public override string ToString() => "(event stream)";

    private async IAsyncEnumerator<AwsEvent> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _source.NextAsync(async: true, cancellationToken).ConfigureAwait(false) is { } item) yield return item;
        }
        finally
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private IEnumerator<AwsEvent> Read()
    {
        try
        {
            while (_source.NextAsync(async: false, default).EnsureCompleted() is { } item) yield return item;
        }
        finally
        {
            _source.Dispose();
        }
    }

    private void Take()
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
            throw new InvalidOperationException("The events of a stream can be read only once; these were, or are being read.");
    }
}

using System.Threading.Channels;

namespace AwsResources;

/// <summary>
/// Events that are sent while the call goes on: given to a call as its input's stream, then written one by one.
/// </summary>
/// <remarks>
/// Some services answer only after the first events: write those before the call is awaited. The writer holds a few events that were
/// not sent yet; where it is full, writing waits. Safe to be written to by several threads.
/// </remarks>
/// <example>
/// <code>
/// var audio = new AwsEventWriter();
/// var call = lex.CallAsync("StartConversation", new() { ["requestEventStream"] = audio, … });
/// await audio.WriteAsync("ConfigurationEvent", new() { … });
/// await foreach (var e in (AwsEventStream)(await call)["responseEventStream"]!) …
/// audio.Complete();
/// </code>
/// </example>
public sealed class AwsEventWriter : IAsyncEnumerable<AwsEvent>
{
    private const int Capacity = 16;

    private readonly Channel<AwsEvent> _events = Channel.CreateBounded<AwsEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private int _isTaken;
    private bool _isCompleted;

    /// <summary>Writes an event; ends when there is room for it, which is before it is sent.</summary>
    /// <param name="item">The event.</param>
    /// <param name="cancellationToken">Ends the waiting; the event is not sent then.</param>
    /// <exception cref="InvalidOperationException">The writer was completed, or the call is over and takes no more events.</exception>
    public async ValueTask WriteAsync(AwsEvent item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        try
        {
            await _events.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException error)
        {
            throw new InvalidOperationException(
                Volatile.Read(ref _isCompleted)
                    ? $"The event {item.Name} was not sent: the writer was completed before."
                    : $"The event {item.Name} was not sent: the call is over; its output says why.", error);
        }
    }

    /// <summary>Writes an event; ends when there is room for it, which is before it is sent.</summary>
    /// <param name="name">The member's name in the model's stream, such as <c>AudioEvent</c>.</param>
    /// <param name="value">The members of the event; null for an event without any.</param>
    /// <param name="cancellationToken">Ends the waiting; the event is not sent then.</param>
    /// <exception cref="InvalidOperationException">The writer was completed, or the call is over and takes no more events.</exception>
    public ValueTask WriteAsync(string name, AwsStructure? value = null, CancellationToken cancellationToken = default) =>
        WriteAsync(new AwsEvent(name, value), cancellationToken);

    /// <summary>Says that no more events come, so that the service ends its answer. Does nothing the second time.</summary>
    public void Complete()
    {
        Volatile.Write(ref _isCompleted, true);
        _ = _events.Writer.TryComplete();
    }

    /// <summary>What the call reads.</summary>
    /// <exception cref="InvalidOperationException">The writer was given to two calls.</exception>
    IAsyncEnumerator<AwsEvent> IAsyncEnumerable<AwsEvent>.GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0) throw new InvalidOperationException("A writer of events serves one call; this one was given to two.");
        return ReadAsync(cancellationToken);
    }

    private async IAsyncEnumerator<AwsEvent> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in _events.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false)) yield return item;
        }
        finally
        {
            // Whoever waits for room is told that nobody reads any more.
            _ = _events.Writer.TryComplete();
        }
    }
}

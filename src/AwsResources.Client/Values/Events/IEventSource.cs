namespace AwsResources.Client.Values.Events;

/// <summary>Where the events of a stream come from. One reader at a time.</summary>
internal interface IEventSource : IDisposable, IAsyncDisposable
{
    /// <summary>Events that came and that the model does not know.</summary>
    long SkippedCount { get; }

    /// <summary>The next event; null at the end.</summary>
    ValueTask<AwsEvent?> NextAsync(bool async, CancellationToken cancellationToken);
}

using System.Runtime.CompilerServices;
using AwsResources.Client;

namespace AwsResources.SQS;

/// <summary>Receives again and again. Calls wait for messages; where they do not, the loop does, so that an empty queue costs little.</summary>
internal sealed class ReceiveLoop
{
    private const int MostMessages = 10;
    private const int LongestWait = 20;
    private static readonly TimeSpan ShortestRound = TimeSpan.FromSeconds(1);

    private readonly IQueue _queue;
    private readonly QueueReceiveMessagesOptions _options;
    private readonly TimeSpan? _idle;
    private readonly TimeProvider _time;

    public ReceiveLoop(IQueue queue, QueueReceiveMessagesOptions? options, TimeSpan? idle)
    {
        if (idle is { } time) ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(idle));
        _queue = queue;
        _idle = idle;
        _time = ResourceOf.TimeOf(queue);
        _options = new QueueReceiveMessagesOptions
        {
            MaxNumberOfMessages = options?.MaxNumberOfMessages ?? MostMessages,
            // Not longer than somebody wants to wait: a call is not ended by the time.
            WaitTimeSeconds = options?.WaitTimeSeconds ?? (int)Math.Min(LongestWait, Math.Ceiling((idle ?? TimeSpan.MaxValue).TotalSeconds)),
        };
        foreach (var name in options?.MemberNames ?? []) _options[name] = options![name];
    }

    public async IAsyncEnumerable<IMessage> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = _time.GetTimestamp(); ;)
        {
            var begun = _time.GetTimestamp();
            var messages = await _queue.ReceiveMessagesAsync(_options, cancellationToken).ConfigureAwait(false);
            foreach (var message in messages) yield return message;
            if (messages.Count > 0) last = _time.GetTimestamp();
            else if (IsOver(last)) yield break;
            else await Delay.WaitAsync(Rest(begun), _time, async: true, cancellationToken).ConfigureAwait(false);
        }
    }

    public IEnumerable<IMessage> Run(CancellationToken cancellationToken)
    {
        for (var last = _time.GetTimestamp(); ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var begun = _time.GetTimestamp();
            var messages = _queue.ReceiveMessages(_options);
            foreach (var message in messages) yield return message;
            if (messages.Count > 0) last = _time.GetTimestamp();
            else if (IsOver(last)) yield break;
            else Delay.WaitAsync(Rest(begun), _time, async: false, cancellationToken).EnsureCompleted();
        }
    }

    private bool IsOver(long last) => _idle is { } idle && _time.GetElapsedTime(last) >= idle;

    // What is left of a round when nothing came: nothing where the call itself waited long enough.
    private TimeSpan Rest(long begun) => ShortestRound - _time.GetElapsedTime(begun);
}

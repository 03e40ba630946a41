namespace AwsResources.Client.Stubbing;

/// <summary>The answers of a stubber, first in, first out.</summary>
internal sealed class StubQueue
{
    private readonly Lock _lock = new();
    private readonly Queue<StubbedAnswer> _waiting = new();
    private int _used;

    public int Count
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    public void Add(StubbedAnswer answer)
    {
        lock (_lock) _waiting.Enqueue(answer);
    }

    /// <summary>The hook before calls. An answer that does not fit the call stays in the queue.</summary>
    public void Answer(AwsBeforeCall call)
    {
        if (call.IsPresigned) return; // A URL is made without a call.
        lock (_lock)
        {
            var next = Expect(call);
            _waiting.Dequeue();
            _used++;
            next.Give(call.Call);
        }
    }

    public void VerifyAllUsed()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0) return;
            throw new AwsStubException($"{Answers(_waiting.Count)} not asked for: {string.Join(", ", _waiting.Select(answer => answer.Name))}. {Used()}");
        }
    }

    public override string ToString()
    {
        lock (_lock) return _waiting.TryPeek(out var next) ? $"{_waiting.Count} answers, next {next.Name}" : "no answers";
    }

    private StubbedAnswer Expect(AwsBeforeCall call)
    {
        if (!_waiting.TryPeek(out var next))
            throw new AwsStubException($"{call} was called, and no answer is left in the queue. {Used()}");
        if (!next.IsOf(call.Call))
            throw new AwsStubException($"{call} was called, and the next answer in the queue is for {next.Name}. {Used()}");
        if (next.Differences(call.Input) is { Count: > 0 } differences)
            throw new AwsStubException($"{call} was called with another input than answer {_used + 1} of the queue expects:\n  {string.Join("\n  ", differences)}");
        return next;
    }

    private string Used() => _used == 0 ? "None was used before." : $"{_used} {(_used == 1 ? "was" : "were")} used before.";

    private static string Answers(int count) => count == 1 ? "1 answer was" : $"{count} answers were";
}

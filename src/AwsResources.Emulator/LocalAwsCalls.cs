using System.Collections;

namespace AwsResources;

/// <summary>The calls that reached an embedded AWS, in order. Safe to share between threads; reading sees the calls until then.</summary>
/// <remarks>At least the latest 10,000 are kept.</remarks>
public sealed class LocalAwsCalls : IReadOnlyList<LocalAwsCall>
{
    private const int Kept = 10_000;

    private readonly Lock _gate = new();
    private readonly List<LocalAwsCall> _calls = [];

    internal LocalAwsCalls() { }

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_gate) return _calls.Count;
        }
    }

    /// <inheritdoc/>
    public LocalAwsCall this[int index]
    {
        get
        {
            lock (_gate) return _calls[index];
        }
    }

    /// <summary>The calls of one operation.</summary>
    /// <param name="service">The service by the name of its model, such as <c>s3</c>.</param>
    /// <param name="operation">The operation by its name in the model.</param>
    public IReadOnlyList<LocalAwsCall> Of(string service, string operation) =>
        [.. Snapshot().Where(call => call.Service == service && call.Operation == operation)];

    /// <summary>Forgets the calls until now.</summary>
    public void Clear()
    {
        lock (_gate) _calls.Clear();
    }

    /// <inheritdoc/>
    public IEnumerator<LocalAwsCall> GetEnumerator() => ((IEnumerable<LocalAwsCall>)Snapshot()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(LocalAwsCall call)
    {
        lock (_gate)
        {
            // By halves, so that forgetting costs little.
            if (_calls.Count == 2 * Kept) _calls.RemoveRange(0, Kept);
            _calls.Add(call);
        }
    }

    private LocalAwsCall[] Snapshot()
    {
        lock (_gate) return [.. _calls];
    }
}

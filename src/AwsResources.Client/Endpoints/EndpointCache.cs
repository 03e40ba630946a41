using System.Collections.Concurrent;

namespace AwsResources.Client.Endpoints;

/// <summary>The endpoints of the latest calls, a hundred at most; the one that was not asked for longest makes room.</summary>
/// <remarks>A hit takes no lock: it leaves a mark of when it was. Only a miss looks for the oldest mark.</remarks>
internal sealed class EndpointCache
{
    public const int Capacity = 100;

    private readonly ConcurrentDictionary<EndpointKey, Entry> _entries = new();
    private readonly Lock _making = new();
    private long _clock;

    public int Count => _entries.Count;

    public ResolvedEndpoint? Find(EndpointKey key)
    {
        if (!_entries.TryGetValue(key, out var entry)) return null;
        Volatile.Write(ref entry.LastUsed, Interlocked.Increment(ref _clock));
        return entry.Endpoint;
    }

    public void Add(EndpointKey key, ResolvedEndpoint endpoint)
    {
        lock (_making)
        {
            if (_entries.Count >= Capacity && !_entries.ContainsKey(key)) Evict();
            _entries[key] = new Entry(endpoint) { LastUsed = Interlocked.Increment(ref _clock) };
        }
    }

    private void Evict()
    {
        EndpointKey? oldest = null;
        var mark = long.MaxValue;
        foreach (var (key, entry) in _entries)
        {
            var used = Volatile.Read(ref entry.LastUsed);
            if (used >= mark) continue;
            (oldest, mark) = (key, used);
        }
        if (oldest is not null) _ = _entries.TryRemove(oldest, out _);
    }

    private sealed class Entry(ResolvedEndpoint endpoint)
    {
        public ResolvedEndpoint Endpoint => endpoint;
        public long LastUsed;
    }
}

/// <summary>The values that an endpoint depends on, by slot.</summary>
internal sealed class EndpointKey : IEquatable<EndpointKey>
{
    private readonly int _hash;

    public EndpointKey(object?[] values)
    {
        Values = values;
        var hash = 17;
        foreach (var value in values)
        {
            if (value is not string[] list) hash = (hash * 31) + (value?.GetHashCode() ?? 0);
            else foreach (var item in list) hash = (hash * 31) + item.GetHashCode(StringComparison.Ordinal);
        }
        _hash = hash;
    }

    public object?[] Values { get; }

    public bool Equals(EndpointKey? other)
    {
        if (other is null || _hash != other._hash || Values.Length != other.Values.Length) return false;
        for (var i = 0; i < Values.Length; i++)
            if (!Same(Values[i], other.Values[i])) return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as EndpointKey);

    public override int GetHashCode() => _hash;

    private static bool Same(object? left, object? right) => left is string[] list && right is string[] other
        ? list.AsSpan().SequenceEqual(other)
        : Equals(left, right);
}

using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AwsResources.Client.Values;

/// <summary>A map of an output, in the order of the answer. Small ones are searched; larger ones are indexed when first searched.</summary>
internal sealed class AwsMap<T>(KeyValuePair<string, T>[] pairs) : IReadOnlyDictionary<string, T>, IMapEntries
{
    private const int IndexedAbove = 12;

    private Dictionary<string, T>? _index;

    public static AwsMap<T> Empty { get; } = new([]);

    public int Count => pairs.Length;

    public IEnumerable<string> Keys => pairs.Select(pair => pair.Key);

    public IEnumerable<T> Values => pairs.Select(pair => pair.Value);

    public T this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"There is no '{key}'.{Suggestions.DidYouMean(key, Keys)}");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (pairs.Length > IndexedAbove) return (_index ??= Index()).TryGetValue(key, out value);
        foreach (var pair in pairs)
        {
            if (!string.Equals(pair.Key, key, StringComparison.Ordinal)) continue;
            value = pair.Value;
            return true;
        }
        value = default;
        return false;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, T>>)pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerable<KeyValuePair<string, object?>> IMapEntries.Entries => pairs.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value));

    private Dictionary<string, T> Index()
    {
        var index = new Dictionary<string, T>(pairs.Length, StringComparer.Ordinal);
        // A service that repeats a key means the last.
        foreach (var pair in pairs) index[pair.Key] = pair.Value;
        return index;
    }
}

/// <summary>A map whose entries can be read without its type.</summary>
internal interface IMapEntries
{
    IEnumerable<KeyValuePair<string, object?>> Entries { get; }
}

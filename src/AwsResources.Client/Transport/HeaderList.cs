using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AwsResources.Client.Transport;

/// <summary>Headers in the order in which they were added; names are case-insensitive and may repeat.</summary>
internal sealed class HeaderList : IEnumerable<KeyValuePair<string, string>>
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\r\n\0");

    private readonly List<KeyValuePair<string, string>> _items = new(12);

    public int Count => _items.Count;

    public KeyValuePair<string, string> this[int index] => _items[index];

    /// <summary>Adds a value beside those that the header already has.</summary>
    /// <exception cref="ArgumentException">The name or the value holds a line break.</exception>
    public void Add(string name, string value)
    {
        Check(name, value);
        _items.Add(new(name, value));
    }

    /// <summary>Makes this the header's only value.</summary>
    /// <exception cref="ArgumentException">The name or the value holds a line break.</exception>
    public void Set(string name, string value)
    {
        Check(name, value);
        var index = IndexOf(name);
        if (index < 0)
        {
            _items.Add(new(name, value));
            return;
        }

        RemoveFrom(name, index + 1);
        _items[index] = new(name, value);
    }

    /// <summary>The header's first value.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out string? value)
    {
        var index = IndexOf(name);
        value = index < 0 ? null : _items[index].Value;
        return index >= 0;
    }

    public bool Contains(string name) => IndexOf(name) >= 0;

    public bool Remove(string name) => RemoveFrom(name, 0);

    public List<KeyValuePair<string, string>>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string name)
    {
        for (var i = 0; i < _items.Count; i++)
            if (_items[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    private bool RemoveFrom(string name, int start)
    {
        var removed = false;
        for (var i = _items.Count - 1; i >= start; i--)
        {
            if (!_items[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            _items.RemoveAt(i);
            removed = true;
        }

        return removed;
    }

    // The value may be a secret or a user's data: the message names the header only.
    private static void Check(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.AsSpan().ContainsAny(Forbidden))
            throw new ArgumentException("A header's name may not hold a line break or a NUL character.", nameof(name));
        if (value.AsSpan().ContainsAny(Forbidden))
            throw new ArgumentException($"The value of header '{name}' may not hold a line break or a NUL character.", nameof(value));
    }
}

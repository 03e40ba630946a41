using System.Collections;

namespace AwsResources.Client.Transport;

/// <summary>A URI's query: decoded names and values in order. A null value is a bare name, without an equals sign.</summary>
internal sealed class QueryParameters : IEnumerable<KeyValuePair<string, string?>>
{
    private readonly List<KeyValuePair<string, string?>> _items = [];

    public int Count => _items.Count;

    public KeyValuePair<string, string?> this[int index] => _items[index];

    public void Add(string name, string? value) => _items.Add(new(name, value));

    /// <summary>Makes this the parameter's only value.</summary>
    public void Set(string name, string? value)
    {
        _ = Remove(name);
        Add(name, value);
    }

    /// <summary>The first value of a parameter; names are case-sensitive.</summary>
    public bool TryGet(string name, out string? value)
    {
        foreach (var item in _items)
        {
            if (item.Key != name) continue;
            value = item.Value;
            return true;
        }

        value = null;
        return false;
    }

    public bool Remove(string name) => _items.RemoveAll(item => item.Key == name) > 0;

    /// <summary>Adds what a query string (without its question mark) says.</summary>
    public void AddEncoded(string query)
    {
        foreach (var range in query.AsSpan().Split('&'))
        {
            var pair = query.AsSpan(range);
            if (pair.IsEmpty) continue;
            var equals = pair.IndexOf('=');
            if (equals < 0) Add(Uri.UnescapeDataString(pair), null);
            else Add(Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..]));
        }
    }

    public List<KeyValuePair<string, string?>>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<KeyValuePair<string, string?>> IEnumerable<KeyValuePair<string, string?>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

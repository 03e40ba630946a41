namespace AwsResources.Emulator.Services.S3.Listings;

/// <summary>The keys of a bucket in the order of its listings. Finding and appending are cheap, which is what uploads in order do.</summary>
internal sealed class KeyIndex<T> where T : class
{
    private readonly List<(string Key, T Value)> _entries = [];

    public int Count => _entries.Count;

    public (string Key, T Value) this[int index] => _entries[index];

    public T? Find(string key)
    {
        var index = FirstFrom(key);
        return index < _entries.Count && _entries[index].Key == key ? _entries[index].Value : null;
    }

    public T GetOrAdd(string key, Func<T> make)
    {
        var index = FirstFrom(key);
        if (index < _entries.Count && _entries[index].Key == key) return _entries[index].Value;
        var value = make();
        _entries.Insert(index, (key, value));
        return value;
    }

    public void Remove(string key)
    {
        var index = FirstFrom(key);
        if (index < _entries.Count && _entries[index].Key == key) _entries.RemoveAt(index);
    }

    /// <summary>The first entry whose key is not before the given one.</summary>
    public int FirstFrom(string key) => Bisect(entry => Utf8Order.Instance.Compare(entry, key) < 0);

    /// <summary>The first entry whose key is behind the given one.</summary>
    public int FirstAfter(string key) => Bisect(entry => Utf8Order.Instance.Compare(entry, key) <= 0);

    /// <summary>The first entry behind all those that begin with the prefix.</summary>
    public int FirstBeyond(string prefix) =>
        Bisect(entry => entry.StartsWith(prefix, StringComparison.Ordinal) || Utf8Order.Instance.Compare(entry, prefix) < 0);

    private int Bisect(Func<string, bool> isBefore)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBefore(_entries[middle].Key)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

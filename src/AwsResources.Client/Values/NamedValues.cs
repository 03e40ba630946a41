namespace AwsResources.Client.Values;

/// <summary>Names and values in the order in which a caller set them. Inputs are small: a search beats a hash table.</summary>
internal sealed class NamedValues
{
    private (string Name, object? Value)[] _pairs = new (string, object?)[4];
    private int _count;

    public IEnumerable<string> Names
    {
        get
        {
            for (var i = 0; i < _count; i++)
                if (_pairs[i].Value is not null) yield return _pairs[i].Name;
        }
    }

    public object? this[string name]
    {
        get
        {
            var index = IndexOf(name);
            return index < 0 ? null : _pairs[index].Value;
        }
        set
        {
            var index = IndexOf(name);
            if (index < 0)
            {
                if (_count == _pairs.Length) Array.Resize(ref _pairs, _count * 2);
                index = _count++;
            }
            _pairs[index] = (name, value);
        }
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _count; i++)
            if (string.Equals(_pairs[i].Name, name, StringComparison.Ordinal)) return i;
        return -1;
    }
}

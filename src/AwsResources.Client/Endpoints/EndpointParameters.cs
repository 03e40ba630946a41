using System.Diagnostics.CodeAnalysis;

namespace AwsResources.Client.Endpoints;

/// <summary>Values for the parameters of a rule set, by name. Made once from a client's settings, copied and completed for each call.</summary>
internal sealed class EndpointParameters
{
    // A dozen names at most: a scan beats a hash table.
    // Those of a copy are shared until a name is added, which makes an array anew: there is room for no other.
    private string[] _names;
    private object?[] _values;
    private int _used;

    public EndpointParameters()
    {
        _names = new string[8];
        _values = new object[8];
    }

    /// <param name="declared">The names that values are expected of; a copy has room for them without another list of names.</param>
    public EndpointParameters(IReadOnlyList<EndpointParameter> declared)
    {
        _names = new string[declared.Count];
        for (var i = 0; i < _names.Length; i++) _names[i] = declared[i].Name;
        _values = new object[_names.Length];
        _used = _names.Length;
    }

    private EndpointParameters(EndpointParameters other)
    {
        _used = other._used;
        _names = other._names.Length == _used ? other._names : other._names[.._used];
        _values = other._values[.._used];
    }

    /// <summary>How many have a value.</summary>
    public int Count => _values.Count(value => value is not null);

    public IEnumerable<KeyValuePair<string, object>> Entries
    {
        get
        {
            for (var i = 0; i < _used; i++)
                if (_values[i] is { } value) yield return new(_names[i], value);
        }
    }

    /// <summary>Sets a string; null leaves the parameter as it is.</summary>
    public EndpointParameters Set(string name, string? value) => value is null ? this : Put(name, value);

    /// <summary>Sets a boolean; null leaves the parameter as it is.</summary>
    public EndpointParameters Set(string name, bool? value) => value is { } b ? Put(name, Truth.Of(b)) : this;

    /// <summary>Sets a list of strings; null leaves the parameter as it is.</summary>
    public EndpointParameters Set(string name, IReadOnlyList<string>? value) => value is null ? this : Put(name, value.ToArray());

    /// <summary>Sets a value of a type known only at run time: string, bool or a list of strings; null leaves the parameter as it is.</summary>
    public EndpointParameters SetValue(string name, object? value) => value switch
    {
        null => this,
        string text => Set(name, text),
        bool truth => Set(name, truth),
        IReadOnlyList<string> list => Set(name, list),
        IEnumerable<string> list => Put(name, list.ToArray()),
        _ => throw new ArgumentException(
            $"The endpoint parameter '{name}' cannot be a {value.GetType().Name}; expected a string, a bool or a list of strings.", nameof(value)),
    };

    public bool TryGet(string name, [NotNullWhen(true)] out object? value)
    {
        var index = IndexOf(name);
        value = index < 0 ? null : _values[index];
        return value is not null;
    }

    public EndpointParameters Copy() => new(this);

    private EndpointParameters Put(string name, object value)
    {
        var index = IndexOf(name);
        if (index < 0)
        {
            index = _used++;
            if (index == _names.Length)
            {
                Array.Resize(ref _names, Math.Max(4, index * 2));
                Array.Resize(ref _values, _names.Length);
            }
            _names[index] = name;
        }
        _values[index] = value;
        return this;
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _used; i++)
            if (_names[i] == name) return i;
        return -1;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace AwsResources.Client.Endpoints;

/// <summary>Values for the parameters of a rule set, by name. Made once a client from its settings, copied and completed for each call.</summary>
internal sealed class EndpointParameters
{
    // A dozen names at most: a scan beats a hash table.
    private string[] _names;
    private object[] _values;

    public EndpointParameters()
    {
        _names = new string[8];
        _values = new object[8];
    }

    private EndpointParameters(EndpointParameters other)
    {
        _names = (string[])other._names.Clone();
        _values = (object[])other._values.Clone();
        Count = other.Count;
    }

    public int Count { get; private set; }

    public IEnumerable<KeyValuePair<string, object>> Entries
    {
        get
        {
            for (var i = 0; i < Count; i++) yield return new(_names[i], _values[i]);
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
        return index >= 0;
    }

    public EndpointParameters Copy() => new(this);

    private EndpointParameters Put(string name, object value)
    {
        var index = IndexOf(name);
        if (index < 0)
        {
            index = Count++;
            if (index == _names.Length)
            {
                Array.Resize(ref _names, index * 2);
                Array.Resize(ref _values, index * 2);
            }
            _names[index] = name;
        }
        _values[index] = value;
        return this;
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < Count; i++)
            if (_names[i] == name) return i;
        return -1;
    }
}

namespace AwsResources.Client.Configuration;

/// <summary>Defaults that stand instead of the settings' own.</summary>
/// <param name="source">What they are the defaults of.</param>
internal sealed class ModeDefaults(string source)
{
    private readonly Dictionary<object, object?> _values = [];

    public void Set<T>(Setting<T> setting, T value) => _values[setting] = value;

    public bool TryFind<T>(Setting<T> setting, out Resolved<T> found)
    {
        var isThere = _values.TryGetValue(setting, out var value);
        found = isThere ? new((T)value!, source) : default;
        return isThere;
    }
}

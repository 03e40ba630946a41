namespace AwsResources.Client.Configuration;

/// <summary>Defaults that stand instead of the settings' own.</summary>
/// <param name="mode">The mode that they are the defaults of.</param>
internal sealed class ModeDefaults(string mode)
{
    /// <summary>How the origins of these defaults begin.</summary>
    public const string SourcePrefix = "default of mode ";

    private readonly Dictionary<object, object?> _values = [];

    public void Set<T>(Setting<T> setting, T value) => _values[setting] = value;

    public bool TryFind<T>(Setting<T> setting, out Resolved<T> found)
    {
        var isThere = _values.TryGetValue(setting, out var value);
        found = isThere ? new((T)value!, SourcePrefix + mode) : default;
        return isThere;
    }
}

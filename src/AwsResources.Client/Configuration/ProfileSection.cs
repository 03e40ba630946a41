namespace AwsResources.Client.Configuration;

/// <summary>One section of a profile file: its settings by lower-case name, whatever number of headings spread them.</summary>
internal sealed class ProfileSection(string name)
{
    private readonly Dictionary<string, ProfileProperty> _properties = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public IReadOnlyDictionary<string, ProfileProperty> Properties => _properties;

    /// <summary>The text of a setting; null when it is absent or empty.</summary>
    public string? this[string key] => _properties.TryGetValue(key, out var property) && property.Value.Length > 0 ? property.Value : null;

    public ProfileProperty? Find(string key) => _properties.GetValueOrDefault(key);

    public void Set(ProfileProperty property) => _properties[property.Name] = property;

    public void Clear() => _properties.Clear();

    public void Add(ProfileSection other)
    {
        foreach (var property in other.Properties.Values) Set(property);
    }
}

/// <summary>A setting of a section, and where it stands.</summary>
/// <param name="Name">Its name, in lower case.</param>
/// <param name="Value">Its text; continuation lines follow after line breaks.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line in it, counted from 1.</param>
/// <param name="Nested">The settings of a nested block, by lower-case name; empty for a plain value.</param>
internal sealed record ProfileProperty(string Name, string Value, string File, int Line, IReadOnlyDictionary<string, ProfileProperty> Nested);

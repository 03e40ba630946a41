using Microsoft.Extensions.Configuration;

namespace AwsResources.DependencyInjection;

/// <summary>A key of a section, and how the options change by it.</summary>
/// <param name="name">The key.</param>
/// <param name="read">Gives the options with the key's value; the same where it is not there.</param>
internal sealed class SectionKey(string name, Func<SectionOptions, IConfigurationSection, SectionOptions> read)
{
    public string Name => name;

    /// <exception cref="AwsConfigurationException">The value is an impossible one.</exception>
    public SectionOptions Read(SectionOptions options, IConfigurationSection section) => read(options, section);

    public static SectionKey Of<T>(string name, SectionKind<T> kind, Func<SectionOptions, T, SectionOptions> set) => new(name, (options, section) =>
    {
        if (string.IsNullOrWhiteSpace(section.Value) && !(kind.TakesChildren && section.GetChildren().Any())) return options;
        if (kind.Parse(section, out var value)) return set(options, value);
        var shown = kind.IsSecret ? "cannot be read" : $"is '{section.Value}'";
        throw new AwsConfigurationException($"{section.Path} {shown}; expected {kind.Expected}.");
    });
}

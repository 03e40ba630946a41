using System.Globalization;
using System.Net;
using AwsResources.Client.Configuration;
using Microsoft.Extensions.Configuration;

namespace AwsResources.DependencyInjection;

internal delegate bool SectionParser<T>(IConfigurationSection section, out T value);

/// <summary>How values of one kind are read.</summary>
/// <param name="Expected">What a value must be, to stand behind "expected".</param>
/// <param name="Parse">Reads it.</param>
internal sealed record SectionKind<T>(string Expected, SectionParser<T> Parse)
{
    /// <summary>Whether the value may be a list of its own.</summary>
    public bool TakesChildren { get; init; }

    /// <summary>Whether messages must not show the value.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>The kinds of values that a section may have.</summary>
internal static class SectionKinds
{
    public static SectionKind<string> Text { get; } = new("text", static (IConfigurationSection section, out string value) =>
    {
        value = section.Value!.Trim();
        return true;
    });

    public static SectionKind<bool> Flag { get; } = new(
        "true or false", static (IConfigurationSection section, out bool value) => bool.TryParse(section.Value, out value));

    public static SectionKind<int> Positive { get; } = new("a whole number of at least 1", static (IConfigurationSection section, out int value) =>
        int.TryParse(section.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out value) && value > 0);

    // The platform reads a mere number as days, which nobody means here.
    public static SectionKind<TimeSpan> Time { get; } = new("a time of more than nothing, such as 00:00:30 for half a minute", static (IConfigurationSection section, out TimeSpan value) =>
        TimeSpan.TryParse(section.Value, CultureInfo.InvariantCulture, out value) && value > TimeSpan.Zero && section.Value.Contains(':', StringComparison.Ordinal));

    public static SectionKind<IReadOnlyList<string>> List { get; } = new("a list, or text with commas", static (IConfigurationSection section, out IReadOnlyList<string> value) =>
    {
        value = section.Value is { } text
            ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [.. section.GetChildren().Select(child => child.Value).OfType<string>()];
        return true;
    })
    { TakesChildren = true };

    /// <summary>The address may hold a password.</summary>
    public static SectionKind<IWebProxy> Proxy { get; } = new("the URL of a proxy, such as http://proxy.example.com:8080", static (IConfigurationSection section, out IWebProxy value) =>
    {
        var isUrl = EndpointUrls.Parse(section.Value!, out var url);
        value = isUrl ? new WebProxy(url) : new WebProxy();
        return isUrl;
    })
    { IsSecret = true };

    public static SectionKind<string> Setting(Setting<string?> setting) => new(setting.Expected, (IConfigurationSection section, out string value) =>
    {
        var isPossible = setting.Parse(section.Value!, out var parsed);
        value = parsed ?? "";
        return isPossible;
    });

    public static SectionKind<string> Choice(IEnumerable<string> choices) => new(string.Join(", ", choices), (IConfigurationSection section, out string value) =>
    {
        value = section.Value!.Trim();
        return choices.Contains(value, StringComparer.Ordinal);
    });

    /// <summary>A member of an enumeration, in any case and with or without the hyphens of AWS's own files.</summary>
    public static SectionKind<T> Word<T>() where T : struct, Enum => new(string.Join(", ", Enum.GetNames<T>()), static (IConfigurationSection section, out T value) =>
    {
        var text = section.Value!.Replace("-", "", StringComparison.Ordinal).Trim();
        value = default;
        return Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(text, ignoreCase: true, out value);
    });
}

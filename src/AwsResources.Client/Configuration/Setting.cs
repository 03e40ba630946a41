namespace AwsResources.Client.Configuration;

internal delegate bool SettingParser<T>(string text, out T value);

/// <summary>Where something that can be configured is read from.</summary>
internal abstract class Setting
{
    /// <summary>The environment variables, the first that is set wins; none for a setting of files only.</summary>
    public string[] Variables { get; init; } = [];

    /// <summary>The names in a profile, the first that is set wins; "s3.use_arn_region" is one in the nested block "s3". None for a setting of the environment only.</summary>
    public string[] Keys { get; init; } = [];

    /// <summary>What reports call it: its name in a profile, else its variable.</summary>
    public string Name
    {
        get => field ?? (Keys.Length > 0 ? Keys[0] : Variables[0]);
        init;
    }

    /// <summary>What a value must be, to stand behind "expected".</summary>
    public required string Expected { get; init; }
}

/// <summary>Something that can be configured: where it is read from, how, and what holds when nobody says anything.</summary>
/// <typeparam name="T">What it is read as.</typeparam>
internal sealed class Setting<T> : Setting
{
    public required T Default { get; init; }

    public required SettingParser<T> Parse { get; init; }
}

/// <summary>A setting's value and where it was found.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">"code", the variable, the profile's setting with file and line, or "default".</param>
internal readonly record struct Resolved<T>(T Value, string Source)
{
    public bool IsDefault => Source == AwsConfiguration.FromDefault;
}

namespace AwsResources;

/// <summary>Where a setting's value comes from.</summary>
public enum AwsSettingOrigin
{
    /// <summary>Nobody says anything: the default holds.</summary>
    Default,

    /// <summary>An argument: <see cref="AwsSessionOptions"/>.</summary>
    Code,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>The profile, in one of the shared files.</summary>
    Profile,
}

/// <summary>A setting, its value, and where it comes from. It never holds a secret: user names, passwords and queries of URLs are left out.</summary>
public sealed record AwsSettingFinding
{
    /// <summary>Its name in a profile, such as <c>region</c>; the variable's for a setting of the environment alone.</summary>
    public required string Name { get; init; }

    /// <summary>The value as a profile would have it; null where there is none.</summary>
    public string? Value { get; init; }

    /// <summary>Where the value comes from.</summary>
    public AwsSettingOrigin Origin { get; init; }

    /// <summary>The place: "code", the variable's name, the profile's setting with file and line, or "default".</summary>
    public required string Place { get; init; }

    /// <summary>Why the setting cannot be read: an impossible value, a profile that is not there; null where it can.</summary>
    public string? Problem { get; init; }
}

namespace AwsResources.Client.Configuration;

/// <summary>Which of the two shared files; their headings differ.</summary>
internal enum ProfileFileKind
{
    Config,
    Credentials,
}

/// <summary>What one shared file says.</summary>
internal sealed class ProfileFile
{
    private bool _defaultHasPrefix;

    public Dictionary<string, ProfileSection> Profiles { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ProfileSection> SsoSessions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ProfileSection> Services { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text; null for a file that is not there.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="kind">Which file it is.</param>
    /// <exception cref="AwsConfigurationException">A line is malformed: the message names file, line and what was expected.</exception>
    public static ProfileFile Parse(string? text, string path, ProfileFileKind kind)
    {
        var file = new ProfileFile();
        if (text is not null) new ProfileParser(file, path, kind).Parse(text);
        return file;
    }

    /// <summary>The section that a heading opens or continues.</summary>
    public ProfileSection Open(ProfileHeading heading)
    {
        var sections = heading.Kind switch
        {
            ProfileSectionKind.Profile => Profiles,
            ProfileSectionKind.SsoSession => SsoSessions,
            ProfileSectionKind.Services => Services,
            _ => null,
        };
        if (sections is null || IsOverruled(heading)) return new ProfileSection("");
        if (!sections.TryGetValue(heading.Name, out var section))
            sections.Add(heading.Name, section = new ProfileSection(heading.Name));
        return section;
    }

    // [profile default] replaces what [default] said before it, and hides what it says after.
    private bool IsOverruled(ProfileHeading heading)
    {
        if (heading is not { Kind: ProfileSectionKind.Profile, Name: "default" }) return false;
        if (!heading.HasPrefix) return _defaultHasPrefix;
        if (!_defaultHasPrefix) _ = Profiles.Remove("default");
        _defaultHasPrefix = true;
        return false;
    }
}

namespace AwsResources.Client.Configuration;

/// <summary>The two shared files, <c>~/.aws/config</c> and <c>~/.aws/credentials</c>, and what they say together.</summary>
internal sealed class SharedConfig
{
    private SharedConfig(string configPath, string credentialsPath, ProfileFile config, ProfileFile credentials)
    {
        ConfigPath = configPath;
        CredentialsPath = credentialsPath;
        Config = config;
        Credentials = credentials;
        Profiles = Merge(config, credentials);
    }

    public string ConfigPath { get; }

    public string CredentialsPath { get; }

    /// <summary>What the config file alone says.</summary>
    public ProfileFile Config { get; }

    /// <summary>What the credentials file alone says.</summary>
    public ProfileFile Credentials { get; }

    /// <summary>The profiles of both files; where both have a setting, the credentials file's stands.</summary>
    public IReadOnlyDictionary<string, ProfileSection> Profiles { get; }

    /// <exception cref="AwsConfigurationException">A file cannot be read, or is malformed.</exception>
    public static SharedConfig Load(AwsEnvironment environment)
    {
        var (config, credentials) = Locate(environment);
        return Parse(
            config, config is null ? null : environment.Files.Read(config),
            credentials, credentials is null ? null : environment.Files.Read(credentials));
    }

    public static SharedConfig Parse(string? configPath, string? config, string? credentialsPath, string? credentials)
    {
        configPath ??= "~/.aws/config (no home folder)";
        credentialsPath ??= "~/.aws/credentials (no home folder)";
        return new(
            configPath,
            credentialsPath,
            ProfileFile.Parse(config, configPath, ProfileFileKind.Config),
            ProfileFile.Parse(credentials, credentialsPath, ProfileFileKind.Credentials));
    }

    /// <summary>The paths of both files; null where there is no home folder to look in.</summary>
    public static (string? Config, string? Credentials) Locate(AwsEnvironment environment)
        => (Locate(environment, "AWS_CONFIG_FILE", "config"), Locate(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials"));

    private static string? Locate(AwsEnvironment environment, string variable, string name)
        => environment.GetVariable(variable) is { } path ? environment.ExpandHome(path) : environment.InHome(".aws", name);

    private static Dictionary<string, ProfileSection> Merge(ProfileFile config, ProfileFile credentials)
    {
        var merged = new Dictionary<string, ProfileSection>(StringComparer.Ordinal);
        MergeInto(merged, config);
        MergeInto(merged, credentials);
        return merged;
    }

    private static void MergeInto(Dictionary<string, ProfileSection> merged, ProfileFile file)
    {
        foreach (var (name, section) in file.Profiles)
        {
            if (!merged.TryGetValue(name, out var profile)) merged.Add(name, profile = new ProfileSection(name));
            profile.Add(section);
        }
    }
}

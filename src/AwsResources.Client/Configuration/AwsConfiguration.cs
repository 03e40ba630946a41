namespace AwsResources.Client.Configuration;

/// <summary>What a session or a client is configured with: code, then environment, then profile, then default.</summary>
/// <remarks>Immutable; the shared files are read once, at the first question that needs them. A client's is made from its session's by <see cref="With"/>.</remarks>
internal sealed class AwsConfiguration
{
    public const string FromCode = "code";
    public const string FromDefault = "default";

    private readonly Dictionary<object, object?> _explicit;
    private readonly Lazy<ModeDefaults>? _defaults;
    private readonly Lazy<SharedConfig> _shared;
    private readonly Lazy<ProfileSection?> _profile;

    /// <summary>Makes a configuration.</summary>
    /// <param name="environment">The world to read.</param>
    /// <param name="profile">The profile that the code asks for; null leaves it to AWS_PROFILE, AWS_DEFAULT_PROFILE, or "default".</param>
    /// <param name="shared">The shared files where others read them, too; null to read them.</param>
    public AwsConfiguration(AwsEnvironment environment, string? profile = null, Lazy<SharedConfig>? shared = null)
    {
        _explicit = [];
        Environment = environment;
        (ProfileName, ProfileSource) = FindProfileName(environment, profile);
        _shared = shared ?? new(() => SharedConfig.Load(environment));
        _profile = new(FindProfile);
    }

    private AwsConfiguration(AwsConfiguration other, string profile)
    {
        (_explicit, _defaults) = (other._explicit, other._defaults);
        Environment = other.Environment;
        (ProfileName, ProfileSource) = (profile, FromCode);
        _shared = other._shared;
        _profile = new(FindProfile);
    }

    private AwsConfiguration(AwsConfiguration other, Dictionary<object, object?> given, Lazy<ModeDefaults>? defaults)
    {
        (_explicit, _defaults) = (given, defaults);
        Environment = other.Environment;
        (ProfileName, ProfileSource) = (other.ProfileName, other.ProfileSource);
        _shared = other._shared;
        _profile = other._profile;
    }

    public AwsEnvironment Environment { get; }

    public string ProfileName { get; }

    /// <summary>Who named the profile: "code", a variable, or "default".</summary>
    public string ProfileSource { get; }

    /// <exception cref="AwsConfigurationException">A shared file is malformed.</exception>
    public SharedConfig Shared => _shared.Value;

    /// <summary>The profile; null where nobody named one and there is no default one.</summary>
    /// <exception cref="AwsConfigurationException">There is no such profile, or a shared file is malformed.</exception>
    public ProfileSection? Profile => _profile.Value;

    /// <summary>The same configuration with a value that code gives.</summary>
    public AwsConfiguration With<T>(Setting<T> setting, T value) => new(this, new(_explicit) { [setting] = value }, _defaults);

    /// <summary>The same configuration with other defaults, which are made from this one when the first of them is asked for.</summary>
    public AwsConfiguration WithDefaults(Func<AwsConfiguration, ModeDefaults> make) => new(this, _explicit, new Lazy<ModeDefaults>(() => make(this)));

    /// <summary>The same configuration with another profile of the same files.</summary>
    public AwsConfiguration ForProfile(string name) => new(this, name);

    /// <summary>A setting's value and where it comes from.</summary>
    /// <exception cref="AwsConfigurationException">What is configured is no possible value.</exception>
    public Resolved<T> Get<T>(Setting<T> setting)
    {
        if (TryGetExplicit(setting, out var given)) return new(given, FromCode);
        if (FindText(setting, out var source) is { } text) return Read(setting, text, source);
        return _defaults is not null && _defaults.Value.TryFind(setting, out var other) ? other : new(setting.Default, FromDefault);
    }

    public bool TryGetExplicit<T>(Setting<T> setting, out T value)
    {
        var isGiven = _explicit.TryGetValue(setting, out var given);
        value = isGiven ? (T)given! : setting.Default;
        return isGiven;
    }

    /// <summary>The region, for what cannot do without.</summary>
    /// <exception cref="AwsConfigurationException">No region is configured.</exception>
    public string RequireRegion() => Get(Settings.Region).Value ?? throw new AwsConfigurationException(
        $"No region is configured. Tried: code, AWS_REGION, AWS_DEFAULT_REGION, and 'region' of profile '{ProfileName}' in {Shared.ConfigPath}. "
        + "Give the session a region, or set AWS_REGION, for example to us-east-1.");

    /// <summary>The endpoint that is configured for a service; null for the service's own.</summary>
    public Resolved<string>? GetEndpointUrl(string serviceId) => EndpointUrls.Find(this, serviceId);

    internal static AwsConfigurationException Malformed(string source, string text, string expected)
        => new($"{source} is '{Redaction.OfUrl(text)}'; expected {expected}.");

    private static Resolved<T> Read<T>(Setting<T> setting, string text, string source)
        => setting.Parse(text, out var value) ? new(value, source) : throw Malformed(source, text, setting.Expected);

    private string? FindText(Setting setting, out string source)
    {
        foreach (var variable in setting.Variables)
            if (Environment.GetVariable(source = variable) is { } text) return text;
        foreach (var key in setting.Keys)
        {
            if (FindProperty(key) is not { } property) continue;
            source = $"{property.Name} in {property.File}, line {property.Line}";
            return property.Value;
        }
        source = FromDefault;
        return null;
    }

    private ProfileProperty? FindProperty(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var property = dot < 0 ? Profile?.Find(key) : Profile?.Find(key[..dot])?.Nested.GetValueOrDefault(key[(dot + 1)..]);
        return property is { Value.Length: > 0 } ? property : null;
    }

    private static (string Name, string Source) FindProfileName(AwsEnvironment environment, string? given)
    {
        if (given is not null) return (given, FromCode);
        foreach (var variable in (ReadOnlySpan<string>)["AWS_PROFILE", "AWS_DEFAULT_PROFILE"])
            if (environment.GetVariable(variable) is { } name) return (name, variable);
        return ("default", FromDefault);
    }

    private ProfileSection? FindProfile()
    {
        if (Shared.Profiles.TryGetValue(ProfileName, out var profile)) return profile;
        if (ProfileSource == FromDefault) return null;

        var names = Shared.Profiles.Keys.Order(StringComparer.Ordinal).ToArray();
        throw new AwsConfigurationException(
            $"There is no profile '{ProfileName}' (named by {ProfileSource}) in {Shared.ConfigPath} or {Shared.CredentialsPath}. "
            + (names.Length == 0 ? "These files have no profiles." : $"Profiles: {string.Join(", ", names)}."));
    }
}

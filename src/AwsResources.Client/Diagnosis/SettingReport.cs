using System.Globalization;
using System.Text;
using AwsResources.Client.Configuration;
using AwsResources.Client.Customizations;

namespace AwsResources.Client.Diagnosis;

/// <summary>Looks a setting up, and says where it was found.</summary>
internal delegate AwsSettingFinding SettingQuestion(AwsConfiguration configuration);

/// <summary>The settings of a session, each with its value and its origin.</summary>
internal static class SettingReport
{
    /// <summary>Every setting that there is, in the order in which a diagnosis lists them.</summary>
    public static IReadOnlyList<SettingQuestion> All =>
    [
        Of(Settings.Region),
        Of(Settings.EndpointUrl),
        Of(Settings.IgnoreConfiguredEndpointUrls),
        Of(Settings.UseFips),
        Of(Settings.UseDualStack),
        Of(Settings.AccountId),
        Of(Settings.AccountIdEndpointMode),
        Of(Settings.EndpointDiscovery),
        Of(Settings.DisableHostPrefix),
        Of(Settings.RetryMode),
        Of(Settings.MaxAttempts),
        Of(Settings.NewRetries),
        Of(Settings.AuthSchemePreference),
        Of(Settings.SigV4aRegionSet),
        Of(Settings.RequestChecksumCalculation),
        Of(Settings.ResponseChecksumValidation),
        Of(Settings.DisableRequestCompression),
        Of(Settings.RequestMinCompressionSize),
        Of(Settings.DefaultsMode),
        Of(Settings.ConnectTimeout),
        Of(Settings.TcpKeepAlive),
        Of(Settings.CaBundle),
        Of(Settings.DataPath),
        Of(Settings.AppId),
        Of(MetadataSettings.Disabled),
        Of(MetadataSettings.V1Disabled),
        Of(MetadataSettings.Endpoint),
        Of(MetadataSettings.EndpointMode),
        Of(MetadataSettings.UsesIPv6),
        Of(MetadataSettings.Timeout),
        Of(MetadataSettings.Attempts),
        .. ServiceSettings.All,
    ];

    public static SettingQuestion Of<T>(Setting<T> setting)
    {
        return configuration => Read(setting.Name, setting.Variables, () =>
        {
            var found = configuration.Get(setting);
            return new(Text(found.Value), found.Source);
        });
    }

    /// <summary>The profile and the files, on which all else depends, then every setting, then the endpoints of single services.</summary>
    /// <param name="configuration">What is configured.</param>
    /// <param name="services">The service ids whose endpoints are wanted.</param>
    public static IReadOnlyList<AwsSettingFinding> Make(AwsConfiguration configuration, IEnumerable<string> services) =>
    [
        Profile(configuration),
        File(configuration, "config_file", "AWS_CONFIG_FILE", SharedConfig.Locate(configuration.Environment).Config),
        File(configuration, "credentials_file", "AWS_SHARED_CREDENTIALS_FILE", SharedConfig.Locate(configuration.Environment).Credentials),
        .. All.Select(question => question(configuration)),
        .. services.Order(StringComparer.Ordinal).Select(service => Endpoint(configuration, service)),
    ];

    private static AwsSettingFinding Profile(AwsConfiguration configuration) => Read("profile", ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"], () =>
    {
        _ = configuration.Profile;
        return new(configuration.ProfileName, configuration.ProfileSource);
    });

    private static AwsSettingFinding File(AwsConfiguration configuration, string name, string variable, string? path)
    {
        var source = configuration.Environment.GetVariable(variable) is null ? AwsConfiguration.FromDefault : variable;
        return Read(name, [variable], () => new(path is null ? null : configuration.Environment.Files.Read(path) is null ? $"{path} (not there)" : path, source));
    }

    private static AwsSettingFinding Endpoint(AwsConfiguration configuration, string service)
    {
        var variable = $"AWS_ENDPOINT_URL_{service.Replace(' ', '_').Replace('-', '_').ToUpperInvariant()}";
        return Read($"endpoint_url of {service}", [variable, "AWS_ENDPOINT_URL"], () =>
            configuration.GetEndpointUrl(service) is { } found ? new(found.Value, found.Source) : new(null, AwsConfiguration.FromDefault));
    }

    private static AwsSettingFinding Read(string name, string[] variables, Func<Resolved<string?>> read)
    {
        try
        {
            var (value, source) = read();
            return new AwsSettingFinding { Name = name, Value = value is null ? null : Redaction.OfUrl(value), Origin = OriginOf(source, variables), Place = source };
        }
        catch (AwsConfigurationException error)
        {
            return new AwsSettingFinding { Name = name, Place = "", Problem = error.Message };
        }
    }

    private static AwsSettingOrigin OriginOf(string source, string[] variables) => source switch
    {
        AwsConfiguration.FromCode => AwsSettingOrigin.Code,
        AwsConfiguration.FromDefault => AwsSettingOrigin.Default,
        _ when source.StartsWith(ModeDefaults.SourcePrefix, StringComparison.Ordinal) => AwsSettingOrigin.Default,
        _ => variables.Contains(source, StringComparer.Ordinal) ? AwsSettingOrigin.Environment : AwsSettingOrigin.Profile,
    };

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        Enum word => Word(word.ToString()),
        TimeSpan time => time.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    // WhenSupported is when_supported; IPv4 is ipv4.
    private static string Word(string name)
    {
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && char.IsLower(name[i - 1])) _ = word.Append('_');
            _ = word.Append(char.ToLowerInvariant(name[i]));
        }
        return word.ToString();
    }
}

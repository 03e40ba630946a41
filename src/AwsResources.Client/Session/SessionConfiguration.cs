using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;
using AwsResources.Client.Customizations;
using AwsResources.Client.Customizations.S3;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Transport;
using Microsoft.Extensions.Logging;

namespace AwsResources.Client.Session;

/// <summary>Turns options into settings: what code says comes before what the environment and the profile say.</summary>
internal static class SessionConfiguration
{
    /// <param name="options">What code says.</param>
    /// <param name="family">Has the shared files as others of it read them.</param>
    public static AwsConfiguration Of(AwsSessionOptions options, SessionFamily family)
    {
        var environment = options.Environment ?? AwsEnvironment.Current;
        var configuration = new AwsConfiguration(environment, options.Profile, family.Files(environment));
        if (options.Region is not null) configuration = configuration.With(Settings.Region, Checked(Settings.Region, options.Region, nameof(options.Region)));
        if (options.EndpointUrl is not null) configuration = configuration.With(Settings.EndpointUrl, Checked(Settings.EndpointUrl, options.EndpointUrl, nameof(options.EndpointUrl)));
        if (options.MaxAttempts is { } attempts) configuration = configuration.With(Settings.MaxAttempts, Positive(attempts, nameof(options.MaxAttempts)));
        if (options.RetryMode is { } mode) configuration = configuration.With(Settings.RetryMode, ModeOf(mode));
        if (options.UseFips is { } fips) configuration = configuration.With(Settings.UseFips, fips);
        if (options.UseDualStack is { } dualStack) configuration = configuration.With(Settings.UseDualStack, dualStack);
        if (options.S3UseAccelerate is { } accelerate) configuration = configuration.With(S3Settings.UseAccelerateEndpoint, accelerate);
        if (options.S3ForcePathStyle is { } path) configuration = configuration.With(S3Settings.AddressingStyle, path ? AddressingStyle.Path : AddressingStyle.Virtual);
        if (options.CaBundle is { } bundle) configuration = configuration.With(Settings.CaBundle, bundle);
        if (options.TcpKeepAlive is { } keepAlive) configuration = configuration.With(Settings.TcpKeepAlive, keepAlive);
        if (options.ConnectTimeout is { } connect) configuration = configuration.With(Settings.ConnectTimeout, Positive(connect, nameof(options.ConnectTimeout)));
        if (options.DefaultsMode is { } defaults) configuration = configuration.With(Settings.DefaultsMode, defaults);
        return configuration.WithDefaults(DefaultsModes.For);
    }

    public static TransportOptions Transport(AwsSessionOptions options, AwsConfiguration configuration)
    {
        RefuseWithHandler(options);
        var bundle = configuration.Get(Settings.CaBundle);
        return new()
        {
            ConnectTimeout = configuration.Get(Settings.ConnectTimeout).Value,
            ReadTimeout = Positive(options.ReadTimeout ?? TransportOptions.DefaultReadTimeout, nameof(options.ReadTimeout)),
            AttemptTimeout = options.AttemptTimeout is { } attempt ? Positive(attempt, nameof(options.AttemptTimeout)) : null,
            CaBundle = bundle.Value is { } file ? configuration.Environment.ExpandHome(file) : null,
            CaBundleSource = bundle.Source == AwsConfiguration.FromCode ? "AwsSessionOptions.CaBundle" : bundle.Source,
            Proxy = options.Proxy,
            UsesSystemProxy = configuration.Environment == AwsEnvironment.Current,
            ClientCertificate = options.ClientCertificate,
            MaxConnections = options.MaxConnections is { } most ? Positive(most, nameof(options.MaxConnections)) : null,
            KeepsAlive = configuration.Get(Settings.TcpKeepAlive).Value,
        };
    }

    /// <summary>How calls are to be authorised: code first, then a token in the environment, then the settings.</summary>
    public static AuthPreference Auth(AwsSessionOptions options, AwsConfiguration configuration, bool hasEnvironmentToken)
    {
        var isCoded = options.AuthSchemePreference is not null || options.Credentials is { IsAnonymous: true };
        return new AuthPreference
        {
            Schemes = options.AuthSchemePreference ?? Split(configuration.Get(Settings.AuthSchemePreference).Value),
            PrefersBearer = hasEnvironmentToken && !isCoded,
            RegionSet = string.Join(',', Split(configuration.Get(Settings.SigV4aRegionSet).Value)) is { Length: > 0 } regions ? regions : null,
        };
    }

    /// <summary>What endpoint rules ask of every client. An endpoint of the user's own leaves no choice of FIPS and dual-stack ones.</summary>
    public static EndpointBuiltIns Endpoints(AwsSessionOptions options, AwsConfiguration configuration, string region, bool isFips, string? endpointUrl) => new()
    {
        Region = region,
        Endpoint = endpointUrl,
        UseFips = endpointUrl is null && (isFips || configuration.Get(Settings.UseFips).Value),
        UseDualStack = endpointUrl is null && configuration.Get(Settings.UseDualStack).Value,
        AccountId = options.Credentials?.AccountId ?? configuration.Get(Settings.AccountId).Value,
        AccountIdEndpointMode = configuration.Get(Settings.AccountIdEndpointMode).Value switch
        {
            AccountIdEndpointMode.Disabled => "disabled",
            AccountIdEndpointMode.Required => "required",
            _ => "preferred",
        },
        StsUseGlobalEndpoint = !configuration.Get(ServiceSettings.RegionalSts).Value,
    };

    /// <summary>The folders whose models add to the embedded ones.</summary>
    public static IReadOnlyList<string> ModelFolders(AwsSessionOptions options, AwsConfiguration configuration)
    {
        if (options.ModelFolders is { } given) return given;
        var folders = (configuration.Get(Settings.DataPath).Value ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(configuration.Environment.ExpandHome).ToList();
        if (configuration.Environment.InHome(".aws", "models") is { } own && Directory.Exists(own)) folders.Add(own);
        return folders;
    }

    /// <summary>What finds credentials where code gives none.</summary>
    public static IAwsCredentialProvider Chain(AwsSessionOptions options, AwsConfiguration configuration, CredentialServices services, ILogger log)
    {
        var sources = CredentialSources.For(configuration, Metadata(options, services.Time), services);
        return new CredentialChain((options.CredentialChain ?? AwsCredentialChain.Default).Bind(sources), services.Time, log: log);
    }

    /// <summary>The way to the services of containers and instances. A session whose world is made up asks none of them.</summary>
    public static MetadataNetwork Metadata(AwsSessionOptions options, TimeProvider time)
    {
        if (options.MetadataTransport is { } connect) return new(connect) { Time = time, Jitter = options.Jitter ?? MetadataNetwork.RandomJitter };
        if (options.UseMetadataServices is false) return MetadataNetwork.Off("AwsSessionOptions.UseMetadataServices is false");
        if (options.UseMetadataServices is null && options.HttpMessageHandler is not null) return MetadataNetwork.Off("the session sends through an HttpMessageHandler that it was given");
        if (options.UseMetadataServices is null && options.Environment is { } environment && environment != AwsEnvironment.Current)
            return MetadataNetwork.Off("the session's environment is not that of the process");
        return new(static limits => new HttpTransport(limits)) { Time = time, Jitter = options.Jitter ?? MetadataNetwork.RandomJitter };
    }

    // A handler of the caller's own has its own connections: what only those of this library would heed must not seem to hold.
    private static void RefuseWithHandler(AwsSessionOptions options)
    {
        if (options.HttpMessageHandler is null) return;
        var idle = options switch
        {
            { Proxy: not null } => nameof(options.Proxy),
            { CaBundle: not null } => nameof(options.CaBundle),
            { ClientCertificate: not null } => nameof(options.ClientCertificate),
            { MaxConnections: not null } => nameof(options.MaxConnections),
            { TcpKeepAlive: not null } => nameof(options.TcpKeepAlive),
            _ => null,
        };
        if (idle is not null)
            throw new AwsConfigurationException($"AwsSessionOptions.{idle} has no effect beside AwsSessionOptions.HttpMessageHandler: set it on that handler, or leave the handler out.");
    }

    private static RetryMode ModeOf(AwsRetryMode mode) => mode switch
    {
        AwsRetryMode.Standard => RetryMode.Standard,
        AwsRetryMode.Adaptive => RetryMode.Adaptive,
        AwsRetryMode.Legacy => RetryMode.Legacy,
        _ => throw new AwsConfigurationException($"AwsSessionOptions.RetryMode is {mode}; expected Standard, Adaptive or Legacy."),
    };

    private static T Checked<T>(Setting<T> setting, string text, string option) => setting.Parse(text, out var value)
        ? value
        : throw new AwsConfigurationException($"AwsSessionOptions.{option} is '{text}'; expected {setting.Expected}.");

    private static int Positive(int value, string option) => value > 0
        ? value
        : throw new AwsConfigurationException($"AwsSessionOptions.{option} is {value}; expected a whole number of at least 1.");

    private static TimeSpan Positive(TimeSpan value, string option) => value > TimeSpan.Zero
        ? value
        : throw new AwsConfigurationException($"AwsSessionOptions.{option} is {value}; expected more than nothing.");

    private static string[] Split(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

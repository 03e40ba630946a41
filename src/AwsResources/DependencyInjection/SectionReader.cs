// Reads keys by name, without reflection: what a trimmed or natively compiled application has, too.

using AwsResources.Client.Configuration;
using AwsResources.Client.Protocols;
using Microsoft.Extensions.Configuration;

namespace AwsResources.DependencyInjection;

/// <summary>Reads a session's options from a section of an application's configuration.</summary>
internal static class SectionReader
{
    /// <summary>Every key that there is.</summary>
    public static IReadOnlyList<SectionKey> Keys { get; } =
    [
        Session("Region", SectionKinds.Setting(Settings.Region), static (options, value) => options with { Region = value }),
        Session("Profile", SectionKinds.Text, static (options, value) => options with { Profile = value }),
        Session("EndpointUrl", SectionKinds.Setting(Settings.EndpointUrl), static (options, value) => options with { EndpointUrl = value }),
        Session("MaxAttempts", SectionKinds.Positive, static (options, value) => options with { MaxAttempts = value }),
        Session("RetryMode", SectionKinds.Word<AwsRetryMode>(), static (options, value) => options with { RetryMode = value }),
        Session("DefaultsMode", SectionKinds.Word<AwsDefaultsMode>(), static (options, value) => options with { DefaultsMode = value }),
        Session("UseFips", SectionKinds.Flag, static (options, value) => options with { UseFips = value }),
        Session("UseDualStack", SectionKinds.Flag, static (options, value) => options with { UseDualStack = value }),
        Session("AuthSchemePreference", SectionKinds.List, static (options, value) => options with { AuthSchemePreference = value }),
        Session("PreferredProtocol", SectionKinds.Choice(Protocol.KnownNames), static (options, value) => options with { PreferredProtocol = value }),
        Session("ModelFolders", SectionKinds.List, static (options, value) => options with { ModelFolders = value }),
        Session("ConnectTimeout", SectionKinds.Time, static (options, value) => options with { ConnectTimeout = value }),
        Session("ReadTimeout", SectionKinds.Time, static (options, value) => options with { ReadTimeout = value }),
        Session("AttemptTimeout", SectionKinds.Time, static (options, value) => options with { AttemptTimeout = value }),
        Session("CallTimeout", SectionKinds.Time, static (options, value) => options with { CallTimeout = value }),
        Session("Proxy", SectionKinds.Proxy, static (options, value) => options with { Proxy = value }),
        Session("CaBundle", SectionKinds.Text, static (options, value) => options with { CaBundle = value }),
        Session("MaxConnections", SectionKinds.Positive, static (options, value) => options with { MaxConnections = value }),
        Session("TcpKeepAlive", SectionKinds.Flag, static (options, value) => options with { TcpKeepAlive = value }),
        Session("UseMetadataServices", SectionKinds.Flag, static (options, value) => options with { UseMetadataServices = value }),
        Session("S3ForcePathStyle", SectionKinds.Flag, static (options, value) => options with { S3ForcePathStyle = value }),
        Session("S3UseAccelerate", SectionKinds.Flag, static (options, value) => options with { S3UseAccelerate = value }),
        SectionKey.Of("LazyLoading", SectionKinds.Word<LazyLoading>(), static (options, value) => options with { LazyLoading = value }),
        SectionKey.Of("RoleArn", SectionKinds.Text, static (options, value) => options with { RoleArn = value }),
        Role("RoleSessionName", SectionKinds.Text, static (options, value) => options with { SessionName = value }),
        Role("RoleExternalId", SectionKinds.Text, static (options, value) => options with { ExternalId = value }),
        Role("RoleDuration", SectionKinds.Time, static (options, value) => options with { Duration = value }),
    ];

    /// <exception cref="AwsConfigurationException">A key has an impossible value, or its name is nearly that of another one.</exception>
    public static SectionOptions Read(IConfiguration configuration)
    {
        var options = new SectionOptions();
        foreach (var key in Keys) options = key.Read(options, configuration.GetSection(key.Name));
        foreach (var child in configuration.GetChildren()) RefuseSlip(child);
        if (options.RoleArn is null && options.Role != new AwsAssumeRoleOptions())
            throw new AwsConfigurationException($"{configuration.GetSection("RoleArn").Path} is missing: the section says how a role is assumed, and not which.");
        return options;
    }

    // A section may hold what is the application's own; a slip of the finger would be silent.
    private static void RefuseSlip(IConfigurationSection child)
    {
        if (child.Value is null || Keys.Any(key => key.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))) return;
        var near = Suggestions.DidYouMean(child.Key, Keys.Select(key => key.Name));
        if (near.Length > 0) throw new AwsConfigurationException($"{child.Path} is no setting of a session.{near}");
    }

    private static SectionKey Session<T>(string name, SectionKind<T> kind, Func<AwsSessionOptions, T, AwsSessionOptions> set) =>
        SectionKey.Of(name, kind, (options, value) => options with { Session = set(options.Session, value) });

    private static SectionKey Role<T>(string name, SectionKind<T> kind, Func<AwsAssumeRoleOptions, T, AwsAssumeRoleOptions> set) =>
        SectionKey.Of(name, kind, (options, value) => options with { Role = set(options.Role, value) });
}

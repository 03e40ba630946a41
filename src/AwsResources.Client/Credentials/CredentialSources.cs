using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials.Login;
using AwsResources.Client.Credentials.Sso;

namespace AwsResources.Client.Credentials;

/// <summary>The order in which credentials are looked for.</summary>
internal static class CredentialSources
{
    /// <summary>The sources for a configuration. A profile that code names is meant to win over the environment's keys.</summary>
    /// <param name="configuration">What is configured.</param>
    /// <param name="metadata">The way to the services of containers and instances.</param>
    /// <param name="services">The services that give out credentials.</param>
    public static IReadOnlyList<CredentialSource> For(AwsConfiguration configuration, MetadataNetwork metadata, CredentialServices services)
    {
        var isProfileInCode = configuration.ProfileSource == AwsConfiguration.FromCode;
        List<CredentialSource> sources =
        [
            new AssumeRoleCredentials(configuration, metadata, services),
            .. OfProfile(configuration, services),
            new ContainerCredentials(configuration, metadata),
            new InstanceCredentials(configuration, metadata),
        ];
        if (!isProfileInCode) sources.Insert(0, new EnvironmentCredentials(configuration.Environment));
        return sources;
    }

    /// <summary>What a profile itself may hold, a role that it assumes with others' credentials excepted.</summary>
    public static IReadOnlyList<CredentialSource> OfProfile(AwsConfiguration configuration, CredentialServices services) =>
    [
        new WebIdentityCredentials(configuration, configuration.ProfileSource != AwsConfiguration.FromCode, services.Roles),
        new SsoCredentials(configuration, services),
        new ProfileCredentials(configuration, ProfileFileKind.Credentials),
        new LoginCredentials(configuration, services),
        new ProcessCredentials(configuration),
        new ProfileCredentials(configuration, ProfileFileKind.Config),
    ];

    /// <summary>The source that a profile's <c>credential_source</c> names.</summary>
    public static CredentialSource Named(RoleProfile role, AwsConfiguration configuration, MetadataNetwork metadata) => role.CredentialSource switch
    {
        "Environment" => new EnvironmentCredentials(configuration.Environment),
        "EcsContainer" => new ContainerCredentials(configuration, metadata),
        _ => new InstanceCredentials(configuration, metadata),
    };
}

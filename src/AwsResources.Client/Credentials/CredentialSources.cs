using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>The order in which credentials are looked for.</summary>
internal static class CredentialSources
{
    /// <summary>The sources for a configuration. A profile that code names is meant to win over the environment's keys.</summary>
    /// <param name="configuration">What is configured.</param>
    /// <param name="metadata">The way to the services of containers and instances.</param>
    /// <param name="roles">The service that gives out roles' credentials.</param>
    public static IReadOnlyList<CredentialSource> For(AwsConfiguration configuration, MetadataNetwork metadata, RoleService roles)
    {
        var isProfileInCode = configuration.ProfileSource == AwsConfiguration.FromCode;
        List<CredentialSource> sources =
        [
            new AssumeRoleCredentials(configuration, metadata, roles),
            .. OfProfile(configuration, roles),
            new ContainerCredentials(configuration, metadata),
            new InstanceCredentials(configuration, metadata),
        ];
        if (!isProfileInCode) sources.Insert(0, new EnvironmentCredentials(configuration.Environment));
        return sources;
    }

    /// <summary>What a profile itself may hold, a role that it assumes with others' credentials excepted.</summary>
    public static IReadOnlyList<CredentialSource> OfProfile(AwsConfiguration configuration, RoleService roles)
    {
        var profile = $"profile '{configuration.ProfileName}'";
        return
        [
            new WebIdentityCredentials(configuration, configuration.ProfileSource != AwsConfiguration.FromCode, roles),
            new UnsupportedSource(
                AwsCredentialProviders.Sso,
                "IAM Identity Center (SSO)",
                () => InProfile(configuration, "sso_account_id", "sso_role_name", "sso_session", "sso_start_url"),
                $"{profile} has no sso_session"),
            new ProfileCredentials(configuration, ProfileFileKind.Credentials),
            new UnsupportedSource(AwsCredentialProviders.Login, "`aws login`", () => InProfile(configuration, "login_session"), $"{profile} has no login_session"),
            new ProcessCredentials(configuration),
            new ProfileCredentials(configuration, ProfileFileKind.Config),
        ];
    }

    /// <summary>The source that a profile's <c>credential_source</c> names.</summary>
    public static CredentialSource Named(RoleProfile role, AwsConfiguration configuration, MetadataNetwork metadata) => role.CredentialSource switch
    {
        "Environment" => new EnvironmentCredentials(configuration.Environment),
        "EcsContainer" => new ContainerCredentials(configuration, metadata),
        _ => new InstanceCredentials(configuration, metadata),
    };

    private static string? InProfile(AwsConfiguration configuration, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (configuration.Profile?.Find(key) is { Value.Length: > 0 } property)
                return $"{key} of profile '{configuration.ProfileName}' ({property.File}, line {property.Line})";
        return null;
    }
}

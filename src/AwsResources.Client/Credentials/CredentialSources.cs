using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>The order in which credentials are looked for.</summary>
internal static class CredentialSources
{
    /// <summary>The sources for a configuration. A profile that code names is meant to win over the environment's keys.</summary>
    /// <param name="configuration">What is configured.</param>
    /// <param name="metadata">The way to the services of containers and instances.</param>
    public static IReadOnlyList<CredentialSource> For(AwsConfiguration configuration, MetadataNetwork metadata)
    {
        var profile = $"profile '{configuration.ProfileName}'";
        var isProfileInCode = configuration.ProfileSource == AwsConfiguration.FromCode;
        var sources = new List<CredentialSource>
        {
            new UnsupportedSource("an assumed role", () => AssumeRole(configuration), $"{profile} has no role_arn"),
            new UnsupportedSource(
                "a role with web identity",
                () => WebIdentity(configuration, readEnvironment: !isProfileInCode),
                "AWS_WEB_IDENTITY_TOKEN_FILE is not set"),
            new UnsupportedSource(
                "IAM Identity Center (SSO)",
                () => InProfile(configuration, "sso_account_id", "sso_role_name", "sso_session", "sso_start_url"),
                $"{profile} has no sso_session"),
            new ProfileCredentials(configuration, ProfileFileKind.Credentials),
            new UnsupportedSource("`aws login`", () => InProfile(configuration, "login_session"), $"{profile} has no login_session"),
            new ProcessCredentials(configuration),
            new ProfileCredentials(configuration, ProfileFileKind.Config),
            new ContainerCredentials(configuration, metadata),
            new InstanceCredentials(configuration, metadata),
        };
        if (!isProfileInCode) sources.Insert(0, new EnvironmentCredentials(configuration.Environment));
        return sources;
    }

    private static string? AssumeRole(AwsConfiguration configuration)
        => configuration.Profile?["role_arn"] is not null && configuration.Profile["web_identity_token_file"] is null
            ? InProfile(configuration, "role_arn")
            : null;

    private static string? WebIdentity(AwsConfiguration configuration, bool readEnvironment)
        => (readEnvironment ? InEnvironment(configuration.Environment, "AWS_WEB_IDENTITY_TOKEN_FILE") : null)
            ?? InProfile(configuration, "web_identity_token_file");

    private static string? InEnvironment(AwsEnvironment environment, params ReadOnlySpan<string> variables)
    {
        foreach (var variable in variables)
            if (environment.GetVariable(variable) is not null) return variable;
        return null;
    }

    private static string? InProfile(AwsConfiguration configuration, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (configuration.Profile?.Find(key) is { Value.Length: > 0 } property)
                return $"{key} of profile '{configuration.ProfileName}' ({property.File}, line {property.Line})";
        return null;
    }
}

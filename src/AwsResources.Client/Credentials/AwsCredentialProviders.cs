namespace AwsResources;

/// <summary>The names of the library's own providers in an <see cref="AwsCredentialChain"/>; they are those of boto3.</summary>
public static class AwsCredentialProviders
{
    /// <summary><c>AWS_ACCESS_KEY_ID</c>, <c>AWS_SECRET_ACCESS_KEY</c> and <c>AWS_SESSION_TOKEN</c>. Left out where code names a profile.</summary>
    public const string Environment = "env";

    /// <summary>A profile's <c>role_arn</c> with <c>source_profile</c> or <c>credential_source</c>.</summary>
    public const string AssumeRole = "assume-role";

    /// <summary><c>AWS_WEB_IDENTITY_TOKEN_FILE</c> or a profile's <c>web_identity_token_file</c>.</summary>
    public const string WebIdentity = "assume-role-with-web-identity";

    /// <summary>A profile's <c>sso_session</c> or <c>sso_start_url</c>.</summary>
    public const string Sso = "sso";

    /// <summary>Keys in <c>~/.aws/credentials</c>.</summary>
    public const string SharedCredentialsFile = "shared-credentials-file";

    /// <summary>A profile's <c>login_session</c>, which <c>aws login</c> writes.</summary>
    public const string Login = "login";

    /// <summary>A profile's <c>credential_process</c>.</summary>
    public const string Process = "custom-process";

    /// <summary>Keys in <c>~/.aws/config</c>.</summary>
    public const string ConfigFile = "config-file";

    /// <summary>The role of a container: <c>AWS_CONTAINER_CREDENTIALS_RELATIVE_URI</c> or <c>_FULL_URI</c>.</summary>
    public const string Container = "container-role";

    /// <summary>The role of an instance, from its metadata service.</summary>
    public const string Instance = "iam-role";

    /// <summary>All of them, in the order in which <see cref="AwsCredentialChain.Default"/> asks.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Environment, AssumeRole, WebIdentity, Sso, SharedCredentialsFile, Login, Process, ConfigFile, Container, Instance];
}

using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>A role that is assumed with the token of an identity provider, which others write into a file and renew there.</summary>
/// <param name="configuration">The environment and the profile.</param>
/// <param name="readsEnvironment">Whether the environment's variables count; they come before the profile's keys.</param>
/// <param name="roles">The service to ask.</param>
internal sealed class WebIdentityCredentials(AwsConfiguration configuration, bool readsEnvironment, RoleService roles) : CredentialSource
{
    private const string FileVariable = "AWS_WEB_IDENTITY_TOKEN_FILE";

    private readonly Lazy<string> _sessionName = new(roles.NewSessionName);

    private ServiceCall? _call;

    public override string Name => "a role with web identity";

    public override string Method => AwsCredentialProviders.WebIdentity;

    public override async ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken)
    {
        if (Find(FileVariable, "web_identity_token_file") is not { } file)
        {
            return CredentialAnswer.None(readsEnvironment
                ? $"{FileVariable} is not set"
                : $"profile '{configuration.ProfileName}' has no web_identity_token_file");
        }

        var role = Find("AWS_ROLE_ARN", "role_arn") ?? throw new AwsCredentialsException(
            $"{file.Place} is set and the role to assume is not: set {(readsEnvironment ? "AWS_ROLE_ARN or " : "")}role_arn of profile '{configuration.ProfileName}'.");
        var input = new AwsStructure
        {
            ["RoleArn"] = role.Value,
            ["RoleSessionName"] = Find("AWS_ROLE_SESSION_NAME", "role_session_name")?.Value ?? _sessionName.Value,
            ["WebIdentityToken"] = ReadToken(file),
        };
        // The chain of sources asks one caller at a time.
        _call ??= roles.SignedBy(new StaticCredentials(AwsCredentials.Anonymous), Features());
        return CredentialAnswer.Found(
            await RoleService.AskAsync(_call, "AssumeRoleWithWebIdentity", input, role.Place, Features(), async, cancellationToken).ConfigureAwait(false));
    }

    private string[] Features() =>
    [
        readsEnvironment && configuration.Environment.GetVariable(FileVariable) is not null ? CredentialFeatures.EnvironmentWebIdentity : CredentialFeatures.ProfileWebIdentity,
        CredentialFeatures.WebIdentity,
    ];

    private (string Value, string Place)? Find(string variable, string key)
    {
        if (readsEnvironment && configuration.Environment.GetVariable(variable) is { } text) return (text, variable);
        return configuration.Profile is { } profile && profile.Find(key) is { Value.Length: > 0 } property
            ? (property.Value, RoleProfile.PlaceOf(key, profile, property))
            : null;
    }

    private string ReadToken((string Value, string Place) file)
    {
        var text = configuration.Environment.Files.Read(configuration.Environment.ExpandHome(file.Value))
            ?? throw new AwsCredentialsException($"{file.Place} names the file {file.Value}, which does not exist.");
        return text.Trim() is { Length: > 0 } token
            ? token
            : throw new AwsCredentialsException($"{file.Place} names the file {file.Value}, which is empty.");
    }
}

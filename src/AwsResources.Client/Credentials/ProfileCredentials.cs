using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>Static keys in one of the two shared files.</summary>
internal sealed class ProfileCredentials(AwsConfiguration configuration, ProfileFileKind kind) : CredentialSource
{
    private const string KeyName = "aws_access_key_id";
    private const string SecretName = "aws_secret_access_key";

    public override string Name => kind == ProfileFileKind.Credentials ? "shared credentials file" : "shared config file";

    public override string Method => kind == ProfileFileKind.Credentials ? AwsCredentialProviders.SharedCredentialsFile : AwsCredentialProviders.ConfigFile;

    public override ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken) => new(Ask());

    private CredentialAnswer Ask()
    {
        // A profile that was asked for and that neither file has is a fault, which this reports.
        _ = configuration.Profile;
        var shared = configuration.Shared;
        var (file, path) = kind == ProfileFileKind.Credentials ? (shared.Credentials, shared.CredentialsPath) : (shared.Config, shared.ConfigPath);
        var name = configuration.ProfileName;
        if (!file.Profiles.TryGetValue(name, out var profile)) return CredentialAnswer.None($"{path} has no profile '{name}'");

        var (key, secret) = (profile[KeyName], profile[SecretName]);
        if (key is null && secret is null) return CredentialAnswer.None($"profile '{name}' in {path} has no {KeyName}");
        if (key is null || secret is null)
        {
            var (present, absent) = key is null ? (SecretName, KeyName) : (KeyName, SecretName);
            throw new AwsCredentialsException($"Profile '{name}' in {path} has {present} and no {absent}: it needs both or neither.");
        }

        return CredentialAnswer.Found(new(key, secret, profile["aws_session_token"] ?? profile["aws_security_token"])
        {
            AccountId = profile["aws_account_id"],
            Source = $"profile '{name}' in {path}",
            Features = [CredentialFeatures.Profile],
        });
    }
}

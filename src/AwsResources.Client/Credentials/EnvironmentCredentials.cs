using System.Globalization;
using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>Credentials in environment variables.</summary>
internal sealed class EnvironmentCredentials(AwsEnvironment environment) : CredentialSource
{
    private const string KeyVariable = "AWS_ACCESS_KEY_ID";
    private const string SecretVariable = "AWS_SECRET_ACCESS_KEY";
    private const string ExpirationVariable = "AWS_CREDENTIAL_EXPIRATION";

    public override string Name => "environment variables";

    public override string Method => AwsCredentialProviders.Environment;

    public override ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken) => new(Ask());

    private CredentialAnswer Ask()
    {
        var key = environment.GetVariable(KeyVariable);
        var secret = environment.GetVariable(SecretVariable);
        if (key is null && secret is null) return CredentialAnswer.None($"{KeyVariable} is not set");
        if (key is null || secret is null)
        {
            throw new AwsCredentialsException(key is null
                ? $"{SecretVariable} is set and {KeyVariable} is not: set both or neither."
                : $"{KeyVariable} is set and {SecretVariable} is not: set both or neither.");
        }

        return CredentialAnswer.Found(new(key, secret, environment.GetVariable("AWS_SESSION_TOKEN") ?? environment.GetVariable("AWS_SECURITY_TOKEN"))
        {
            Expiration = ReadExpiration(),
            AccountId = environment.GetVariable("AWS_ACCOUNT_ID"),
            Source = Name,
            Features = [CredentialFeatures.Environment],
        });
    }

    private DateTimeOffset? ReadExpiration()
    {
        if (environment.GetVariable(ExpirationVariable) is not { } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw AwsConfiguration.Malformed(ExpirationVariable, text, "a time such as 2026-01-31T12:00:00Z");
    }
}

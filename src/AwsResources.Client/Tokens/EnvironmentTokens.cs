using AwsResources.Client.Credentials;

namespace AwsResources.Client.Tokens;

/// <summary>The token that the environment holds for one service: AWS_BEARER_TOKEN_ and the service's name in signatures.</summary>
internal sealed class EnvironmentTokens(AwsEnvironment environment, string signingName) : IAwsTokenProvider
{
    public string Variable { get; } = VariableOf(signingName);

    public bool HasToken => environment.GetVariable(Variable) is not null;

    /// <exception cref="AwsConfigurationException">The variable holds what is no token. The message does not show it.</exception>
    public AwsToken? GetToken(CancellationToken cancellationToken = default)
    {
        if (environment.GetVariable(Variable) is not { } value) return null;
        try
        {
            return new AwsToken(value) { Features = [CredentialFeatures.EnvironmentToken] };
        }
        catch (ArgumentException error)
        {
            throw new AwsConfigurationException($"{Variable} holds no token. {error.Message}", error);
        }
    }

    public static string VariableOf(string signingName) =>
        "AWS_BEARER_TOKEN_" + signingName.Replace('-', '_').Replace(' ', '_').ToUpperInvariant();
}

namespace AwsResources.Client.Credentials;

/// <summary>A provider of the user's own, as a part of the chain.</summary>
internal sealed class ProviderSource(string name, IAwsCredentialProvider provider) : CredentialSource
{
    public override string Name => name;

    public override string Method => name;

    public override void Refuse(AwsCredentials credentials) => (provider as IForgetful)?.Forget(credentials);

    /// <exception cref="AwsCredentialsException">The provider threw, which is the inner exception.</exception>
    public override async ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken)
    {
        try
        {
            var found = await provider.GetCredentialsAsync(async, cancellationToken).ConfigureAwait(false);
            return found is null ? CredentialAnswer.None("has no credentials") : CredentialAnswer.Found(found);
        }
        catch (Exception error) when (error is not (OperationCanceledException or AwsException))
        {
            throw new AwsCredentialsException($"The credential provider '{name}' ({provider.GetType().Name}) failed: {error.Message}", error);
        }
    }
}

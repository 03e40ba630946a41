namespace AwsResources.Client.Credentials;

/// <summary>Credentials that were given in code.</summary>
internal sealed class StaticCredentials(AwsCredentials credentials) : IAwsCredentialProvider
{
    public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default) => credentials;
}

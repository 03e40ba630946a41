using AwsResources.Client.Configuration;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Credentials;

/// <summary>Credentials of the role of a container, from the service that its host runs for it.</summary>
internal sealed class ContainerCredentials(AwsConfiguration configuration, MetadataNetwork network) : CredentialSource
{
    private const int Attempts = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public override string Name => "a container's role";

    public override string Method => AwsCredentialProviders.Container;

    /// <exception cref="AwsConfigurationException">The address or the token is malformed.</exception>
    public override async ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken)
    {
        var environment = configuration.Environment;
        if (ContainerEndpoint.Find(environment) is not { } endpoint) return CredentialAnswer.None($"{ContainerEndpoint.RelativeVariable} is not set");
        if (network.OffBecause is { } reason)
        {
            throw new AwsCredentialsException(
                $"{endpoint.Variable} asks for credentials from {Name}, which is not asked: {reason}. Give the session credentials or a credential provider.");
        }

        (string, string)? header = ContainerEndpoint.ReadToken(environment) is { } token ? ("Authorization", token) : null;
        var bundle = endpoint.Uri.Scheme == "https" && configuration.Get(Settings.CaBundle).Value is { } file ? environment.ExpandHome(file) : null;
        using var transport = network.Connect(Limit, bundle);
        var exchange = new MetadataExchange(transport, network.Time, Attempts, Pause);
        try
        {
            var answer = await exchange.SendAsync("GET", endpoint.Uri, header, async, cancellationToken).ConfigureAwait(false);
            return CredentialAnswer.Found(MetadataCredentials.Read(answer, endpoint.Place, CredentialFeatures.Container));
        }
        catch (TransportFailureException error)
        {
            throw new AwsCredentialsException($"{endpoint.Place} gave no credentials in {Attempts} attempts: {error.Message}", error);
        }
    }
}

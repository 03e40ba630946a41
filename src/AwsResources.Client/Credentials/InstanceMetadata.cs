using AwsResources.Client.Transport;

namespace AwsResources.Client.Credentials;

/// <summary>How the metadata service of instances is asked: for a token first, and with it for everything else. What an answer means is the asker's matter.</summary>
internal static class InstanceMetadata
{
    public const string TokenPath = "/latest/api/token";

    /// <summary>Asks for a token that lives for six hours.</summary>
    /// <exception cref="TransportFailureException">No attempt brought an answer.</exception>
    public static ValueTask<MetadataAnswer> AskTokenAsync(MetadataExchange exchange, string endpoint, bool async, CancellationToken cancellationToken) =>
        exchange.SendAsync("PUT", new Uri(endpoint + TokenPath), ("x-aws-ec2-metadata-token-ttl-seconds", "21600"), async, cancellationToken);

    /// <summary>Asks for something else.</summary>
    /// <param name="exchange">The way to the service.</param>
    /// <param name="place">The address.</param>
    /// <param name="token">The token; null asks as version 1 does.</param>
    /// <param name="async">Whether the call is asynchronous.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TransportFailureException">No attempt brought an answer.</exception>
    public static ValueTask<MetadataAnswer> AskAsync(MetadataExchange exchange, string place, string? token, bool async, CancellationToken cancellationToken)
    {
        (string, string)? header = token is null ? null : ("x-aws-ec2-metadata-token", token);
        return exchange.SendAsync("GET", new Uri(place), header, async, cancellationToken);
    }
}

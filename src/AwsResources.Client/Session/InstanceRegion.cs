using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Session;

/// <summary>In which region this machine is, by the metadata service of instances.</summary>
internal static class InstanceRegion
{
    /// <summary>The region; null where there is no service, it may not be asked, or it does not tell.</summary>
    /// <exception cref="AwsConfigurationException">A setting of the metadata service is malformed.</exception>
    public static async ValueTask<string?> FindAsync(AwsConfiguration configuration, MetadataNetwork network, bool async, CancellationToken cancellationToken)
    {
        if (network.OffBecause is not null || configuration.Get(MetadataSettings.Disabled).Value) return null;
        var address = MetadataSettings.AddressFor(configuration);
        using var transport = network.Connect(configuration.Get(MetadataSettings.Timeout).Value);
        var exchange = new MetadataExchange(transport, network.Time, configuration.Get(MetadataSettings.Attempts).Value!.Value, TimeSpan.Zero);
        try
        {
            var token = await InstanceMetadata.AskTokenAsync(exchange, address, async, cancellationToken).ConfigureAwait(false);
            // 403 means that the service is turned off (docs/decisions/0004).
            if (token.Status == 403 || token.Status != 200 && configuration.Get(MetadataSettings.V1Disabled).Value) return null;
            var answer = await InstanceMetadata.AskAsync(
                exchange, address + "/latest/meta-data/placement/region", token.Status == 200 ? token.Text.Trim() : null, async, cancellationToken).ConfigureAwait(false);
            return answer.Status == 200 && Settings.Region.Parse(answer.Text, out var region) ? region : null;
        }
        catch (TransportFailureException)
        {
            return null; // Most machines are no instances.
        }
    }
}

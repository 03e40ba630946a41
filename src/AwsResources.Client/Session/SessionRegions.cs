using AwsResources.Client.Configuration;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;
using AwsResources.Client.Pipeline;

namespace AwsResources.Client.Session;

/// <summary>Where a client without a configured region goes.</summary>
internal static class SessionRegions
{
    /// <summary>The global pseudo region for a service that has one place for all; null for a service of regions.</summary>
    public static string? Implicit(ServiceModel model, EndpointResolver? rules)
    {
        if (model.Metadata.GlobalEndpoint is not null) return SessionRegion.Global;
        if (rules is null) return null;
        try
        {
            // The rules of a global service say which region signs for it.
            var endpoint = rules.Resolve(rules.CreateParameters(new EndpointBuiltIns { Region = SessionRegion.Global }));
            return endpoint.AuthSchemes.Any(scheme => scheme.SigningRegion is not null) ? SessionRegion.Global : null;
        }
        catch (AwsEndpointException)
        {
            return null; // Rules that need more than a region are those of a service of regions.
        }
    }

    public static AwsConfigurationException Missing(ServiceModel model, AwsConfiguration configuration) => new(
        $"No region: {model.ServiceId} has an endpoint in each region. Set AWS_REGION, 'region' in profile '{configuration.ProfileName}' of {configuration.Shared.ConfigPath}, or AwsSessionOptions.Region; for example us-east-1.");
}

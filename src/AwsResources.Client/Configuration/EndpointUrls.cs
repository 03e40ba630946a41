namespace AwsResources.Client.Configuration;

/// <summary>Finds the endpoint that the user configured for a service.</summary>
internal static class EndpointUrls
{
    public const string Expected = "an absolute http or https URL";

    /// <summary>The configured URL; null where the service's own endpoint holds.</summary>
    /// <param name="configuration">Where to look.</param>
    /// <param name="serviceId">The model's service id, such as "S3" or "Cost Explorer".</param>
    /// <exception cref="AwsConfigurationException">The URL is none, or the profile names a services section that is missing.</exception>
    public static Resolved<string>? Find(AwsConfiguration configuration, string serviceId)
    {
        if (configuration.TryGetExplicit(Settings.EndpointUrl, out var given)) return given is null ? null : new(given, AwsConfiguration.FromCode);
        if (configuration.Get(Settings.IgnoreConfiguredEndpointUrls).Value) return null;

        var id = serviceId.Replace(' ', '_').Replace('-', '_');
        return FromVariable(configuration, $"AWS_ENDPOINT_URL_{id.ToUpperInvariant()}")
            ?? FromVariable(configuration, "AWS_ENDPOINT_URL")
            ?? FromServices(configuration, id.ToLowerInvariant())
            ?? FromProperty(configuration.Profile?.Find("endpoint_url"), "endpoint_url");
    }

    public static bool Parse(string text, out string? value)
    {
        value = text.Trim();
        return Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;
    }

    private static Resolved<string>? FromVariable(AwsConfiguration configuration, string variable)
        => configuration.Environment.GetVariable(variable) is { } text ? Checked(text, variable) : null;

    private static Resolved<string>? FromServices(AwsConfiguration configuration, string id)
    {
        if (configuration.Profile?.Find("services") is not { Value.Length: > 0 } named) return null;
        var known = configuration.Shared.Config.Services;
        if (!known.TryGetValue(named.Value, out var section))
            throw new AwsConfigurationException(
                $"{named.File}, line {named.Line}: there is no section [services {named.Value}]. "
                + (known.Count == 0 ? "The file has no services sections." : $"The file has: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}."));
        return FromProperty(section.Find(id)?.Nested.GetValueOrDefault("endpoint_url"), $"{id}.endpoint_url");
    }

    private static Resolved<string>? FromProperty(ProfileProperty? property, string name)
        => property is { Value.Length: > 0 } ? Checked(property.Value, $"{name} in {property.File}, line {property.Line}") : null;

    private static Resolved<string> Checked(string text, string source)
        => Parse(text, out var value) ? new(value!, source) : throw AwsConfiguration.Malformed(source, text, Expected);
}

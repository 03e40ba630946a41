using System.Globalization;

namespace AwsResources.Client.Configuration;

/// <summary>By which protocol an instance's metadata service is asked.</summary>
internal enum MetadataEndpointMode
{
    IPv4,
    IPv6,
}

/// <summary>Where and how the metadata service of an instance is asked.</summary>
internal static class MetadataSettings
{
    public static readonly Setting<bool> Disabled = SettingKinds.Flag([], false, "AWS_EC2_METADATA_DISABLED");

    /// <summary>Whether a service that gives no token may not be asked without one.</summary>
    public static readonly Setting<bool> V1Disabled = SettingKinds.Flag(["ec2_metadata_v1_disabled"], false, "AWS_EC2_METADATA_V1_DISABLED");

    /// <summary>The service's address; null for that of <see cref="EndpointMode"/>.</summary>
    public static readonly Setting<string?> Endpoint = new()
    {
        Variables = ["AWS_EC2_METADATA_SERVICE_ENDPOINT"],
        Keys = ["ec2_metadata_service_endpoint"],
        Default = null,
        Expected = EndpointUrls.Expected,
        Parse = ParseEndpoint,
    };

    public static readonly Setting<MetadataEndpointMode> EndpointMode = SettingKinds.Choice(
        ["ec2_metadata_service_endpoint_mode"],
        MetadataEndpointMode.IPv4,
        [("IPv4", MetadataEndpointMode.IPv4), ("IPv6", MetadataEndpointMode.IPv6)],
        "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE");

    /// <summary>The older way of asking for IPv6, where <see cref="EndpointMode"/> says nothing.</summary>
    public static readonly Setting<bool> UsesIPv6 = SettingKinds.Flag(["imds_use_ipv6"], false, "AWS_IMDS_USE_IPV6");

    /// <summary>How long one request may take. Written in seconds.</summary>
    public static readonly Setting<TimeSpan> Timeout = new()
    {
        Variables = ["AWS_METADATA_SERVICE_TIMEOUT"],
        Keys = ["metadata_service_timeout"],
        Default = TimeSpan.FromSeconds(1),
        Expected = "seconds, more than 0 and at most 3600",
        Parse = ParseSeconds,
    };

    /// <summary>How often a request is sent at most, the first time included.</summary>
    public static readonly Setting<int?> Attempts = SettingKinds.Number(
        ["metadata_service_num_attempts"], 1, 1, int.MaxValue, "AWS_METADATA_SERVICE_NUM_ATTEMPTS");

    /// <summary>The service's address, without a slash at its end.</summary>
    /// <exception cref="AwsConfigurationException">A setting is malformed.</exception>
    public static string AddressFor(AwsConfiguration configuration)
    {
        if (configuration.Get(Endpoint).Value is { } given) return given.TrimEnd('/');
        var mode = configuration.Get(EndpointMode);
        var isIPv6 = mode.IsDefault ? configuration.Get(UsesIPv6).Value : mode.Value is MetadataEndpointMode.IPv6;
        return isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
    }

    private static bool ParseEndpoint(string text, out string? value)
        => EndpointUrls.Parse(text, out value) && !value!.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));

    private static bool ParseSeconds(string text, out TimeSpan value)
    {
        var isTime = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.001 and <= 3600;
        value = isTime ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return isTime;
    }
}

namespace AwsResources.Client.Configuration;

/// <summary>Which way of retrying a client follows.</summary>
internal enum RetryMode
{
    Standard,
    Legacy,
    Adaptive,
}

/// <summary>When checksums are calculated or validated: wherever the service supports it, or only where it demands it.</summary>
internal enum ChecksumMode
{
    WhenSupported,
    WhenRequired,
}

/// <summary>Whether the account's id may stand in endpoints.</summary>
internal enum AccountIdEndpointMode
{
    Preferred,
    Disabled,
    Required,
}

/// <summary>Every setting that is not one service's own: its variable, its name in a profile, its default.</summary>
internal static class Settings
{
    private static readonly (string, ChecksumMode)[] ChecksumModes =
        [("when_supported", ChecksumMode.WhenSupported), ("when_required", ChecksumMode.WhenRequired)];

    public static readonly Setting<string?> Region = new()
    {
        Variables = ["AWS_REGION", "AWS_DEFAULT_REGION"],
        Keys = ["region"],
        Default = null,
        Expected = "a region's name such as us-east-1 (letters, digits and hyphens)",
        Parse = ParseRegion,
    };

    public static readonly Setting<string?> EndpointUrl = new()
    {
        Variables = ["AWS_ENDPOINT_URL"],
        Keys = ["endpoint_url"],
        Default = null,
        Expected = EndpointUrls.Expected,
        Parse = EndpointUrls.Parse,
    };

    public static readonly Setting<bool> IgnoreConfiguredEndpointUrls =
        SettingKinds.Flag(["ignore_configured_endpoint_urls"], false, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");

    public static readonly Setting<bool> UseFips = SettingKinds.Flag(["use_fips_endpoint"], false, "AWS_USE_FIPS_ENDPOINT");

    public static readonly Setting<bool> UseDualStack = SettingKinds.Flag(["use_dualstack_endpoint"], false, "AWS_USE_DUALSTACK_ENDPOINT");

    /// <summary>Attempts in all, the first one included; null leaves it to the mode and the service.</summary>
    public static readonly Setting<int?> MaxAttempts = SettingKinds.Number(["max_attempts"], null, 1, int.MaxValue, "AWS_MAX_ATTEMPTS");

    public static readonly Setting<RetryMode> RetryMode = SettingKinds.Choice(
        ["retry_mode"],
        Configuration.RetryMode.Standard,
        [("standard", Configuration.RetryMode.Standard), ("adaptive", Configuration.RetryMode.Adaptive), ("legacy", Configuration.RetryMode.Legacy)],
        "AWS_RETRY_MODE");

    /// <summary>Whether standard and adaptive mode go by the delays and costs of 2026; false for the former ones.</summary>
    public static readonly Setting<bool> NewRetries = SettingKinds.Flag([], true, "AWS_NEW_RETRIES_2026");

    public static readonly Setting<ChecksumMode> RequestChecksumCalculation = SettingKinds.Choice(
        ["request_checksum_calculation"], ChecksumMode.WhenSupported, ChecksumModes, "AWS_REQUEST_CHECKSUM_CALCULATION");

    public static readonly Setting<ChecksumMode> ResponseChecksumValidation = SettingKinds.Choice(
        ["response_checksum_validation"], ChecksumMode.WhenSupported, ChecksumModes, "AWS_RESPONSE_CHECKSUM_VALIDATION");

    public static readonly Setting<AccountIdEndpointMode> AccountIdEndpointMode = SettingKinds.Choice(
        ["account_id_endpoint_mode"],
        Configuration.AccountIdEndpointMode.Preferred,
        [
            ("preferred", Configuration.AccountIdEndpointMode.Preferred),
            ("disabled", Configuration.AccountIdEndpointMode.Disabled),
            ("required", Configuration.AccountIdEndpointMode.Required),
        ],
        "AWS_ACCOUNT_ID_ENDPOINT_MODE");

    public static readonly Setting<string?> AccountId = SettingKinds.Text(["aws_account_id"], "AWS_ACCOUNT_ID");

    public static readonly Setting<string?> CaBundle = SettingKinds.Text(["ca_bundle"], "AWS_CA_BUNDLE");

    /// <summary>Whether connections are probed by TCP; the variable is the one that the CLI's own client knows.</summary>
    public static readonly Setting<bool> TcpKeepAlive = SettingKinds.Flag(["tcp_keepalive"], false, "BOTOCORE_TCP_KEEPALIVE");

    /// <summary>How long a connection may take to be made; only code and a mode of defaults say it.</summary>
    public static readonly Setting<TimeSpan> ConnectTimeout = SettingKinds.CodeOnly("connect_timeout", TimeSpan.FromSeconds(60));

    public static readonly Setting<AwsDefaultsMode> DefaultsMode = SettingKinds.Choice(
        ["defaults_mode"],
        AwsDefaultsMode.Legacy,
        [
            ("legacy", AwsDefaultsMode.Legacy),
            ("standard", AwsDefaultsMode.Standard),
            ("in-region", AwsDefaultsMode.InRegion),
            ("cross-region", AwsDefaultsMode.CrossRegion),
            ("mobile", AwsDefaultsMode.Mobile),
            ("auto", AwsDefaultsMode.Auto),
        ],
        "AWS_DEFAULTS_MODE");

    public static readonly Setting<string?> DataPath = SettingKinds.Text(["data_path"], "AWS_DATA_PATH");

    public static readonly Setting<string?> AppId = SettingKinds.Text(["sdk_ua_app_id"], "AWS_SDK_UA_APP_ID");

    public static readonly Setting<bool> DisableRequestCompression =
        SettingKinds.Flag(["disable_request_compression"], false, "AWS_DISABLE_REQUEST_COMPRESSION");

    /// <summary>Bytes from which a body is compressed.</summary>
    public static readonly Setting<int?> RequestMinCompressionSize = SettingKinds.Number(
        ["request_min_compression_size_bytes"], 10240, 0, 10485760, "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES");

    public static readonly Setting<bool> DisableHostPrefix =
        SettingKinds.Flag(["disable_host_prefix_injection"], false, "AWS_DISABLE_HOST_PREFIX_INJECTION");

    public static readonly Setting<string?> AuthSchemePreference = SettingKinds.Text(["auth_scheme_preference"], "AWS_AUTH_SCHEME_PREFERENCE");

    public static readonly Setting<string?> SigV4aRegionSet = SettingKinds.Text(["sigv4a_signing_region_set"], "AWS_SIGV4A_SIGNING_REGION_SET");

    /// <summary>Null is "auto": only for operations that demand it.</summary>
    public static readonly Setting<bool?> EndpointDiscovery = SettingKinds.Choice<bool?>(
        ["endpoint_discovery_enabled"], null, [("auto", null), ("true", true), ("false", false)], "AWS_ENDPOINT_DISCOVERY_ENABLED");

    // A region becomes part of host names: what cannot stand there must not get there.
    private static bool ParseRegion(string text, out string? value)
    {
        value = text.Trim();
        return value.Length is > 0 and < 64 && value[0] != '-' && value[^1] != '-'
            && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
    }
}

using AwsResources.Client.Configuration;

namespace AwsResources.Client.Customizations.S3;

/// <summary>How a bucket stands in a URL.</summary>
internal enum AddressingStyle
{
    /// <summary>In the host name where the bucket's name allows it, else in the path.</summary>
    Auto,
    Virtual,
    Path,
}

/// <summary>The settings that S3 alone has; in a profile they stand in the block <c>s3 =</c>, some also beside it.</summary>
internal static class S3Settings
{
    public static readonly Setting<AddressingStyle> AddressingStyle = SettingKinds.Choice(
        ["s3.addressing_style"],
        S3.AddressingStyle.Auto,
        [("auto", S3.AddressingStyle.Auto), ("virtual", S3.AddressingStyle.Virtual), ("path", S3.AddressingStyle.Path)]);

    public static readonly Setting<bool?> UseAccelerateEndpoint = SettingKinds.OptionalFlag(["s3.use_accelerate_endpoint"]);

    public static readonly Setting<bool?> PayloadSigningEnabled = SettingKinds.OptionalFlag(["s3.payload_signing_enabled"]);

    /// <summary>Whether an ARN's region wins over the client's.</summary>
    public static readonly Setting<bool?> UseArnRegion = SettingKinds.OptionalFlag(["s3_use_arn_region", "s3.use_arn_region"], "AWS_S3_USE_ARN_REGION");

    /// <summary>Whether us-east-1 means the regional host (true) or the global one.</summary>
    public static readonly Setting<bool> RegionalUsEast1 = SettingKinds.Choice(
        ["s3_us_east_1_regional_endpoint", "s3.us_east_1_regional_endpoint"], false, [("legacy", false), ("regional", true)], "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT");

    public static readonly Setting<bool> DisableMultiRegionAccessPoints =
        SettingKinds.Flag(["s3_disable_multiregion_access_points", "s3.s3_disable_multiregion_access_points"], false, "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS");

    public static readonly Setting<bool> DisableExpressSessionAuth =
        SettingKinds.Flag(["s3_disable_express_session_auth"], false, "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH");
}

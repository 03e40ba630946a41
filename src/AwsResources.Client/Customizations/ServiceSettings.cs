using AwsResources.Client.Configuration;
using AwsResources.Client.Customizations.S3;
using AwsResources.Client.Diagnosis;

namespace AwsResources.Client.Customizations;

/// <summary>The settings that single services have, and those of all of them for a session's diagnosis.</summary>
internal static class ServiceSettings
{
    /// <summary>Whether roles' credentials are asked for at the region's own address (true) or, in the oldest regions, at the global one.</summary>
    public static readonly Setting<bool> RegionalSts = SettingKinds.Choice(
        ["sts_regional_endpoints"], true, [("regional", true), ("legacy", false)], "AWS_STS_REGIONAL_ENDPOINTS");

    public static IReadOnlyList<SettingQuestion> All =>
    [
        SettingReport.Of(RegionalSts),
        SettingReport.Of(S3Settings.AddressingStyle),
        SettingReport.Of(S3Settings.UseAccelerateEndpoint),
        SettingReport.Of(S3Settings.PayloadSigningEnabled),
        SettingReport.Of(S3Settings.UseArnRegion),
        SettingReport.Of(S3Settings.RegionalUsEast1),
        SettingReport.Of(S3Settings.DisableMultiRegionAccessPoints),
        SettingReport.Of(S3Settings.DisableExpressSessionAuth),
    ];
}

using AwsResources.Client.Customizations.S3;
using AwsResources.Client.Diagnosis;

namespace AwsResources.Client.Customizations;

/// <summary>The settings that single services have, for a session's diagnosis.</summary>
internal static class ServiceSettings
{
    public static IReadOnlyList<SettingQuestion> All { get; } =
    [
        SettingReport.Of(S3Settings.AddressingStyle),
        SettingReport.Of(S3Settings.UseAccelerateEndpoint),
        SettingReport.Of(S3Settings.PayloadSigningEnabled),
        SettingReport.Of(S3Settings.UseArnRegion),
        SettingReport.Of(S3Settings.RegionalUsEast1),
        SettingReport.Of(S3Settings.DisableMultiRegionAccessPoints),
        SettingReport.Of(S3Settings.DisableExpressSessionAuth),
    ];
}

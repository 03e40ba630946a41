using AwsResources.Client.Configuration;
using AwsResources.Client.Endpoints;

namespace AwsResources.Client.Customizations.S3;

/// <summary>S3 Control, which shares S3's settings and its way of signing.</summary>
internal sealed class S3ControlCustomization : ServiceCustomization
{
    public override bool SendsPayloadHash => true;

    public override EndpointBuiltIns Configure(AwsConfiguration configuration, EndpointBuiltIns settings) =>
        settings with { S3ControlUseArnRegion = configuration.Get(S3Settings.UseArnRegion).Value ?? false };
}

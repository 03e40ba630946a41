using AwsResources.Client.Configuration;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Protocols;

namespace AwsResources.Client.Telemetry;

/// <summary>What the user agent says of every request of a client: how it is set.</summary>
internal static class ClientAgent
{
    private const string AccountIdModeParameter = "AWS::Auth::AccountIdEndpointMode";

    public static UserAgent Of(AwsConfiguration configuration, Protocol protocol, EndpointResolver? rules, string? endpointUrl)
    {
        var mode = configuration.Get(Settings.RetryMode).Value;
        var isSupported = configuration.Get(Settings.RequestChecksumCalculation).Value is ChecksumMode.WhenSupported;
        var isChecked = configuration.Get(Settings.ResponseChecksumValidation).Value is ChecksumMode.WhenSupported;
        var features = FeatureSet.Of(mode switch
        {
            RetryMode.Legacy => Feature.LegacyRetries,
            RetryMode.Adaptive => Feature.AdaptiveRetries,
            _ => Feature.StandardRetries,
        })
            .With(isSupported ? Feature.RequestChecksumsWhenSupported : Feature.RequestChecksumsWhenRequired)
            .With(isChecked ? Feature.ResponseChecksumsWhenSupported : Feature.ResponseChecksumsWhenRequired);
        if (endpointUrl is not null) features = features.With(Feature.EndpointOverride);
        if (protocol is RpcV2CborProtocol) features = features.With(Feature.CborProtocol);
        if (TakesAccountId(rules)) features = features.With(OfAccountId(configuration.Get(Settings.AccountIdEndpointMode).Value));
        return new UserAgent(features, mode, configuration.Environment.GetVariable("AWS_EXECUTION_ENV"), configuration.Get(Settings.AppId).Value);
    }

    private static bool TakesAccountId(EndpointResolver? rules) => rules is not null && rules.Parameters.Any(parameter => parameter.BuiltIn == AccountIdModeParameter);

    private static string OfAccountId(AccountIdEndpointMode mode) => mode switch
    {
        AccountIdEndpointMode.Disabled => Feature.AccountIdDisabled,
        AccountIdEndpointMode.Required => Feature.AccountIdRequired,
        _ => Feature.AccountIdPreferred,
    };
}

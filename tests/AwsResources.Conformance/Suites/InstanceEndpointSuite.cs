using System.Text.Json;
using AwsResources.Client;
using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Conformance.Suites;

/// <summary>`credentials/imds-endpoint-tests`: environment, profile and code give the address of an instance's metadata service.</summary>
internal sealed class InstanceEndpointSuite : IConformanceSuite
{
    public string Name => "credentials/imds-endpoint-tests";

    public IEnumerable<ConformanceCase> Cases(string path) => CredentialCases.Read(Name, path, Run);

    private static void Run(JsonElement test)
    {
        var configuration = CredentialCases.Configuration(test);
        if (CredentialCases.Text(test, "endpoint_override") is { } endpoint)
            configuration = configuration.With(MetadataSettings.Endpoint, Parsed(MetadataSettings.Endpoint, endpoint));
        if (CredentialCases.Text(test, "mode_override") is { } mode)
            configuration = configuration.With(MetadataSettings.EndpointMode, Parsed(MetadataSettings.EndpointMode, mode));
        var wire = new FakeTransport().Answer(200, "token").Answer(404);
        var sut = new InstanceCredentials(configuration, new MetadataNetwork(limits => new HttpTransport(limits, wire)));
        CredentialCases.Compare(test, () =>
        {
            _ = sut.AskAsync(async: false, default).EnsureCompleted();
            return wire.Requests[0].Uri;
        });
    }

    private static T Parsed<T>(Setting<T> setting, string text) => setting.Parse(text, out var value)
        ? value
        : throw new CaseFailedException($"'{text}' was not read; expected {setting.Expected}");
}

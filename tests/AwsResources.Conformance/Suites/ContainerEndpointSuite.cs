using System.Text.Json;
using AwsResources.Client;
using AwsResources.Client.Credentials;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Conformance.Suites;

/// <summary>`credentials/ecs-tests`: the environment of a container gives the address that is asked for credentials.</summary>
internal sealed class ContainerEndpointSuite : IConformanceSuite
{
    private const string Credentials = """{"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"secret","Token":"token","Expiration":"2100-01-01T00:00:00Z"}""";

    public string Name => "credentials/ecs-tests";

    public IEnumerable<ConformanceCase> Cases(string path) => CredentialCases.Read(Name, path, Run);

    private static void Run(JsonElement test)
    {
        var wire = new FakeTransport().Answer(200, Credentials);
        var sut = new ContainerCredentials(CredentialCases.Configuration(test), new MetadataNetwork(limits => new HttpTransport(limits, wire)));
        CredentialCases.Compare(test, () => sut.AskAsync(async: false, default).EnsureCompleted().Credentials is null ? null : wire.Request.Uri);
    }
}

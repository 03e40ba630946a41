using System.Text.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using AwsResources.Conformance.Suites.Messages;

namespace AwsResources.Conformance.Suites;

/// <summary><c>services/responses</c>: responses of all services to the values that the reference reads from them.</summary>
internal sealed class ServiceResponseSuite : IConformanceSuite
{
    public string Name => "services/responses";

    public IEnumerable<ConformanceCase> Cases(string path) => ServiceVectors.Read(Name, path, Run);

    private static void Run(ServiceModel service, string protocolName, JsonElement test)
    {
        var operation = ServiceVectors.Operation(service, test);
        var json = test.GetProperty("response");
        var response = new AwsResponse(json.GetProperty("status").GetInt32())
        {
            Body = Convert.FromBase64String(json.GetProperty("body").GetString()!),
        };
        foreach (var header in json.GetProperty("headers").EnumerateObject()) response.Headers.Add(header.Name, header.Value.GetString()!);
        var output = Protocol.Find(protocolName)!.ReadResponse(service, operation, response);
        VectorOutput.Verify("result", test.GetProperty("expect"), output, VectorNotation.Encoded, name => name == "ResponseMetadata");
    }
}

/// <summary>The files of <c>services/*</c>: one a service.</summary>
internal static class ServiceVectors
{
    public static IEnumerable<ConformanceCase> Read(string suite, string path, Action<ServiceModel, string, JsonElement> run)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = document.RootElement.Clone();
            var name = root.GetProperty("service").GetString()!;
            foreach (var test in root.GetProperty("cases").EnumerateArray())
                yield return new ConformanceCase(
                    $"{suite}/{test.GetProperty("id").GetString()}",
                    () => run(ModelCatalog.Embedded.GetService(name), root.GetProperty("protocol").GetString()!, test));
        }
    }

    public static OperationModel Operation(ServiceModel service, JsonElement test)
    {
        var name = test.GetProperty("operation").GetString()!;
        Verify.That(service.TryGetOperation(name, out var operation), $"{service.Name} has no operation {name}");
        return operation!;
    }
}

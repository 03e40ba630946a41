using System.Text.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using AwsResources.Conformance.Suites.Messages;

namespace AwsResources.Conformance.Suites;

/// <summary><c>recorded</c>: what services really answered, and what is to be read from it.</summary>
internal sealed class RecordedSuite : IConformanceSuite
{
    public string Name => "recorded";

    public IEnumerable<ConformanceCase> Cases(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            yield return new ConformanceCase($"{Name}/{Path.GetRelativePath(path, file).Replace('\\', '/')}", () => Run(file));
    }

    private static void Run(string file)
    {
        var (service, operation) = Find(Path.GetFileNameWithoutExtension(file));
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(file, ".json")));
        var expected = document.RootElement;
        var isError = expected.TryGetProperty("Error", out var error);
        var response = new AwsResponse(isError ? 400 : 200) { Body = File.ReadAllBytes(file) };
        var protocol = Protocol.For(service, "query");
        if (!isError)
        {
            VectorOutput.Verify("result", expected, protocol.ReadResponse(service, operation, response), VectorNotation.Plain, name => name == "ResponseMetadata");
            return;
        }
        var actual = protocol.ReadError(service, operation, response);
        Verify.Equal("code", error.GetProperty("Code").GetString(), actual.Code);
        Verify.Equal("message", error.GetProperty("Message").GetString(), actual.Message);
        if (error.TryGetProperty("Type", out var type)) Verify.Equal("type", type.GetString(), actual.Fault);
        if (expected.GetProperty("ResponseMetadata").TryGetProperty("RequestId", out var id)) Verify.Equal("request id", id.GetString(), actual.RequestId);
    }

    // ec2-describe-instances: a service's name may hold hyphens, an operation's does not.
    private static (ServiceModel Service, OperationModel Operation) Find(string name)
    {
        for (var hyphen = name.IndexOf('-', StringComparison.Ordinal); hyphen > 0; hyphen = name.IndexOf('-', hyphen + 1))
        {
            if (!ModelCatalog.Embedded.TryGetService(name[..hyphen], out var service)) continue;
            var wanted = name[(hyphen + 1)..].Replace("-", "", StringComparison.Ordinal);
            if (service.OperationNames.FirstOrDefault(n => n.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is not { } found) continue;
            _ = service.TryGetOperation(found, out var operation);
            return (service, operation!);
        }
        throw new CaseFailedException($"no model has the operation of {name}");
    }
}

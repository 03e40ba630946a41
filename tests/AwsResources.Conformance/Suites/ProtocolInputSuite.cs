using System.Text;
using System.Text.Json;
using AwsResources.Client.Compression;
using AwsResources.Client.Configuration;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using AwsResources.Conformance.Suites.Messages;

namespace AwsResources.Conformance.Suites;

/// <summary><c>protocols/input</c>: the parameters of a call to the request that carries them.</summary>
internal sealed class ProtocolInputSuite : IConformanceSuite
{
    private const string Token = "00000000-0000-4000-8000-000000000000";

    public string Name => "protocols/input";

    public IEnumerable<ConformanceCase> Cases(string path) => ProtocolVectors.Read(Name, path, Run);

    private static void Run(JsonElement group, JsonElement test)
    {
        var (service, operation) = VectorModel.Parse(group, test.GetProperty("given"));
        var input = VectorInput.Structure(test.GetProperty("params"), operation.Input, VectorNotation.Plain);
        foreach (var member in operation.Input.Members)
            if (member.IsIdempotencyToken && !input.Has(member.Name)) input.Set(member.Name, Token);
        var protocol = Protocol.Find(service.Metadata.Protocol)!;
        var request = new AwsRequest();
        protocol.WriteRequest(service, operation, input, request);
        RequestCompression.Apply(request, operation, Settings.RequestMinCompressionSize.Default);
        Verify(group, test, protocol, operation, input, request);
    }

    private static void Verify(JsonElement group, JsonElement test, Protocol protocol, OperationModel operation, AwsStructure input, AwsRequest request)
    {
        var expected = test.GetProperty("serialized");
        Conformance.Verify.Equal("method", expected.GetProperty("method").GetString(), request.Method);
        var endpoint = new Uri(group.TryGetProperty("clientEndpoint", out var given) ? given.GetString()! : "https://example.com");
        RequestComparison.VerifyUri(expected.GetProperty("uri").GetString()!, endpoint.AbsolutePath.TrimEnd('/') + request.Path, request.Query);
        if (expected.TryGetProperty("host", out var host))
            Conformance.Verify.Equal("host", host.GetString()!.Split('/')[0], Protocol.HostPrefix(operation, input) + endpoint.Host);
        if (expected.TryGetProperty("headers", out var headers)) RequestComparison.VerifyHeaders(headers, request.Headers);
        foreach (var name in Names(expected, "forbidHeaders"))
            Conformance.Verify.That(!request.Headers.Contains(name) && !IsLength(name, request), $"header {name}: expected nothing");
        foreach (var name in Names(expected, "requireHeaders"))
            Conformance.Verify.That(request.Headers.Contains(name) || IsLength(name, request), $"header {name}: expected some value, got nothing");
        if (!expected.TryGetProperty("body", out var body)) return;
        var bytes = protocol.Name == "smithy-rpc-v2-cbor" ? Convert.FromBase64String(body.GetString()!) : Encoding.UTF8.GetBytes(body.GetString()!);
        BodyComparison.Verify(protocol.Name, bytes, request.Body.Bytes.ToArray(), operation.Input.Payload is null or { Shape: StructureShape or { Type: ShapeType.Document } });
    }

    // The transport writes the length of a body that has one.
    private static bool IsLength(string name, AwsRequest request) => name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && request.Body.Length > 0;

    private static IEnumerable<string> Names(JsonElement expected, string property) =>
        expected.TryGetProperty(property, out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
}

/// <summary>The files of <c>protocols/*</c>: groups with a model each, and their cases.</summary>
internal static class ProtocolVectors
{
    public static IEnumerable<ConformanceCase> Read(string suite, string path, Action<JsonElement, JsonElement> run)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var (index, group) in document.RootElement.EnumerateArray().Index())
            {
                var model = group.Clone();
                foreach (var test in model.GetProperty("cases").EnumerateArray())
                    yield return new ConformanceCase($"{suite}/{Path.GetFileName(file)}:{index}:{test.GetProperty("id").GetString()}", () => run(model, test));
            }
        }
    }
}

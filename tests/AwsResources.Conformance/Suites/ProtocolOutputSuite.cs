using System.Text;
using System.Text.Json;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using AwsResources.Conformance.Suites.Messages;

namespace AwsResources.Conformance.Suites;

/// <summary><c>protocols/output</c>: a response to the value or the error that it carries.</summary>
internal sealed class ProtocolOutputSuite : IConformanceSuite
{
    public string Name => "protocols/output";

    public IEnumerable<ConformanceCase> Cases(string path) => ProtocolVectors.Read(Name, path, Run);

    private static void Run(JsonElement group, JsonElement test)
    {
        var (service, operation) = VectorModel.Parse(group, test.GetProperty("given"));
        var protocol = Protocol.Find(service.Metadata.Protocol)!;
        var response = Response(test.GetProperty("response"), protocol.Name == "smithy-rpc-v2-cbor");
        if (test.TryGetProperty("result", out var result))
        {
            VectorOutput.Verify("result", result, protocol.ReadResponse(service, operation, response), VectorNotation.Plain);
            return;
        }
        var error = protocol.ReadError(service, operation, response);
        Verify.Equal("code", test.GetProperty("errorCode").GetString(), error.Code);
        if (test.TryGetProperty("errorMessage", out var message)) Verify.Equal("message", message.GetString(), error.Message);
        foreach (var member in test.GetProperty("error").EnumerateObject())
        {
            Verify.That(error.Data?.Has(member.Name) == true, $"error.{member.Name}: expected {member.Value.GetRawText()}, got nothing");
            var expected = JsonElement.Parse($"{{\"{member.Name}\":{member.Value.GetRawText()}}}");
            var only = new AwsStructure(error.Shape!);
            _ = error.Shape!.TryGetMember(member.Name, out var shapeMember);
            only.SetSlot(shapeMember!, error.Data![member.Name]);
            VectorOutput.Verify("error", expected, only, VectorNotation.Plain);
        }
    }

    private static AwsResponse Response(JsonElement json, bool isBase64)
    {
        var response = new AwsResponse(json.GetProperty("status_code").GetInt32());
        if (json.TryGetProperty("headers", out var headers))
            foreach (var header in headers.EnumerateObject()) response.Headers.Add(header.Name, header.Value.GetString()!);
        if (json.TryGetProperty("body", out var body))
            response.Body = isBase64 ? Convert.FromBase64String(body.GetString()!) : Encoding.UTF8.GetBytes(body.GetString()!);
        return response;
    }
}

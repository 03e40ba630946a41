using System.Text.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using AwsResources.Conformance.Suites.Messages;

namespace AwsResources.Conformance.Suites;

/// <summary><c>services/requests</c>: calls of all services to the requests that the reference sends for them.</summary>
/// <remarks>
/// What is compared here is what the protocols write. The host, checksums, and what belongs to one service only
/// (<see cref="IsOfPipeline"/>) are added by the pipeline after that.
/// </remarks>
internal sealed class ServiceRequestSuite : IConformanceSuite
{
    public string Name => "services/requests";

    public IEnumerable<ConformanceCase> Cases(string path) => ServiceVectors.Read(Name, path, Run);

    private static void Run(ServiceModel service, string protocolName, JsonElement test)
    {
        var operation = ServiceVectors.Operation(service, test);
        var input = VectorInput.Structure(test.GetProperty("params"), operation.Input, VectorNotation.Encoded);
        var protocol = Protocol.Find(protocolName)!;
        var request = new AwsRequest();
        protocol.WriteRequest(service, operation, input, request);
        var expected = test.GetProperty("expect");
        Verify.Equal("method", expected.GetProperty("method").GetString(), request.Method);
        var url = expected.GetProperty("url").GetString()!;
        var host = new Uri(url).Host;
        var path = url[(url.IndexOf(host, StringComparison.Ordinal) + host.Length)..];
        RequestComparison.VerifyUri(path.StartsWith('/') ? path : "/" + path, PathOf(service, operation, input, request, host), request.Query);
        RequestComparison.VerifyHeaders(expected.GetProperty("headers"), request.Headers, name => IsOfPipeline(name, operation));
        VerifyBody(expected, protocol, operation, request);
    }

    private static void VerifyBody(JsonElement expected, Protocol protocol, OperationModel operation, AwsRequest request)
    {
        var body = Convert.FromBase64String(expected.GetProperty("body").GetString()!);
        var isDocument = operation.Input.Payload is null or { Shape: StructureShape };
        if (expected.GetProperty("headers").TryGetProperty("content-encoding", out var encoding) && encoding.GetString() == "aws-chunked") body = Unchunk(body);
        BodyComparison.Verify(protocol.Name, body, request.Body.Bytes.ToArray(), isDocument);
    }

    // A bucket that is part of the host is not part of the path: the endpoint rules decide that.
    private static string PathOf(ServiceModel service, OperationModel operation, AwsStructure input, AwsRequest request, string host)
    {
        if (service.Name != "s3" || !operation.Input.TryGetMember("Bucket", out var member) || !input.TryGetValue(member, out var bucket)) return request.Path;
        var segment = "/" + Uri.EscapeDataString(bucket!.ToString()!);
        return host.StartsWith(bucket + ".", StringComparison.Ordinal) && request.Path.StartsWith(segment, StringComparison.Ordinal)
            ? request.Path[segment.Length..] is { Length: > 0 } rest ? rest : "/"
            : request.Path;
    }

    private static bool IsOfPipeline(string header, OperationModel operation) => header is "content-length" or "x-amz-content-sha256" or "content-md5"
        or "x-amz-sdk-checksum-algorithm" or "content-encoding" or "transfer-encoding" or "x-amz-trailer" or "x-amz-decoded-content-length" or "expect"
        || header.StartsWith("x-amz-checksum-", StringComparison.Ordinal)
            && !operation.Input.Members.Any(member => member.WireName.Equals(header, StringComparison.OrdinalIgnoreCase) && member.IsRequired);

    private static byte[] Unchunk(byte[] body)
    {
        var content = new List<byte>();
        for (var at = 0; at < body.Length;)
        {
            var line = body.AsSpan(at).IndexOf("\r\n"u8);
            var size = Convert.ToInt32(System.Text.Encoding.ASCII.GetString(body, at, line).Split(';')[0], 16);
            if (size == 0) break;
            content.AddRange(body.AsSpan(at + line + 2, size));
            at += line + 2 + size + 2;
        }
        return [.. content];
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;
using AwsResources.Conformance.Suites.Messages;
using AwsResources.TestKit;

namespace AwsResources.Conformance.Suites;

/// <summary><c>services/requests</c>: calls of all services to the requests that the reference sends for them, from input to wire.</summary>
internal sealed partial class ServiceRequestSuite : IConformanceSuite
{
    private static readonly FakeAnswer Refusal = new(400);

    // Those that the requests were recorded with; one kind of signature is among what is compared.
    private static readonly AwsCredentials Credentials = new(TestClients.Credentials.AccessKeyId, TestClients.Credentials.SecretAccessKey, "session-token");

    public string Name => "services/requests";

    public IEnumerable<ConformanceCase> Cases(string path) => ServiceVectors.Read(Name, path, Run);

    private static void Run(ServiceModel service, string protocol, JsonElement test)
    {
        var operation = ServiceVectors.Operation(service, test);
        var input = VectorInput.Structure(test.GetProperty("params"), operation.Input, VectorNotation.Encoded);
        var expected = test.GetProperty("expect");
        var request = Send(service.Name, test.GetProperty("region").GetString()!, operation.Name, input, SignedAt(expected));
        Verify.Equal("method", expected.GetProperty("method").GetString(), request.Method);
        VerifyUrl(expected.GetProperty("url").GetString()!, request);
        var (wanted, actual) = (Body.Read(expected), Body.Read(request));
        var headers = new HeaderList();
        foreach (var (name, value) in request.Headers) headers.Add(name, value);
        var isSame = wanted.Content.AsSpan().SequenceEqual(actual.Content);
        RequestComparison.VerifyHeaders(expected.GetProperty("headers"), headers, name => IsFraming(name) || !isSame && IsOfBytes(name) && headers.Contains(name));
        Verify.Equal("trailers", wanted.Trailers, actual.Trailers);
        var isDocument = operation.Input.Payload is null or { Shape: StructureShape or { Type: ShapeType.Document } };
        BodyComparison.Verify(protocol, wanted.Content, actual.Content, isDocument);
    }

    // HttpClient frames the body after the pipeline.
    private static bool IsFraming(string header) => header is "content-length" or "transfer-encoding" or "expect";

    // A document of the same meaning in other bytes has other sums.
    private static bool IsOfBytes(string header) => header is "x-amz-content-sha256" or "content-md5" || header.StartsWith("x-amz-checksum-", StringComparison.Ordinal);

    // Signature Version 2 is in the form, so that the recording holds it: the same moment must give the same signature.
    private static DateTimeOffset? SignedAt(JsonElement expected)
    {
        var form = Encoding.UTF8.GetString(Convert.FromBase64String(expected.GetProperty("body").GetString()!));
        return form.Contains("&SignatureVersion=2&", StringComparison.Ordinal) && Timestamp().Match(form) is { Success: true } found
            ? DateTimeOffset.Parse(Uri.UnescapeDataString(found.Groups[1].Value), CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex("&Timestamp=([^&]+)")]
    private static partial Regex Timestamp();

    /// <summary>The first request of a call; what is answered to it does not matter here.</summary>
    private static RecordedRequest Send(string service, string region, string operation, AwsStructure input, DateTimeOffset? time)
    {
        using var wire = new FakeTransport().Otherwise(_ => Refusal);
        var options = TestClients.Options with { Region = region, Credentials = Credentials };
        var client = TestClients.Client(service, wire, options, time is { } at ? new InstantTime(at) : null);
        try
        {
            _ = client.Call(operation, input);
        }
        catch (AwsException) when (wire.Requests.Count > 0)
        {
            // The refusal.
        }
        return wire.Requests[0];
    }

    private static void VerifyUrl(string expected, RecordedRequest actual)
    {
        var (wanted, given) = (new Uri(expected), new Uri(actual.Uri));
        Verify.Equal("host", wanted.GetLeftPart(UriPartial.Authority), given.GetLeftPart(UriPartial.Authority));
        var query = new QueryParameters();
        var target = actual.Target;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        if (mark >= 0) query.AddEncoded(target[(mark + 1)..]);
        var rest = expected[(expected.IndexOf("://", StringComparison.Ordinal) + 3 + wanted.Authority.Length)..];
        RequestComparison.VerifyUri(rest.StartsWith('/') ? rest : "/" + rest, mark < 0 ? target : target[..mark], query);
    }

    /// <summary>A body, taken out of its chunks where it travels in chunks.</summary>
    private sealed record Body(byte[] Content, bool IsChunked, string Trailers)
    {
        public static Body Read(JsonElement expected) => Read(
            Convert.FromBase64String(expected.GetProperty("body").GetString()!),
            expected.GetProperty("headers").TryGetProperty("content-encoding", out var encoding) ? encoding.GetString() : null);

        public static Body Read(RecordedRequest request) => Read(request.Body, request.Header("Content-Encoding"));

        private static Body Read(byte[] body, string? encoding)
        {
            if (encoding?.Contains("aws-chunked", StringComparison.Ordinal) != true) return new Body(body, false, "");
            var content = new List<byte>();
            for (var at = 0; ;)
            {
                var line = body.AsSpan(at).IndexOf("\r\n"u8);
                var size = Convert.ToInt32(Encoding.ASCII.GetString(body, at, line).Split(';')[0], 16);
                at += line + 2;
                if (size == 0) return new Body([.. content], true, Encoding.ASCII.GetString(body, at, body.Length - at).Trim());
                content.AddRange(body.AsSpan(at, size));
                at += size + 2;
            }
        }
    }
}

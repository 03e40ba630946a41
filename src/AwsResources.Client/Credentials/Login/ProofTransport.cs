using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Credentials.Login;

/// <summary>
/// Sends each request with a fresh proof that whoever sends it holds a key (DPoP, RFC 9449): a token of the method, the
/// address and the time, signed with that key. It stands at the wire because only there the address is settled.
/// </summary>
/// <param name="inner">What sends; it is not disposed of here.</param>
/// <param name="key">The key, of the curve P-256.</param>
/// <param name="time">The clock.</param>
internal sealed class ProofTransport(ITransport inner, ECDsa key, TimeProvider time) : ITransport
{
    // No page ever shows it: nothing but JSON's own signs needs escaping.
    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ValueTask<AwsResponse> SendAsync(AwsRequest request, bool keepStream, bool async, CancellationToken cancellationToken)
    {
        var address = HttpMessages.UriOf(request).GetLeftPart(UriPartial.Path);
        request.Headers.Set("DPoP", Proof(key, request.Method, address, time.GetUtcNow(), Guid.NewGuid().ToString()));
        return inner.SendAsync(request, keepStream, async, cancellationToken);
    }

    public void Dispose()
    {
        // The session's transport outlives this one.
    }

    /// <summary>A proof: two parts of JSON and their signature, each in base64 for URLs.</summary>
    internal static string Proof(ECDsa key, string method, string address, DateTimeOffset now, string id)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var header = Json(writer =>
        {
            writer.WriteString("typ", "dpop+jwt");
            writer.WriteString("alg", "ES256");
            writer.WriteStartObject("jwk");
            writer.WriteString("kty", "EC");
            writer.WriteString("x", Base64Url.EncodeToString(point.X));
            writer.WriteString("y", Base64Url.EncodeToString(point.Y));
            writer.WriteString("crv", "P-256");
            writer.WriteEndObject();
        });
        var payload = Json(writer =>
        {
            writer.WriteString("htm", method);
            writer.WriteString("htu", address);
            writer.WriteNumber("iat", now.ToUnixTimeSeconds());
            writer.WriteString("jti", id);
        });
        var signed = $"{header}.{payload}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Json(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, AsWritten))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }
}

// The service's side of a signed stream, written from the specification and not with the client's classes: what both got wrong alike would pass.

using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AwsResources.Client.Tests.Pipeline.EventStreams;

/// <summary>Reads the events of a request, and holds each to the signature that it must have.</summary>
internal sealed class SignedEvents
{
    private readonly Stream _body;
    private readonly CancellationToken _aborted;
    private readonly string _secret;
    private readonly string[] _scope;
    private string _prior;

    public SignedEvents(HttpRequest request, string secret)
    {
        (_body, _aborted, _secret) = (request.Body, request.HttpContext.RequestAborted, secret);
        var authorization = request.Headers.Authorization.ToString();
        _prior = authorization[(authorization.IndexOf("Signature=", StringComparison.Ordinal) + "Signature=".Length)..];
        _scope = authorization.Split("Credential=")[1].Split(',')[0].Split('/')[1..];
        Assert.That(request.Headers["x-amz-content-sha256"].ToString(), Is.EqualTo("STREAMING-AWS4-HMAC-SHA256-EVENTS"));
        Assert.That(request.ContentType, Is.EqualTo("application/vnd.amazon.eventstream"));
        Assert.That(_prior, Is.EqualTo(Seed(request, authorization)), "the request's own signature");
    }

    /// <summary>The next event as its name and payload; null at the signed end.</summary>
    public async Task<(string Name, string Payload)?> NextAsync()
    {
        var (headers, message) = Split(await FrameAsync());
        Verify(headers, message);
        if (message.Length == 0)
        {
            Assert.That(await _body.ReadAsync(new byte[1], _aborted), Is.Zero, "something came after the signed end");
            return null;
        }
        var (inner, payload) = Split(message);
        return (Text(inner, ":event-type"), Encoding.UTF8.GetString(payload));
    }

    private string Seed(HttpRequest request, string authorization)
    {
        var names = authorization.Split("SignedHeaders=")[1].Split(',')[0];
        var lines = names.Split(';').Select(name => $"{name}:{(name == "host" ? request.Host.Value : request.Headers[name].ToString())}\n");
        var time = request.Headers["x-amz-date"].ToString();
        var canonical = $"{request.Method}\n{request.Path}\n\n{string.Concat(lines)}\n{names}\nSTREAMING-AWS4-HMAC-SHA256-EVENTS";
        return Hmac(Key(), $"AWS4-HMAC-SHA256\n{time}\n{string.Join('/', _scope)}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}");
    }

    private void Verify(Dictionary<string, byte[]> headers, byte[] message)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(headers[":date"]));
        byte[] signed = [5, .. ":date"u8, 8, .. headers[":date"]];
        var expected = Hmac(Key(),
            $"AWS4-HMAC-SHA256-PAYLOAD\n{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\n{string.Join('/', _scope)}\n{_prior}\n{Hex(SHA256.HashData(signed))}\n{Hex(SHA256.HashData(message))}");
        Assert.That(Hex(headers[":chunk-signature"]), Is.EqualTo(expected));
        _prior = expected;
    }

    private byte[] Key() => _scope.Aggregate(Encoding.UTF8.GetBytes("AWS4" + _secret), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));

    private async Task<byte[]> FrameAsync()
    {
        var prelude = new byte[12];
        await _body.ReadExactlyAsync(prelude, _aborted);
        var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(prelude)];
        prelude.CopyTo(frame, 0);
        await _body.ReadExactlyAsync(frame.AsMemory(12), _aborted);
        return frame;
    }

    private static (Dictionary<string, byte[]> Headers, byte[] Payload) Split(byte[] frame)
    {
        Assert.That(Crc32.HashToUInt32(frame.AsSpan(0, 8)), Is.EqualTo(BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(8))));
        Assert.That(Crc32.HashToUInt32(frame.AsSpan(0, frame.Length - 4)), Is.EqualTo(BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(frame.Length - 4))));
        var end = 12 + BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(4));
        var headers = new Dictionary<string, byte[]>();
        for (var at = 12; at < end;)
        {
            var name = Encoding.UTF8.GetString(frame, at + 1, frame[at]);
            at += 1 + frame[at];
            var isLong = frame[at++] is 6 or 7;
            var length = isLong ? BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(at)) : 8;
            at += isLong ? 2 : 0;
            headers.Add(name, frame[at..(at + length)]);
            at += length;
        }
        return (headers, frame[end..^4]);
    }

    private static string Text(Dictionary<string, byte[]> headers, string name) => Encoding.UTF8.GetString(headers[name]);

    private static string Hmac(byte[] key, string text) => Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}

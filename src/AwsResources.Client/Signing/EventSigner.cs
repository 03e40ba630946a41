// Signs the events of a request's stream. Each signature covers the one before it, the first one the request's own, so that no event can be
// left out, repeated or moved. A signed event is a frame with two headers, whose payload is the event's frame as it would travel unsigned.

using System.Security.Cryptography;
using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <param name="credentials">The credentials of the request.</param>
/// <param name="region">The region of the request's signature.</param>
/// <param name="service">The service's name in signatures.</param>
/// <param name="clock">The time of each event.</param>
/// <param name="seed">The request's signature, in hexadecimal.</param>
internal sealed class EventSigner(AwsCredentials credentials, string region, string service, Func<DateTimeOffset> clock, string seed)
{
    public const string DateHeader = ":date";
    public const string SignatureHeader = ":chunk-signature";

    private string _prior = seed;

    /// <summary>The signature in an Authorization header.</summary>
    public static string SeedOf(string authorization)
    {
        const string label = "Signature=";
        var start = authorization.LastIndexOf(label, StringComparison.Ordinal);
        return start < 0 ? throw new ArgumentException("The request is not signed, so that its events cannot be.", nameof(authorization)) : authorization[(start + label.Length)..];
    }

    /// <summary>Signs an event.</summary>
    /// <param name="message">The event's frame; empty for the end of the stream.</param>
    /// <returns>The frame to send.</returns>
    public byte[] Sign(ReadOnlyMemory<byte> message)
    {
        var time = clock();
        // The signature knows seconds only: the header says the same moment.
        var date = new KeyValuePair<string, object>(DateHeader, new DateTimeOffset(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero));
        var signature = Compute(time, EventStreamHeaders.Write([date]), message.Span);
        _prior = Convert.ToHexStringLower(signature);
        return new EventStreamFrame([date, new(SignatureHeader, signature)], message).Encode();
    }

    private byte[] Compute(DateTimeOffset time, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> message)
    {
        var moment = CredentialScope.FormatTime(time);
        Span<byte> hash = stackalloc byte[SigV4.HashLength];
        var text = new Utf8Builder(stackalloc byte[512]);
        try
        {
            text.Append("AWS4-HMAC-SHA256-PAYLOAD\n"u8);
            text.Append(moment);
            text.Append((byte)'\n');
            CredentialScope.Append(ref text, moment, region, service);
            text.Append((byte)'\n');
            text.Append(_prior);
            text.Append((byte)'\n');
            _ = SHA256.HashData(headers, hash);
            text.AppendHex(hash);
            text.Append((byte)'\n');
            _ = SHA256.HashData(message, hash);
            text.AppendHex(hash);
            return HMACSHA256.HashData(SigningKeys.For(credentials, time, region, service), text.Written);
        }
        finally
        {
            text.Dispose();
        }
    }
}

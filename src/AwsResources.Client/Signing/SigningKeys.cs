using System.Security.Cryptography;
using System.Text;

namespace AwsResources.Client.Signing;

/// <summary>Signing keys, derived once per secret, day, region and service.</summary>
internal static class SigningKeys
{
    private const int HashLength = 32;
    private const int Limit = 256;

    // The latest is the last. Added to by replacing it: what a race loses is derived again.
    private static Known[] _known = [];

    public static ReadOnlySpan<byte> For(AwsCredentials credentials, DateTimeOffset time, string region, string service)
    {
        var (secret, day, known) = (credentials.SecretAccessKey, time.UtcTicks / TimeSpan.TicksPerDay, Volatile.Read(ref _known));
        for (var i = known.Length - 1; i >= 0; i--)
            if (known[i].Day == day && known[i].Region == region && known[i].Service == service && known[i].Secret == secret) return known[i].Key;

        var made = new Known(secret, day, region, service, Derive(secret, CredentialScope.FormatTime(time), region, service));
        // Days pass and temporary secrets change: what is old must not pile up.
        Volatile.Write(ref _known, [.. known.AsSpan(known.Length < Limit ? 0 : known.Length / 2), made]);
        return made.Key;
    }

    private static byte[] Derive(string secret, string time, string region, string service)
    {
        Span<byte> key = stackalloc byte[HashLength];
        _ = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secret), Encoding.UTF8.GetBytes(time[..CredentialScope.DateLength]), key);
        _ = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(region), key);
        _ = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(service), key);
        return HMACSHA256.HashData(key, "aws4_request"u8);
    }

    private sealed class Known(string secret, long day, string region, string service, byte[] key)
    {
        public string Secret => secret;
        public long Day => day;
        public string Region => region;
        public string Service => service;
        public byte[] Key => key;
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace AwsResources.Client.Signing;

/// <summary>Signing keys, derived once per secret, day, region and service.</summary>
internal static class SigningKeys
{
    private const int HashLength = 32;
    private const int Limit = 256;

    private static readonly ConcurrentDictionary<Scope, byte[]> Known = new();

    private readonly record struct Scope(string Secret, long Day, string Region, string Service);

    public static ReadOnlySpan<byte> For(AwsCredentials credentials, DateTimeOffset time, string region, string service)
    {
        var scope = new Scope(credentials.SecretAccessKey, time.UtcTicks / TimeSpan.TicksPerDay, region, service);
        if (Known.TryGetValue(scope, out var key)) return key;

        // Days pass and temporary secrets change: what is old must not pile up.
        if (Known.Count >= Limit) Known.Clear();
        return Known[scope] = Derive(credentials.SecretAccessKey, CredentialScope.FormatTime(time), region, service);
    }

    private static byte[] Derive(string secret, string time, string region, string service)
    {
        Span<byte> key = stackalloc byte[HashLength];
        _ = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secret), Encoding.UTF8.GetBytes(time[..CredentialScope.DateLength]), key);
        _ = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(region), key);
        _ = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(service), key);
        return HMACSHA256.HashData(key, "aws4_request"u8);
    }
}

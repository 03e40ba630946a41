// Signature Version 2 is what AWS used before Version 4. SimpleDB is the last service that has nothing else.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>Signs the form of a query request with Signature Version 2: the signature and what it covers are fields of the form.</summary>
/// <remarks>A request may be signed again (for another attempt): what the signature before wrote is replaced.</remarks>
internal static class SigV2Signer
{
    private const string Version = "SignatureVersion";
    private const string Signature = "Signature";

    private static readonly string[] Names = ["AWSAccessKeyId", Version, "SignatureMethod", "Timestamp", "SecurityToken", Signature];

    public static void Sign(AwsRequest request, AwsCredentials credentials, DateTimeOffset time)
    {
        var fields = Encoding.UTF8.GetString(request.Body.Bytes.Span).Split('&').Where(field => !Names.Contains(NameOf(field))).ToList();
        fields.Add($"{Names[0]}={Uri.EscapeDataString(credentials.AccessKeyId)}");
        fields.Add($"{Version}=2");
        fields.Add("SignatureMethod=HmacSHA256");
        fields.Add($"Timestamp={Uri.EscapeDataString(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))}");
        if (credentials.SessionToken is { } token) fields.Add($"SecurityToken={Uri.EscapeDataString(token)}");
        fields.Add($"{Signature}={Uri.EscapeDataString(Compute(request, credentials, fields))}");
        request.Body = RequestBody.FromBytes(Encoding.UTF8.GetBytes(string.Join('&', fields)));
    }

    private static string Compute(AwsRequest request, AwsCredentials credentials, IEnumerable<string> fields)
    {
        var sorted = string.Join('&', fields.OrderBy(NameOf, StringComparer.Ordinal));
        var text = $"{request.Method}\n{request.Host.ToLowerInvariant()}\n{request.Path}\n{sorted}";
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(credentials.SecretAccessKey), Encoding.UTF8.GetBytes(text)));
    }

    private static string NameOf(string field) => field.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? field[..at] : field;
}

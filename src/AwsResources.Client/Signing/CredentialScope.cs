using System.Globalization;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>The day, region and service that a signing key is good for, as signatures spell them.</summary>
internal static class CredentialScope
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The length of the date at the start of a time in <see cref="TimeFormat"/>.</summary>
    public const int DateLength = 8;

    // Many requests are signed within a second: the text of the latest one is kept.
    private static volatile Second? _latest;

    private sealed record Second(long Number, string Text);

    public static string FormatTime(DateTimeOffset time)
    {
        var number = time.UtcTicks / TimeSpan.TicksPerSecond;
        if (_latest is { } latest && latest.Number == number) return latest.Text;
        var text = time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        _latest = new(number, text);
        return text;
    }

    public static bool TryParseTime(string? text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>Writes date/region/service/aws4_request; without a region, date/service/aws4_request.</summary>
    public static void Append(ref Utf8Builder target, scoped ReadOnlySpan<char> time, string? region, string service)
    {
        target.Append(time[..DateLength]);
        target.Append((byte)'/');
        if (region is not null)
        {
            target.Append(region);
            target.Append((byte)'/');
        }
        target.Append(service);
        target.Append("/aws4_request"u8);
    }

    /// <summary>The value of X-Amz-Credential.</summary>
    public static string Credential(string accessKeyId, string time, string? region, string service)
        => $"{accessKeyId}/{time.AsSpan(0, DateLength)}/{region}{(region is null ? "" : "/")}{service}/aws4_request";
}

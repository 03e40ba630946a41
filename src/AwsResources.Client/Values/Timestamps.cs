using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace AwsResources.Client.Values;

/// <summary>Moments in the three forms of AWS's protocols. All are UTC; a form that a service got wrong is still read.</summary>
internal static class Timestamps
{
    private static readonly string[] TextFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyyMMdd'T'HHmmss.FFFFFFFK", "yyyyMMdd'T'HHmmssK",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss.FFFFFFF 'GMT'",
        "ddd, dd-MMM-yyyy HH:mm:ss 'GMT'", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd",
    ];

    public static DateTimeOffset ParseText(ReadOnlySpan<byte> utf8)
    {
        // ISO 8601 with a Z is nearly all that services answer; Utf8Parser reads it without a string.
        if (utf8.Length is >= 20 and <= 28 && utf8[^1] == (byte)'Z' && TryParseIso(utf8, out var moment)) return moment;
        var text = Encoding.UTF8.GetString(utf8);
        return TryParse(text, out moment) ? moment : throw new FormatException($"'{(text.Length > 60 ? text[..60] + "…" : text)}' is not a moment in time.");
    }

    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        text = text.Trim();
        if (DateTimeOffset.TryParseExact(text, TextFormats, CultureInfo.InvariantCulture, Styles, out moment)) return true;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= FirstSecond and <= LastSecond)
        {
            moment = FromEpoch(seconds);
            return true;
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out moment);
    }

    public static DateTimeOffset ParseEpoch(ReadOnlySpan<byte> utf8)
    {
        if (Utf8Parser.TryParse(utf8, out long whole, out var used) && used == utf8.Length) return FromEpoch(whole);
        if (decimal.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= FirstSecond and <= LastSecond)
            return DateTimeOffset.UnixEpoch.AddTicks((long)decimal.Round(seconds * TimeSpan.TicksPerSecond));
        // Some services answer ISO 8601 where their model says epoch seconds.
        return ParseText(utf8);
    }

    /// <exception cref="FormatException">The moment lies outside of the years 1 to 9999.</exception>
    public static DateTimeOffset FromEpoch(long seconds) => seconds is >= FirstSecond and <= LastSecond
        ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : throw NoMoment(seconds);

    /// <exception cref="FormatException">The moment lies outside of the years 1 to 9999, or is no number.</exception>
    public static DateTimeOffset FromEpoch(double seconds) => seconds is >= FirstSecond and <= LastSecond
        ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1_000_000) * (TimeSpan.TicksPerSecond / 1_000_000))
        : throw NoMoment(seconds);

    public static string ToIso8601(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(HasFraction(moment) ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string ToHttpDate(DateTimeOffset moment) => moment.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Seconds since 1970, with a fraction only where there is one.</summary>
    public static string ToEpoch(DateTimeOffset moment) =>
        HasFraction(moment)
            ? ToEpochSeconds(moment).ToString("0.#######", CultureInfo.InvariantCulture)
            : moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static decimal ToEpochSeconds(DateTimeOffset moment) =>
        (decimal)(moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerSecond;

    public static bool HasFraction(DateTimeOffset moment) => moment.UtcTicks % TimeSpan.TicksPerSecond != 0;

    // The years 1 to 9999 in seconds since 1970.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;

    private static FormatException NoMoment(IFormattable seconds) =>
        new($"'{seconds.ToString(null, CultureInfo.InvariantCulture)}' seconds since 1970 is not a moment in the years 1 to 9999.");

    private static bool TryParseIso(ReadOnlySpan<byte> utf8, out DateTimeOffset moment)
    {
        moment = default;
        Span<char> text = stackalloc char[utf8.Length];
        if (Encoding.UTF8.GetChars(utf8, text) != utf8.Length) return false;
        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, Styles, out moment);
    }
}

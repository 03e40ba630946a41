using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;

namespace AwsResources.Client.Values;

/// <summary>Scalars between their text on the wire, and what users write: an int for a long, a string for an enumeration.</summary>
internal static class Scalars
{
    public static bool ParseBoolean(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.EqualsIgnoreCase(utf8, "true"u8)) return true;
        if (Ascii.EqualsIgnoreCase(utf8, "false"u8)) return false;
        throw NotA("boolean", utf8);
    }

    public static long ParseInt64(ReadOnlySpan<byte> utf8)
    {
        if (Utf8Parser.TryParse(utf8, out long value, out var used) && used == utf8.Length) return value;
        if (decimal.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue) return (long)number;
        throw NotA("whole number", utf8);
    }

    public static double ParseDouble(ReadOnlySpan<byte> utf8)
    {
        if (utf8.SequenceEqual("Infinity"u8)) return double.PositiveInfinity;
        if (utf8.SequenceEqual("-Infinity"u8)) return double.NegativeInfinity;
        if (utf8.SequenceEqual("NaN"u8)) return double.NaN;
        return double.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw NotA("number", utf8);
    }

    public static byte[] DecodeBase64(ReadOnlySpan<byte> base64)
    {
        var buffer = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        var status = Base64.DecodeFromUtf8(base64, buffer, out _, out var written);
        return status is OperationStatus.Done
            ? written == buffer.Length ? buffer : buffer[..written]
            : throw new FormatException("The value is not base64.");
    }

    public static string ToText(object value) => value switch
    {
        string text => text,
        IAwsEnum known => known.Value,
        bool flag => flag ? "true" : "false",
        double number => ToText(number),
        float number => ToText(number),
        DateTimeOffset moment => Timestamps.ToIso8601(moment),
        Uri uri => uri.OriginalString,
        JsonNode node => node.ToJsonString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The shortest text that reads back as the same number; AWS's words for the special values.</summary>
    public static string ToText(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    public static string ToText(float value) => float.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : ToText((double)value);

    public static bool ToBoolean(object value) => value is bool flag ? flag : bool.Parse(ToText(value));

    public static long ToInt64(object value) => value switch
    {
        long number => number,
        int number => number,
        Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        double or float or decimal => checked((long)Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        IConvertible number => number.ToInt64(CultureInfo.InvariantCulture),
        BigInteger number => (long)number,
        _ => throw NotA("whole number", value),
    };

    public static double ToDouble(object value) => value switch
    {
        double number => number,
        // By way of its text: 0.1f is meant as 0.1, not as 0.10000000149.
        float number => float.IsFinite(number) ? double.Parse(ToText(number), CultureInfo.InvariantCulture) : number,
        string text => ParseDouble(Encoding.UTF8.GetBytes(text)),
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        BigInteger number => (double)number,
        _ => throw NotA("number", value),
    };

    /// <summary>A moment; a <see cref="DateTime"/> without a kind is taken as UTC.</summary>
    public static DateTimeOffset ToTimestamp(object value) => value switch
    {
        DateTimeOffset moment => moment,
        DateTime { Kind: DateTimeKind.Unspecified } moment => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)),
        DateTime moment => new DateTimeOffset(moment),
        DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        string text when Timestamps.TryParse(text, out var moment) => moment,
        int or long => Timestamps.FromEpoch(ToInt64(value)),
        double or float or decimal => Timestamps.FromEpoch(ToDouble(value)),
        _ => throw NotA("moment in time", value),
    };

    public static ReadOnlyMemory<byte> ToBytes(object value) => value switch
    {
        byte[] bytes => bytes,
        ReadOnlyMemory<byte> bytes => bytes,
        Memory<byte> bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        AwsBody body when body.TryGetBytes(out var bytes) => bytes,
        MemoryStream stream => stream.ToArray(),
        _ => throw NotA("sequence of bytes", value),
    };

    /// <summary>Whether a value of this CLR type can be written as the shape; what parameter validation asks.</summary>
    public static bool Fits(object value, ShapeType type) => type switch
    {
        ShapeType.String => value is string or IAwsEnum or Uri or Guid or JsonNode or bool
            or int or long or short or byte or double or float or decimal,
        ShapeType.Boolean => value is bool || value is string text && bool.TryParse(text, out _),
        ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long =>
            value is int or long or short or byte or sbyte or ushort or uint or Enum || IsWhole(value),
        ShapeType.BigInteger => value is int or long or short or byte or BigInteger || IsWhole(value),
        ShapeType.Float or ShapeType.Double or ShapeType.BigDecimal =>
            value is double or float or decimal or int or long or short or byte or BigInteger or "NaN" or "Infinity" or "-Infinity",
        ShapeType.Timestamp => value is DateTimeOffset or DateTime or DateOnly or int or long or double or decimal
            || value is string text && Timestamps.TryParse(text, out _),
        ShapeType.Blob => value is byte[] or ReadOnlyMemory<byte> or Memory<byte> or string or AwsBody or Stream,
        ShapeType.Document => true,
        _ => false,
    };

    private static bool IsWhole(object value) => value switch
    {
        double number => number == Math.Truncate(number) && Math.Abs(number) < 9e15,
        decimal number => number == decimal.Truncate(number),
        ulong number => number <= long.MaxValue,
        _ => false,
    };

    private static FormatException NotA(string kind, ReadOnlySpan<byte> utf8) => NotA(kind, (object)Encoding.UTF8.GetString(utf8));

    private static FormatException NotA(string kind, object value)
    {
        var text = value.ToString() ?? "";
        return new FormatException($"'{(text.Length > 60 ? text[..60] + "…" : text)}' is not a {kind}.");
    }
}

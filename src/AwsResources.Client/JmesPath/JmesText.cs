using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AwsResources.Client.JmesPath;

/// <summary>Text as the language counts it: by Unicode code point, not by UTF-16 unit.</summary>
internal static class JmesText
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static long Length(string text)
    {
        var count = 0L;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }

    public static string Reverse(string text)
    {
        var reversed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Reverse()) reversed.Append(rune.ToString());
        return reversed.ToString();
    }

    public static int Compare(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] == b[i]) continue;
            // Units of a pair stand for code points above all others.
            var (left, right) = (char.IsSurrogate(a[i]), char.IsSurrogate(b[i]));
            return left == right ? a[i].CompareTo(b[i]) : left ? 1 : -1;
        }
        return a.Length.CompareTo(b.Length);
    }

    /// <summary>A value as JSON on one line.</summary>
    public static string ToJson(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact)) Write(writer, value);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (JmesData.KindOf(value))
        {
            case JmesKind.Null: writer.WriteNullValue(); break;
            case JmesKind.Boolean: writer.WriteBooleanValue((bool)value!); break;
            case JmesKind.Number: WriteNumber(writer, value!); break;
            case JmesKind.Array:
                writer.WriteStartArray();
                foreach (var item in JmesData.ListOf(value)!) Write(writer, JmesData.Unwrap(item));
                writer.WriteEndArray();
                break;
            case JmesKind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in JmesData.Entries(value!))
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }
                writer.WriteEndObject();
                break;
            default: writer.WriteStringValue(JmesData.TextOf(value!)); break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, object value)
    {
        if (value is double or float && !double.IsFinite(JmesNumbers.ToDouble(value))) writer.WriteStringValue(Values.Scalars.ToText(value));
        else writer.WriteRawValue(Values.Scalars.ToText(value));
    }
}

using System.Collections;
using System.Globalization;
using System.Text;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

/// <summary>Values as the text of headers, labels and query parameters.</summary>
internal static class HeaderValues
{
    /// <summary>The text of a header; null where there is nothing to write, as of an empty list.</summary>
    public static string? Write(ShapeMember member, object value)
    {
        if (member.IsJsonValue) return Convert.ToBase64String(JsonText(value));
        if (member.Shape is not ListShape list) return WireText.Of(member, value, TimestampFormat.Rfc822);
        var items = new List<string>();
        foreach (var item in (IEnumerable)value)
        {
            if (item is null) continue;
            var text = WireText.Of(list.Element, item, TimestampFormat.Rfc822);
            items.Add(list.Element.Shape.Type is ShapeType.String ? Quote(text) : text);
        }
        return items.Count == 0 ? null : string.Join(",", items);
    }

    /// <summary>Reads a header, label or query parameter into the type that the member has.</summary>
    /// <exception cref="FormatException">The text is not of that type.</exception>
    public static object Read(ShapeMember member, string text, TimestampFormat timestamps) => member.Shape switch
    {
        _ when member.IsJsonValue => Encoding.UTF8.GetString(Convert.FromBase64String(text)),
        ListShape list => ReadList(list.Element, text, timestamps),
        _ => ReadScalar(member, text, timestamps),
    };

    public static object ReadScalar(ShapeMember member, string text, TimestampFormat timestamps)
    {
        if (member.Shape.Type is ShapeType.String) return text;
        var utf8 = Encoding.UTF8.GetBytes(text.Trim());
        return member.Shape.Type switch
        {
            ShapeType.Boolean => Scalars.ParseBoolean(utf8),
            ShapeType.Byte or ShapeType.Short or ShapeType.Integer => checked((int)Scalars.ParseInt64(utf8)),
            ShapeType.Long => Scalars.ParseInt64(utf8),
            ShapeType.Float => (float)Scalars.ParseDouble(utf8),
            ShapeType.Double => Scalars.ParseDouble(utf8),
            ShapeType.BigDecimal => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            ShapeType.BigInteger => System.Numerics.BigInteger.Parse(text, CultureInfo.InvariantCulture),
            ShapeType.Timestamp => WireText.FormatOf(member, timestamps) is TimestampFormat.UnixTimestamp
                ? Timestamps.ParseEpoch(utf8) : Timestamps.ParseText(utf8),
            ShapeType.Blob => (ReadOnlyMemory<byte>)Scalars.DecodeBase64(utf8),
            ShapeType.Document => Documents.Parse(utf8) ?? throw new FormatException($"{member} is an empty document."),
            _ => throw new AwsModelException($"{member} of type {member.Shape.Type} cannot travel as text."),
        };
    }

    /// <summary>A list of values of one scalar shape, typed as outputs are.</summary>
    public static object ReadList(ShapeMember element, IEnumerable<string> items, TimestampFormat timestamps) =>
        element.Shape.Type is ShapeType.String
            ? items.ToList().AsReadOnly()
            : items.Select(item => (object?)ReadScalar(element, item, timestamps)).ToList().AsReadOnly();

    private static object ReadList(ShapeMember element, string text, TimestampFormat timestamps)
    {
        // An HTTP date has a comma of its own.
        var isDates = element.Shape.Type is ShapeType.Timestamp && WireText.FormatOf(element, timestamps) is TimestampFormat.Rfc822;
        return ReadList(element, isDates ? SplitDates(text) : Split(text), timestamps);
    }

    private static byte[] JsonText(object value)
    {
        // Text that is JSON already is what the caller means; any other text becomes a JSON string.
        if (value is string text && IsJson(text)) return Encoding.UTF8.GetBytes(text);
        using var buffer = new PooledBuffer();
        JsonWriterCodec.WriteDocument(buffer, value);
        return buffer.ToArray();
    }

    private static bool IsJson(string text)
    {
        var reader = new System.Text.Json.Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            while (reader.Read()) { }
            return reader.BytesConsumed > 0;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static string Quote(string text) => text.AsSpan().ContainsAny('"', ',')
        ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : text;

    private static IEnumerable<string> SplitDates(string text)
    {
        var parts = text.Split(',');
        for (var i = 0; i + 1 < parts.Length; i += 2) yield return $"{parts[i].Trim()}, {parts[i + 1].Trim()}";
    }

    private static List<string> Split(string text)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        var (isQuoted, wasQuoted) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '\\' && i + 1 < text.Length) item.Append(text[++i]);
            else if (c == '"' && (isQuoted || item.ToString().AsSpan().Trim().IsEmpty))
            {
                if (!isQuoted) item.Clear();
                isQuoted = !isQuoted;
                wasQuoted = true;
            }
            else if (c == ',' && !isQuoted) Flush();
            else if (!wasQuoted || isQuoted) item.Append(c);
        }
        Flush();
        return items;

        void Flush()
        {
            items.Add(wasQuoted ? item.ToString() : item.ToString().Trim());
            item.Clear();
            wasQuoted = false;
        }
    }
}

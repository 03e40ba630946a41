using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Json;

/// <summary>Writes structures as JSON: requests, and the answers of an emulator.</summary>
internal static class JsonWriterCodec
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = WireText.MaxDepth };

    [ThreadStatic]
    private static Utf8JsonWriter? _idle;

    /// <summary>Writes an object; with <paramref name="bodyOnly"/> without the members that travel elsewhere.</summary>
    public static void Write(PooledBuffer output, StructureShape shape, AwsStructure value, bool bodyOnly = false)
    {
        // One a thread, and not at hand while it writes: a caller's own sequence may make a call in between.
        var writer = _idle ?? new Utf8JsonWriter(output, Options);
        _idle = null;
        writer.Reset(output);
        WriteStructure(writer, JsonPlan.Of(shape), value, bodyOnly);
        writer.Flush();
        _idle = writer;
    }

    /// <summary>Writes a document that is a whole body.</summary>
    public static void WriteDocument(PooledBuffer output, object value)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        JsonDocuments.Write(writer, value);
    }

    /// <summary>Writes an object with a member before the others, such as the type of an error.</summary>
    public static void Write(PooledBuffer output, (string Name, string Value)[] first, StructureShape shape, AwsStructure value)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        foreach (var (name, text) in first) writer.WriteString(name, text);
        WriteMembers(writer, JsonPlan.Of(shape), value, bodyOnly: true);
        writer.WriteEndObject();
    }

    private static void WriteStructure(Utf8JsonWriter writer, JsonPlan plan, AwsStructure value, bool bodyOnly)
    {
        if (writer.CurrentDepth >= WireText.MaxDepth)
            throw new FormatException($"The value is nested deeper than {WireText.MaxDepth} structures.");
        writer.WriteStartObject();
        WriteMembers(writer, plan, value, bodyOnly);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, JsonPlan plan, AwsStructure value, bool bodyOnly)
    {
        for (var i = 0; i < plan.Places.Length; i++)
        {
            var place = plan.Places[i];
            if (bodyOnly && place.Member.Location is not MemberLocation.Body) continue;
            if (!value.TryGetValue(place.Member, out var member)) continue;
            writer.WritePropertyName(plan.Names[i]);
            WriteValue(writer, place, member!);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonPlace place, object value)
    {
        switch (place.Type)
        {
            case ShapeType.Structure: WriteStructure(writer, place.Structure, (AwsStructure)value, bodyOnly: false); break;
            case ShapeType.List: WriteList(writer, place, (IEnumerable)value); break;
            case ShapeType.Map: WriteMap(writer, place, value); break;
            case ShapeType.String: writer.WriteStringValue(value as string ?? Scalars.ToText(value)); break;
            case ShapeType.Boolean: writer.WriteBooleanValue(Scalars.ToBoolean(value)); break;
            case ShapeType.Float or ShapeType.Double: WriteFraction(writer, value); break;
            case ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long: writer.WriteNumberValue(Scalars.ToInt64(value)); break;
            case ShapeType.BigInteger or ShapeType.BigDecimal: writer.WriteRawValue(Scalars.ToText(value)); break;
            case ShapeType.Timestamp: WriteTimestamp(writer, place.Member, value); break;
            case ShapeType.Blob: writer.WriteBase64StringValue(WireText.Bytes(value).Span); break;
            case ShapeType.Document: JsonDocuments.Write(writer, value); break;
            default: throw new AwsModelException($"{place.Member} has the unknown type {place.Type}.");
        }
    }

    private static void WriteList(Utf8JsonWriter writer, JsonPlace place, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            if (item is null) writer.WriteNullValue();
            else WriteValue(writer, place.Item, item);
        }
        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, JsonPlace place, object map)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in MapEntries.Of(map))
        {
            writer.WritePropertyName(key);
            if (value is null) writer.WriteNullValue();
            else WriteValue(writer, place.Item, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteFraction(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case int or long or short or byte: writer.WriteNumberValue(Scalars.ToInt64(value)); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case BigInteger number: writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case float number when float.IsFinite(number): writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            default: writer.WriteStringValue(Scalars.ToText(Scalars.ToDouble(value))); break;
        }
    }

    private static void WriteTimestamp(Utf8JsonWriter writer, ShapeMember member, object value)
    {
        var format = WireText.FormatOf(member, TimestampFormat.UnixTimestamp);
        var text = WireText.OfTimestamp(value, format);
        if (format is TimestampFormat.UnixTimestamp) writer.WriteRawValue(text);
        else writer.WriteStringValue(text);
    }
}

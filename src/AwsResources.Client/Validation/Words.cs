using System.Collections;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Validation;

/// <summary>What types and values are called in the sentences about faults.</summary>
internal static class Words
{
    private const int LongestValue = 60;

    public static string Of(ShapeType type) => type switch
    {
        ShapeType.String => "text",
        ShapeType.Boolean => "true or false",
        ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long or ShapeType.BigInteger => "a whole number",
        ShapeType.Float or ShapeType.Double or ShapeType.BigDecimal => "a number",
        ShapeType.Timestamp => "a moment in time (DateTimeOffset, or text in ISO 8601)",
        ShapeType.Blob => "bytes, text or a stream",
        _ => type.ToString(),
    };

    /// <summary>The kind of a value and, unless the model calls it sensitive, a short value itself.</summary>
    public static string Of(object value, Shape shape) => value switch
    {
        string or bool or int or long or double or decimal or float => $"{TypeOf(value)} ({Value(value, shape)})",
        _ => TypeOf(value),
    };

    public static string Value(object value, Shape shape)
    {
        if (shape.IsSensitive) return "a sensitive value";
        var text = Scalars.ToText(value);
        if (text.Length > LongestValue) text = text[..LongestValue] + "…";
        return value is string ? $"'{text}'" : text;
    }

    public static string TypeOf(object value) => value switch
    {
        string => "text",
        bool => "a boolean",
        int or long or short or byte or uint or ushort or sbyte or ulong => "a whole number",
        double or float or decimal => "a number",
        byte[] or ReadOnlyMemory<byte> or Memory<byte> => "bytes",
        AwsStructure => "a structure",
        JsonNode => "JSON",
        Stream or AwsBody => "a stream",
        _ when MapEntries.IsMap(value) => "a map",
        IEnumerable => "a list",
        _ => $"a {value.GetType().Name}",
    };
}

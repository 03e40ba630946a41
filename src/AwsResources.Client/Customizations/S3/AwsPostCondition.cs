using System.Text.Json;

namespace AwsResources;

/// <summary>What a form of <see cref="AwsPresignedPost"/> must fulfil for S3 to take it.</summary>
public sealed class AwsPostCondition
{
    private readonly Action<Utf8JsonWriter> _write;

    private AwsPostCondition(string? field, Action<Utf8JsonWriter> write) => (Field, _write) = (field, write);

    /// <summary>The field that the condition is about; null for one about the length.</summary>
    internal string? Field { get; }

    /// <summary>A field must have exactly this value. The value is not put into the form by that.</summary>
    /// <param name="field">The field, such as <c>acl</c>, <c>Content-Type</c> or <c>x-amz-meta-owner</c>.</param>
    /// <param name="value">Its value.</param>
    public static AwsPostCondition Equal(string field, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        ArgumentNullException.ThrowIfNull(value);
        return new(field, json =>
        {
            json.WriteStartObject();
            json.WriteString(field, value);
            json.WriteEndObject();
        });
    }

    /// <summary>A field's value must begin with this text.</summary>
    /// <param name="field">The field, such as <c>Content-Type</c>.</param>
    /// <param name="prefix">The beginning, such as <c>image/</c>; empty for any value.</param>
    public static AwsPostCondition StartsWith(string field, string prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        ArgumentNullException.ThrowIfNull(prefix);
        return new(field, json =>
        {
            json.WriteStartArray();
            json.WriteStringValue("starts-with");
            json.WriteStringValue("$" + field);
            json.WriteStringValue(prefix);
            json.WriteEndArray();
        });
    }

    /// <summary>The file must have a length within these bounds.</summary>
    /// <param name="least">The fewest bytes.</param>
    /// <param name="most">The most bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are negative or the wrong way round.</exception>
    public static AwsPostCondition ContentLength(long least, long most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(least);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return new(null, json =>
        {
            json.WriteStartArray();
            json.WriteStringValue("content-length-range");
            json.WriteNumberValue(least);
            json.WriteNumberValue(most);
            json.WriteEndArray();
        });
    }

    internal void WriteTo(Utf8JsonWriter json) => _write(json);
}

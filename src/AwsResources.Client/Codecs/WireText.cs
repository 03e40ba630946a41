using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs;

/// <summary>Scalars as the protocols of text write them, and the forms that moments take.</summary>
internal static class WireText
{
    /// <summary>How deep values may be nested, in either direction: far beyond any model, and safe for the stack.</summary>
    public const int MaxDepth = 128;

    /// <summary>The form of a moment: the member's, else the shape's, else the protocol's for the place.</summary>
    public static TimestampFormat FormatOf(ShapeMember member, TimestampFormat byDefault) =>
        member.TimestampFormat is not TimestampFormat.Unspecified ? member.TimestampFormat
        : member.Shape.TimestampFormat is not TimestampFormat.Unspecified ? member.Shape.TimestampFormat
        : byDefault;

    /// <summary>How the tape keeps text of a shape.</summary>
    public static TapeKind KindOf(ShapeMember member, TimestampFormat timestamps) => member.Shape.Type switch
    {
        ShapeType.Blob => TapeKind.Base64,
        ShapeType.Document => TapeKind.Json,
        ShapeType.Timestamp => FormatOf(member, timestamps) switch
        {
            TimestampFormat.Iso8601 => TapeKind.Iso8601,
            TimestampFormat.Rfc822 => TapeKind.HttpDate,
            _ => TapeKind.EpochText,
        },
        _ => TapeKind.Text,
    };

    public static string OfTimestamp(object value, TimestampFormat format)
    {
        var moment = Scalars.ToTimestamp(value);
        return format switch
        {
            TimestampFormat.Iso8601 => Timestamps.ToIso8601(moment),
            TimestampFormat.Rfc822 => Timestamps.ToHttpDate(moment),
            TimestampFormat.UnixTimestamp => Timestamps.ToEpoch(moment),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The protocol gives no form for moments here."),
        };
    }

    /// <summary>A scalar as text. Moments without a form of their own take <paramref name="timestamps"/>.</summary>
    public static string Of(ShapeMember member, object value, TimestampFormat timestamps) => member.Shape.Type switch
    {
        ShapeType.Boolean => Scalars.ToBoolean(value) ? "true" : "false",
        ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long =>
            Scalars.ToInt64(value).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ShapeType.Float or ShapeType.Double => value is string special ? special : Scalars.ToText(value),
        ShapeType.Timestamp => OfTimestamp(value, FormatOf(member, timestamps)),
        ShapeType.Blob => Convert.ToBase64String(Bytes(value).Span),
        ShapeType.Structure or ShapeType.List or ShapeType.Map =>
            throw new FormatException($"{member} is a {member.Shape.Type} and cannot be written as text."),
        _ => Scalars.ToText(value),
    };

    /// <summary>The bytes of a blob that is part of a document; a stream is read to its end.</summary>
    public static ReadOnlyMemory<byte> Bytes(object value) => value switch
    {
        AwsBody body => body.TryGetBytes(out var bytes) ? bytes : body.ReadAsBytes(),
        Stream stream and not MemoryStream => AwsBody.FromStream(stream).ReadAsBytes(),
        _ => Scalars.ToBytes(value),
    };
}

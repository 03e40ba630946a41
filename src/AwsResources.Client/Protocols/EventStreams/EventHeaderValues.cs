using AwsResources.Client.Codecs;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols.EventStreams;

/// <summary>Members of events that are headers: each type of shape has a type of header.</summary>
internal static class EventHeaderValues
{
    /// <exception cref="MalformedResponseException">The header is not of the member's type.</exception>
    public static object Read(ShapeMember member, object header)
    {
        // Services widen numbers at will; any that fits is good.
        return (member.Shape.Type, header) switch
        {
            (ShapeType.Boolean, bool) or (ShapeType.String, string) or (ShapeType.Timestamp, DateTimeOffset) => header,
            (ShapeType.String, Guid id) => id.ToString(),
            (ShapeType.Blob, byte[] bytes) => (ReadOnlyMemory<byte>)bytes,
            (ShapeType.Long, sbyte or short or int or long) => Whole(header),
            (ShapeType.Byte or ShapeType.Short or ShapeType.Integer, sbyte or short or int or long) when Whole(header) is >= int.MinValue and <= int.MaxValue => (int)Whole(header),
            _ => throw new MalformedResponseException($"The header {member.Name} of type {header.GetType().Name} cannot be {member}, which is of type {member.Shape.Type}.", 0),
        };
    }

    /// <exception cref="FormatException">The value is not of the member's type.</exception>
    public static object Write(ShapeMember member, object value) => member.Shape.Type switch
    {
        ShapeType.Boolean => Scalars.ToBoolean(value),
        ShapeType.Byte => checked((sbyte)Scalars.ToInt64(value)),
        ShapeType.Short => checked((short)Scalars.ToInt64(value)),
        ShapeType.Integer => checked((int)Scalars.ToInt64(value)),
        ShapeType.Long => Scalars.ToInt64(value),
        ShapeType.String => Scalars.ToText(value),
        ShapeType.Blob => Scalars.ToBytes(value),
        ShapeType.Timestamp => Scalars.ToTimestamp(value),
        _ => throw new AwsModelException($"{member} of type {member.Shape.Type} cannot be a header of an event."),
    };

    private static long Whole(object header) => Convert.ToInt64(header, System.Globalization.CultureInfo.InvariantCulture);
}

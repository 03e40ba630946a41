using AwsResources.Client.Model;

namespace AwsResources.Client.Values;

/// <summary>Says of a value that cannot be decoded which member holds it.</summary>
internal static class MalformedValues
{
    /// <summary>Whether a decoder says that the bytes are no value of its type.</summary>
    public static bool IsMalformed(Exception error) => error is FormatException or OverflowException;

    public static AwsValueException Of(ShapeMember member, Exception error)
    {
        var isSecret = IsSensitive(member.Shape);
        var what = isSecret ? "the value (sensitive, and not shown) is malformed" : error.Message.TrimEnd('.');
        return new AwsValueException(
            $"{member} cannot be read as the model's {Describe(member.Shape)}: {what}.", member.ToString(), isSecret ? null : error);
    }

    private static string Describe(Shape shape) => shape switch
    {
        ListShape list => $"list of {Describe(list.Element.Shape)}",
        MapShape map => $"map of {Describe(map.Value.Shape)}",
        _ => shape.Type.ToString(),
    };

    /// <summary>Whether the model says of a shape, or of what it holds, that it is secret.</summary>
    public static bool IsSensitive(Shape shape) => shape.IsSensitive || shape switch
    {
        ListShape list => IsSensitive(list.Element.Shape),
        MapShape map => IsSensitive(map.Key.Shape) || IsSensitive(map.Value.Shape),
        _ => false,
    };
}

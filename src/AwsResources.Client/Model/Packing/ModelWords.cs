using System.Collections.Frozen;

namespace AwsResources.Client.Model.Packing;

/// <summary>The words of AWS's format that stand for kinds.</summary>
internal static class ModelWords
{
    public static readonly FrozenDictionary<string, ShapeType> ShapeTypes = new Dictionary<string, ShapeType>
    {
        ["structure"] = ShapeType.Structure,
        ["list"] = ShapeType.List,
        ["map"] = ShapeType.Map,
        ["string"] = ShapeType.String,
        ["character"] = ShapeType.String,
        ["boolean"] = ShapeType.Boolean,
        ["byte"] = ShapeType.Byte,
        ["short"] = ShapeType.Short,
        ["integer"] = ShapeType.Integer,
        ["long"] = ShapeType.Long,
        ["bigInteger"] = ShapeType.BigInteger,
        ["float"] = ShapeType.Float,
        ["double"] = ShapeType.Double,
        ["bigDecimal"] = ShapeType.BigDecimal,
        ["timestamp"] = ShapeType.Timestamp,
        ["blob"] = ShapeType.Blob,
        ["document"] = ShapeType.Document,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, MemberLocation> Locations = new Dictionary<string, MemberLocation>
    {
        ["uri"] = MemberLocation.Uri,
        ["querystring"] = MemberLocation.QueryString,
        ["header"] = MemberLocation.Header,
        ["headers"] = MemberLocation.Headers,
        ["statusCode"] = MemberLocation.StatusCode,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, TimestampFormat> TimestampFormats = new Dictionary<string, TimestampFormat>
    {
        ["iso8601"] = TimestampFormat.Iso8601,
        ["rfc822"] = TimestampFormat.Rfc822,
        ["unixTimestamp"] = TimestampFormat.UnixTimestamp,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly string[] WaiterStates = ["success", "failure", "retry"];

    public static readonly string[] WaiterMatchers = ["path", "pathAll", "pathAny", "status", "error"];
}

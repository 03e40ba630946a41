using System.Collections;
using System.Formats.Cbor;
using System.Globalization;
using System.Numerics;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Cbor;

/// <summary>Writes structures as CBOR: requests, and the answers of an emulator.</summary>
internal static class CborWriterCodec
{
    public static byte[] Write(StructureShape shape, AwsStructure value)
    {
        var writer = new CborWriter(CborConformanceMode.Lax, convertIndefiniteLengthEncodings: true);
        WriteStructure(writer, shape, value);
        return writer.Encode();
    }

    /// <summary>Writes an error with its type and message before its members.</summary>
    public static byte[] WriteError(string type, string message, StructureShape shape, AwsStructure members)
    {
        var writer = new CborWriter(CborConformanceMode.Lax, convertIndefiniteLengthEncodings: true);
        writer.WriteStartMap(null);
        writer.WriteTextString("__type");
        writer.WriteTextString(type);
        writer.WriteTextString(shape.TryGetMember("Message", out _) ? "Message" : "message");
        writer.WriteTextString(message);
        WriteMembers(writer, shape, members);
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static void WriteStructure(CborWriter writer, StructureShape shape, AwsStructure value)
    {
        if (writer.CurrentDepth > WireText.MaxDepth) throw new FormatException($"The value is nested deeper than {WireText.MaxDepth} structures.");
        writer.WriteStartMap(null);
        WriteMembers(writer, shape, value);
        writer.WriteEndMap();
    }

    private static void WriteMembers(CborWriter writer, StructureShape shape, AwsStructure value)
    {
        foreach (var member in shape.MemberSpan)
        {
            if (!value.TryGetValue(member, out var given)) continue;
            writer.WriteTextString(member.WireName);
            WriteValue(writer, member, given!);
        }
    }

    private static void WriteValue(CborWriter writer, ShapeMember member, object value)
    {
        switch (member.Shape.Type)
        {
            case ShapeType.Structure: WriteStructure(writer, (StructureShape)member.Shape, (AwsStructure)value); break;
            case ShapeType.List: WriteList(writer, ((ListShape)member.Shape).Element, (IEnumerable)value); break;
            case ShapeType.Map: WriteMap(writer, ((MapShape)member.Shape).Value, value); break;
            case ShapeType.String: writer.WriteTextString(Scalars.ToText(value)); break;
            case ShapeType.Boolean: writer.WriteBoolean(Scalars.ToBoolean(value)); break;
            case ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long: writer.WriteInt64(Scalars.ToInt64(value)); break;
            case ShapeType.Float: writer.WriteSingle((float)Scalars.ToDouble(value)); break;
            case ShapeType.Double: writer.WriteDouble(Scalars.ToDouble(value)); break;
            case ShapeType.BigInteger: writer.WriteBigInteger(BigInteger.Parse(Scalars.ToText(value), CultureInfo.InvariantCulture)); break;
            case ShapeType.BigDecimal: writer.WriteDecimal(Convert.ToDecimal(value, CultureInfo.InvariantCulture)); break;
            case ShapeType.Blob: writer.WriteByteString(WireText.Bytes(value).Span); break;
            case ShapeType.Timestamp: WriteTimestamp(writer, Scalars.ToTimestamp(value)); break;
            default: throw new AwsModelException($"{member} of type {member.Shape.Type} cannot be written as CBOR.");
        }
    }

    private static void WriteTimestamp(CborWriter writer, DateTimeOffset moment)
    {
        writer.WriteTag(CborTag.UnixTimeSeconds);
        if (Timestamps.HasFraction(moment)) writer.WriteDouble((double)Timestamps.ToEpochSeconds(moment));
        else writer.WriteInt64(moment.ToUnixTimeSeconds());
    }

    private static void WriteList(CborWriter writer, ShapeMember element, IEnumerable items)
    {
        writer.WriteStartArray(null);
        foreach (var item in items)
        {
            if (item is null) writer.WriteNull();
            else WriteValue(writer, element, item);
        }
        writer.WriteEndArray();
    }

    private static void WriteMap(CborWriter writer, ShapeMember valueMember, object map)
    {
        writer.WriteStartMap(null);
        foreach (var (key, value) in MapEntries.Of(map))
        {
            writer.WriteTextString(key);
            if (value is null) writer.WriteNull();
            else WriteValue(writer, valueMember, value);
        }
        writer.WriteEndMap();
    }
}

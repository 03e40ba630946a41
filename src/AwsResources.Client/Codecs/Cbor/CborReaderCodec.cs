using System.Formats.Cbor;
using System.Globalization;
using System.Numerics;
using System.Text;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Cbor;

/// <summary>Turns CBOR into a tape, guided by the shape. Members that the shape does not know, and nulls, are passed over.</summary>
internal sealed class CborReaderCodec
{
    private readonly CborReader _reader;
    private readonly TapeBuilder _tape;
    private int _depth;

    private CborReaderCodec(ReadOnlyMemory<byte> cbor, TapeBuilder tape)
    {
        _reader = new CborReader(cbor, CborConformanceMode.Lax);
        _tape = tape;
    }

    /// <exception cref="MalformedResponseException">The bytes are not CBOR of the shape's form.</exception>
    public static ValueTape Read(ReadOnlyMemory<byte> cbor, StructureShape shape)
    {
        using var tape = new TapeBuilder(cbor.Length);
        if (cbor.IsEmpty) tape.End(tape.Begin(TapeKind.Structure, 0), 0);
        else new CborReaderCodec(cbor, tape).ReadDocument(shape);
        return tape.ToTape();
    }

    /// <summary>The type and the message of an error, whatever its shape.</summary>
    public static (string? Type, string? Message) ReadError(ReadOnlyMemory<byte> cbor)
    {
        string? type = null, message = null;
        var reader = new CborReader(cbor, CborConformanceMode.Lax);
        try
        {
            _ = reader.ReadStartMap();
            while (reader.PeekState() is not CborReaderState.EndMap)
            {
                var name = reader.ReadTextString();
                var text = reader.PeekState() is CborReaderState.TextString ? reader.ReadTextString() : null;
                if (name == "__type") type = text;
                else if (name is "message" or "Message") message ??= text;
                else if (text is null) reader.SkipValue();
            }
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException)
        {
            throw NotCbor(cbor, reader, e);
        }
        return (type, message);
    }

    private void ReadDocument(StructureShape shape)
    {
        var length = _reader.BytesRemaining;
        try
        {
            ReadStructure(shape, 0);
            if (_reader.BytesRemaining > 0) throw new CborContentException("Something comes after its end.");
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            var at = length - _reader.BytesRemaining;
            throw new MalformedResponseException($"The answer is not CBOR of the expected form (at byte {at}): {e.Message}", at, e);
        }
    }

    private static MalformedResponseException NotCbor(ReadOnlyMemory<byte> cbor, CborReader reader, Exception e) =>
        new($"The error is not CBOR: {e.Message}", cbor.Length - reader.BytesRemaining, e);

    private void ReadStructure(StructureShape shape, int index)
    {
        if (++_depth > WireText.MaxDepth) throw new CborContentException($"It is nested deeper than {WireText.MaxDepth} structures.");
        var plan = Json.JsonPlan.Of(shape);
        _ = _reader.ReadStartMap();
        var structure = _tape.Begin(TapeKind.Structure, index);
        var (children, previous) = (0, -1);
        while (_reader.PeekState() is not CborReaderState.EndMap)
        {
            var found = plan.Names.Find(ReadName(), ref previous);
            if (found < 0 || IsNull())
            {
                SkipValue();
                continue;
            }
            ReadValue(plan.Places[found].Member, found);
            children++;
        }
        _reader.ReadEndMap();
        _tape.End(structure, children);
        _depth--;
    }

    private ReadOnlySpan<byte> ReadName() => _reader.PeekState() is CborReaderState.StartIndefiniteLengthTextString
        ? Encoding.UTF8.GetBytes(_reader.ReadTextString())
        : _reader.ReadDefiniteLengthTextStringBytes().Span;

    private bool IsNull() => _reader.PeekState() is CborReaderState.Null or CborReaderState.SimpleValue;

    private void SkipValue() => _reader.SkipValue();

    private void ReadValue(ShapeMember member, int index)
    {
        switch (member.Shape)
        {
            case StructureShape structure: ReadStructure(structure, index); break;
            case ListShape list: ReadList(list, index); break;
            case MapShape map: ReadMap(map, index); break;
            default: ReadScalar(member, index); break;
        }
    }

    private void ReadList(ListShape list, int index)
    {
        if (++_depth > WireText.MaxDepth) throw new CborContentException($"It is nested deeper than {WireText.MaxDepth} values.");
        _ = _reader.ReadStartArray();
        var container = _tape.Begin(TapeKind.List, index);
        var count = 0;
        for (; _reader.PeekState() is not CborReaderState.EndArray; count++) ReadItem(list.Element);
        _reader.ReadEndArray();
        _tape.End(container, count);
        _depth--;
    }

    private void ReadMap(MapShape map, int index)
    {
        if (++_depth > WireText.MaxDepth) throw new CborContentException($"It is nested deeper than {WireText.MaxDepth} values.");
        _ = _reader.ReadStartMap();
        var container = _tape.Begin(TapeKind.Map, index);
        var count = 0;
        while (_reader.PeekState() is not CborReaderState.EndMap)
        {
            var key = _tape.Count;
            _tape.Scalar(TapeKind.Text, 0, ReadName());
            if (!map.Sparse && IsNull())
            {
                SkipValue();
                _tape.Rollback(key);
                continue;
            }
            ReadItem(map.Value);
            count++;
        }
        _reader.ReadEndMap();
        _tape.End(container, count);
        _depth--;
    }

    private void ReadItem(ShapeMember item)
    {
        if (!IsNull())
        {
            ReadValue(item, 0);
            return;
        }
        SkipValue();
        _tape.Null(0);
    }

    private void ReadScalar(ShapeMember member, int index)
    {
        switch (_reader.PeekState())
        {
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                _tape.Scalar(WireText.KindOf(member, TimestampFormat.UnixTimestamp), index, ReadName());
                break;
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                _tape.Scalar(TapeKind.Bytes, index, _reader.ReadByteString());
                break;
            case CborReaderState.Boolean:
                _tape.Boolean(index, _reader.ReadBoolean());
                break;
            case CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger:
                ReadWhole(index);
                break;
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                _tape.Double(index, _reader.ReadDouble(), member.Shape.Type is ShapeType.Timestamp ? TapeKind.EpochDouble : TapeKind.Double);
                break;
            case CborReaderState.Tag:
                ReadTagged(member, index);
                break;
            case var state:
                throw new CborContentException($"{member} is a {state} where a value of type {member.Shape.Type} was expected.");
        }
    }

    private void ReadWhole(int index)
    {
        var value = BigIntegerOf(_reader);
        if (value >= long.MinValue && value <= long.MaxValue) _tape.Int64(index, (long)value);
        else _tape.Scalar(TapeKind.Text, index, Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
    }

    private static BigInteger BigIntegerOf(CborReader reader) => reader.PeekState() is CborReaderState.NegativeInteger
        ? -1 - (BigInteger)reader.ReadCborNegativeIntegerRepresentation()
        : reader.ReadUInt64();

    private void ReadTagged(ShapeMember member, int index)
    {
        switch (_reader.PeekTag())
        {
            case CborTag.UnsignedBigNum or CborTag.NegativeBigNum:
                _tape.Scalar(TapeKind.Text, index, Encoding.UTF8.GetBytes(_reader.ReadBigInteger().ToString(CultureInfo.InvariantCulture)));
                break;
            case CborTag.DecimalFraction:
                _tape.Scalar(TapeKind.Text, index, Encoding.UTF8.GetBytes(_reader.ReadDecimal().ToString(CultureInfo.InvariantCulture)));
                break;
            default:
                // Seconds since 1970 are tagged as such; other tags add nothing to what the shape says.
                _ = _reader.ReadTag();
                if (++_depth > WireText.MaxDepth) throw new CborContentException($"It is nested deeper than {WireText.MaxDepth} values.");
                ReadScalar(member, index);
                _depth--;
                break;
        }
    }
}

using System.Text;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Query;

/// <summary>Reads what <see cref="QueryWriterCodec"/> writes: how an emulator understands a request.</summary>
internal sealed class QueryReaderCodec(TapeBuilder tape, QueryNames names)
{
    public static ValueTape Read(ReadOnlySpan<byte> body, StructureShape shape, QueryNames names)
    {
        using var tape = new TapeBuilder(body.Length);
        new QueryReaderCodec(tape, names).ReadStructure(FormFields.Parse(body), shape, 0);
        return tape.ToTape();
    }

    private void ReadStructure(FormFields fields, StructureShape shape, int index)
    {
        var structure = tape.Begin(TapeKind.Structure, index);
        var children = 0;
        foreach (var member in shape.MemberSpan)
            if (Find(fields, member) is { } field && ReadValue(field, member, member.Index)) children++;
        tape.End(structure, children);
    }

    private FormFields? Find(FormFields fields, ShapeMember member)
    {
        var name = member.Shape is ListShape && names.IsFlattened(member) && names.FlattenedName(member) is { } element ? element : names.Of(member);
        // An empty flattened list is written under its own name, whatever its elements are called.
        return fields[name] ?? fields[names.Of(member)];
    }

    private bool ReadValue(FormFields field, ShapeMember member, int index)
    {
        switch (member.Shape)
        {
            case StructureShape structure:
                ReadStructure(field, structure, index);
                return true;
            case ListShape list:
                return ReadList(field, member, list, index);
            case MapShape map:
                return ReadMap(field, member, map, index);
            default:
                return ReadScalar(field, member, index);
        }
    }

    private bool ReadList(FormFields field, ShapeMember member, ListShape list, int index)
    {
        var elements = names.IsFlattened(member) ? field : field[list.Element.LocationName ?? "member"] ?? field["member"];
        if (elements is null && field.Value is null) return false;
        var container = tape.Begin(TapeKind.List, index);
        var count = 0;
        foreach (var element in elements?.Numbered ?? [])
        {
            if (!ReadValue(element, list.Element, 0)) tape.Null(0);
            count++;
        }
        tape.End(container, count);
        return true;
    }

    private bool ReadMap(FormFields field, ShapeMember member, MapShape map, int index)
    {
        var container = tape.Begin(TapeKind.Map, index);
        var count = 0;
        foreach (var entry in (names.IsFlattened(member) ? field : field["entry"])?.Numbered ?? [])
        {
            if (entry[map.Key.LocationName ?? "key"]?.Value is not { } key) continue;
            tape.Scalar(TapeKind.Text, 0, Encoding.UTF8.GetBytes(key));
            if (entry[map.Value.LocationName ?? "value"] is not { } value || !ReadValue(value, map.Value, 0)) tape.Null(0);
            count++;
        }
        tape.End(container, count);
        return true;
    }

    private bool ReadScalar(FormFields field, ShapeMember member, int index)
    {
        if (field.Value is not { } value) return false;
        if (value.Length == 0 && member.Shape.Type is not (ShapeType.String or ShapeType.Blob)) return false;
        tape.Scalar(WireText.KindOf(member, TimestampFormat.Iso8601), index, Encoding.UTF8.GetBytes(value));
        return true;
    }
}

using System.Collections;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Query;

/// <summary>Writes inputs as names and values, in the manner of query or of ec2.</summary>
internal sealed class QueryWriterCodec(FormWriter form, QueryNames names)
{
    private int _depth;

    public void WriteStructure(StructureShape shape, AwsStructure value)
    {
        if (++_depth > WireText.MaxDepth) throw new FormatException($"The value is nested deeper than {WireText.MaxDepth} structures.");
        foreach (var member in shape.MemberSpan)
        {
            if (!value.TryGetValue(member, out var given)) continue;
            var before = form.Enter(names.Of(member));
            WriteValue(member, given!);
            form.Leave(before);
        }
        _depth--;
    }

    private void WriteValue(ShapeMember member, object value)
    {
        switch (member.Shape)
        {
            case StructureShape structure: WriteStructure(structure, (AwsStructure)value); break;
            case ListShape list: WriteList(member, list, (IEnumerable)value); break;
            case MapShape map: WriteMap(member, map, value); break;
            default: form.Value(WireText.Of(member, value, TimestampFormat.Iso8601)); break;
        }
    }

    private void WriteList(ShapeMember member, ListShape list, IEnumerable items)
    {
        var outer = form.SaveName();
        var isEmpty = true;
        var number = 0;
        foreach (var item in items)
        {
            if (isEmpty) EnterElements(member, list);
            isEmpty = false;
            number++;
            if (item is null) continue;
            var before = form.Enter(number);
            WriteValue(list.Element, item);
            form.Leave(before);
        }
        form.SetName(outer);
        if (isEmpty && names.WritesEmptyLists) form.Value("");
    }

    private void EnterElements(ShapeMember member, ListShape list)
    {
        if (!names.IsFlattened(member)) _ = form.Enter(list.Element.LocationName ?? "member");
        else if (names.FlattenedName(member) is { } name) _ = form.ReplaceLast(name);
    }

    private void WriteMap(ShapeMember member, MapShape map, object value)
    {
        var outer = names.IsFlattened(member) ? -1 : form.Enter("entry");
        var number = 0;
        foreach (var (key, item) in MapEntries.Of(value))
        {
            var entry = form.Enter(++number);
            form.Pair(map.Key.LocationName ?? "key", key);
            if (item is not null)
            {
                var before = form.Enter(map.Value.LocationName ?? "value");
                WriteValue(map.Value, item);
                form.Leave(before);
            }
            form.Leave(entry);
        }
        if (outer >= 0) form.Leave(outer);
    }
}

using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Xml;

// What most answers do not have: attributes, map entries, and flattened lists whose elements stand apart.
internal ref partial struct XmlTapeReader
{
    private readonly bool IsSet(int structure, int member)
    {
        for (var i = structure + 1; i < _tape.Count; i = _tape[i].IsContainer ? _tape[i].Start : i + 1)
            if (_tape[i].Member == member) return true;
        return false;
    }

    private readonly int ReadAttributes(scoped in XmlTag tag, XmlPlan plan)
    {
        var count = 0;
        foreach (var place in plan.Attributes)
        {
            var (tape, index) = (_tape, place.Index);
            if (Xml.TryGetAttribute(tag, place.ElementBytes, text => tape.Scalar(place.Kind, index, text))) count++;
        }
        return count;
    }

    /// <summary>An entry is a key and a value, in any order; one without a key is passed over.</summary>
    private bool ReadEntry(scoped in XmlTag entry, XmlPlace place)
    {
        var (hasKey, hasValue, early) = (false, false, default((XmlTag Tag, XmlMark Content)?));
        while (Xml.TryReadChild(entry, hasKey ? place.Item.ElementBytes : place.Key.ElementBytes, out var child, out var isExpected))
        {
            if (!isExpected || hasValue)
            {
                // On the tape the key comes first.
                if (!hasKey && Xml.LocalName(child).SequenceEqual(place.Item.ElementBytes)) early ??= (child, Xml.Mark);
                Xml.Skip(child);
            }
            else if (hasKey)
            {
                ReadItem(child, place.Item);
                hasValue = true;
            }
            else
            {
                _tape.Scalar(TapeKind.Text, 0, Xml.ReadText(child));
                hasKey = true;
            }
        }
        if (hasKey && !hasValue) ReadEarlyValue(place, early);
        return hasKey;
    }

    private void ReadEarlyValue(XmlPlace place, (XmlTag Tag, XmlMark Content)? early)
    {
        if (early is not var (tag, content))
        {
            _tape.Null(0);
            return;
        }
        var end = Xml.Mark;
        Xml.ReturnTo(content);
        ReadItem(tag, place.Item);
        Xml.ReturnTo(end);
    }

    /// <summary>Reads a structure whose flattened lists are mixed with other elements: finds all children first, then reads them by member.</summary>
    private void ReadScattered(scoped in XmlTag tag, XmlPlan plan, int member)
    {
        var found = new List<(XmlPlace Place, XmlTag Tag, XmlMark Content)>();
        var previous = -1;
        while (NextChild(tag, plan, ref previous, out var child, out var place))
        {
            if (place is not null) found.Add((place, child, Xml.Mark));
            Xml.Skip(child);
        }
        var end = Xml.Mark;
        var structure = _tape.Begin(TapeKind.Structure, member);
        var children = ReadAttributes(tag, plan);
        foreach (var group in found.GroupBy(element => element.Place))
        {
            var place = group.Key;
            if (!place.IsFlattened)
            {
                var (_, element, content) = group.First();
                Xml.ReturnTo(content);
                if (ReadValue(element, place, place.Index)) children++;
                continue;
            }
            children++;
            var container = _tape.Begin(place.Type is Model.ShapeType.List ? TapeKind.List : TapeKind.Map, place.Index);
            var count = 0;
            foreach (var (_, element, content) in group)
            {
                Xml.ReturnTo(content);
                if (ReadFlattenedItem(element, place)) count++;
            }
            _tape.End(container, count);
        }
        Xml.ReturnTo(end);
        _tape.End(structure, children);
    }
}

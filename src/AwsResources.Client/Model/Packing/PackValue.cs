using System.Text.Json;

namespace AwsResources.Client.Model.Packing;

/// <summary>Writes and reads a value that may be text, a number, a boolean or a list of texts.</summary>
internal static class PackValue
{
    public static void Write(PackBuffer fields, PackStrings strings, ModelJson value)
    {
        switch (value.Element.ValueKind)
        {
            case JsonValueKind.String:
                fields.Number((int)ValueKind.Text);
                fields.Number(strings.Offset(value.Text()));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                fields.Number((int)(value.Flag() ? ValueKind.True : ValueKind.False));
                break;
            case JsonValueKind.Number:
                fields.Number((int)ValueKind.Number);
                fields.Real(value.Real()!.Value);
                break;
            case JsonValueKind.Array:
                fields.Number((int)ValueKind.TextList);
                strings.List(fields, value.Texts());
                break;
            default:
                throw value.Wrong("text, a number, true, false or a list of texts");
        }
    }

    /// <summary>A string, a boolean, a list of strings, or a number: an int where it is one, else a double.</summary>
    public static object Read(ref PackCursor cursor)
    {
        var kind = (ValueKind)cursor.Number();
        return kind switch
        {
            ValueKind.Text => cursor.Text(),
            ValueKind.True => true,
            ValueKind.False => false,
            ValueKind.Number => Number(cursor.Real()),
            ValueKind.TextList => cursor.Texts(),
            _ => throw new AwsModelException($"A packed model is damaged: there is no kind of value {kind}."),
        };
    }

    /// <summary>Fixed values by name.</summary>
    public static Dictionary<string, object> ReadByName(ref PackCursor cursor)
    {
        var count = cursor.Number();
        var values = new Dictionary<string, object>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++) values.Add(cursor.Text(), Read(ref cursor));
        return values;
    }

    private static object Number(double value)
    {
        if (value == (int)value) return (int)value;
        return value;
    }
}

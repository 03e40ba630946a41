using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;

namespace AwsResources.Client.Values;

/// <summary>Reads what <see cref="StructureJson"/> wrote, as an output of a shape.</summary>
internal static class StructureJsonReader
{
    /// <param name="json">The members by their names in the model.</param>
    /// <param name="shape">What they are members of.</param>
    /// <param name="at">The place of the structure in a larger text, for messages.</param>
    /// <exception cref="FormatException">A value is of another kind than the shape says; the message names the place.</exception>
    public static AwsStructure Read(JsonElement json, StructureShape shape, string at)
    {
        Expect(json, JsonValueKind.Object, at);
        var structure = new AwsStructure(shape);
        foreach (var member in json.EnumerateObject())
        {
            // A library with a newer model may have written more than this one knows.
            if (member.Value.ValueKind is JsonValueKind.Null || !shape.TryGetMember(member.Name, out var known)) continue;
            structure.SetSlot(known, Value(member.Value, known.Shape, $"{at}.{member.Name}"));
        }
        structure.Freeze();
        return structure;
    }

    private static object? Value(JsonElement json, Shape shape, string at)
    {
        if (json.ValueKind is JsonValueKind.Null) return null;
        try
        {
            return shape switch
            {
                StructureShape structure => Read(json, structure, at),
                ListShape list => json.ValueKind is JsonValueKind.Object ? Pairs(json, list, at) : Items(json, list, at),
                MapShape map => Expect(json, JsonValueKind.Object, at).EnumerateObject()
                    .ToDictionary(entry => entry.Name, entry => Value(entry.Value, map.Value.Shape, $"{at}.{entry.Name}"), StringComparer.Ordinal),
                _ => Scalar(json, shape.Type, at),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or OverflowException || e is FormatException && !e.Message.StartsWith(at, StringComparison.Ordinal))
        {
            throw new FormatException($"{at}: '{Short(json)}' is no {shape.Type}.", e);
        }
    }

    private static List<object?> Items(JsonElement json, ListShape list, string at)
    {
        var items = new List<object?>(Expect(json, JsonValueKind.Array, at).GetArrayLength());
        foreach (var item in json.EnumerateArray()) items.Add(Value(item, list.Element.Shape, $"{at}[{items.Count}]"));
        return items;
    }

    // Tags that were read as a dictionary are written as one.
    private static List<object?> Pairs(JsonElement json, ListShape list, string at)
    {
        if (list.Element.Shape is not StructureShape pair || Member(pair, "Key") is not { } key || Member(pair, "Value") is not { } value) throw NotA(json, JsonValueKind.Array, at);
        var pairs = new List<object?>();
        foreach (var entry in json.EnumerateObject())
        {
            var made = new AwsStructure(pair);
            made.SetSlot(key, entry.Name);
            made.SetSlot(value, Value(entry.Value, value.Shape, $"{at}.{entry.Name}"));
            made.Freeze();
            pairs.Add(made);
        }
        return pairs;
    }

    private static ShapeMember? Member(StructureShape shape, string name) =>
        shape.Members.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static object? Scalar(JsonElement json, ShapeType type, string at) => type switch
    {
        ShapeType.String => Text(json, at),
        ShapeType.Boolean => json.GetBoolean(),
        ShapeType.Byte or ShapeType.Short or ShapeType.Integer => json.GetInt32(),
        ShapeType.Long => json.GetInt64(),
        ShapeType.BigInteger => BigInteger.Parse(json.ValueKind is JsonValueKind.String ? Text(json, at) : json.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        ShapeType.Float or ShapeType.Double => json.ValueKind is JsonValueKind.String ? Scalars.ToDouble(Text(json, at)) : json.GetDouble(),
        ShapeType.BigDecimal => json.GetDecimal(),
        ShapeType.Timestamp => Scalars.ToTimestamp(Text(json, at)),
        ShapeType.Blob => new ReadOnlyMemory<byte>(json.GetBytesFromBase64()),
        ShapeType.Document => JsonNode.Parse(json.GetRawText()),
        _ => throw new FormatException($"{at}: a {type} cannot be read."),
    };

    private static string Text(JsonElement json, string at) => Expect(json, JsonValueKind.String, at).GetString()!;

    private static JsonElement Expect(JsonElement json, JsonValueKind kind, string at) => json.ValueKind == kind ? json : throw NotA(json, kind, at);

    private static FormatException NotA(JsonElement json, JsonValueKind kind, string at) =>
        new($"{at}: {Name(kind)} was expected, not {Name(json.ValueKind)}.");

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        _ => "null",
    };

    private static string Short(JsonElement json) => json.GetRawText() is { Length: > 40 } text ? text[..40] + "…" : json.GetRawText();
}

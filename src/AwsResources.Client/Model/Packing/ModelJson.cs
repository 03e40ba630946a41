using System.Collections.Frozen;
using System.Text.Json;

namespace AwsResources.Client.Model.Packing;

/// <summary>A place in a model's JSON. Reads its fields, and names the place where one is not what it must be.</summary>
internal readonly struct ModelJson
{
    private readonly JsonElement _element;
    // The place in up to three steps, put together only when it is told: nearly no field is ever wrong.
    private readonly string? _parent;
    private readonly string? _name;
    private readonly string? _field;

    private ModelJson(JsonElement element, string? parent, string? name, string? field = null)
    {
        _element = element;
        _parent = parent;
        _name = name;
        _field = field;
    }

    /// <summary>Where this is, such as <c>s3/service-2.json: shapes.Bucket.members.Name</c>.</summary>
    public string Place => Join(Join(_parent ?? "", _name), _field);

    public bool IsMissing => _element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    public JsonElement Element => _element;

    /// <summary>A field, which may be missing.</summary>
    public ModelJson this[string name]
    {
        get
        {
            var found = _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var value) ? value : default;
            return _name is null ? new ModelJson(found, _parent, name)
                : _field is null ? new ModelJson(found, _parent, _name, name)
                : new ModelJson(found, Place, name);
        }
    }

    /// <summary>Parses a document; the caller keeps the bytes for as long as the place is read.</summary>
    public static ModelJson Parse(ReadOnlyMemory<byte> json, string file)
    {
        try
        {
            var root = new ModelJson(JsonDocument.Parse(WithoutMark(json)).RootElement, file + ":", null);
            return root.Object();
        }
        catch (JsonException e)
        {
            throw new AwsModelException($"{file}: line {e.LineNumber + 1}: this is not JSON: {e.Message}", e);
        }
    }

    public ModelJson Object() => _element.ValueKind == JsonValueKind.Object ? this : throw Wrong("an object");

    /// <summary>The fields of an object; none where it is missing.</summary>
    public IEnumerable<(string Name, ModelJson Value)> Fields()
    {
        if (IsMissing) yield break;
        var place = Place;
        foreach (var property in Object()._element.EnumerateObject())
            yield return (property.Name, new ModelJson(property.Value, place, property.Name));
    }

    /// <summary>The items of a list; none where it is missing.</summary>
    public IEnumerable<ModelJson> Items()
    {
        if (IsMissing) yield break;
        if (_element.ValueKind != JsonValueKind.Array) throw Wrong("a list");
        var place = Place;
        var index = 0;
        foreach (var item in _element.EnumerateArray())
            yield return new ModelJson(item, place, $"[{index++}]");
    }

    public string Text() => TextOrNull() ?? throw Wrong("text");

    public string? TextOrNull() => IsMissing ? null : _element.ValueKind == JsonValueKind.String ? _element.GetString() : throw Wrong("text");

    public string[] Texts() => [.. Items().Select(item => item.Text())];

    /// <summary>One text or several, as paginators write tokens.</summary>
    public string[] TextOrTexts() => _element.ValueKind == JsonValueKind.String ? [Text()] : Texts();

    public bool Flag() => _element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Undefined or JsonValueKind.Null => false,
        _ => throw Wrong("true or false"),
    };

    public int? Whole()
    {
        if (IsMissing) return null;
        return _element.ValueKind == JsonValueKind.Number && _element.TryGetInt32(out var value) && value >= 0
            ? value
            : throw Wrong("a whole number that is not negative");
    }

    public double? Real()
    {
        if (IsMissing) return null;
        return _element.ValueKind == JsonValueKind.Number ? _element.GetDouble() : throw Wrong("a number");
    }

    /// <summary>One of the words that the format knows; the error lists them.</summary>
    public T? Choice<T>(FrozenDictionary<string, T> choices) where T : struct
    {
        if (TextOrNull() is not { } word) return null;
        return choices.TryGetValue(word, out var value) ? value : throw Wrong(string.Join(", ", choices.Keys.Order(StringComparer.Ordinal)));
    }

    public AwsModelException Wrong(string expected) =>
        new($"{Place}: expected {expected}, but found {(IsMissing ? "nothing" : Shorten(_element.GetRawText()))}.");

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;

    private static string Join(string place, string? step) =>
        step is null ? place
        : place.EndsWith(':') ? $"{place} {step}"
        : step.StartsWith('[') ? place + step
        : $"{place}.{step}";

    private static string Shorten(string json) => json.Length <= 60 ? json : json[..57] + "...";
}

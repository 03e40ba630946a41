// What the language sees of our values. Structures answer by member name (an unset member is null), open enumerations
// and moments are text (as the AWS CLI shows them), blobs are base64 text, JSON is what it says.

using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsResources.Client.Values;

namespace AwsResources.Client.JmesPath;

[Flags]
internal enum JmesKind
{
    Null = 1,
    Boolean = 2,
    Number = 4,
    String = 8,
    Array = 16,
    Object = 32,
    Expression = 64,
}

internal static class JmesData
{
    private static readonly object True = true;
    private static readonly object False = false;

    public static object Box(bool value) => value ? True : False;

    /// <summary>Takes the scalars out of JSON, and makes its null ours; everything else is what it was.</summary>
    public static object? Unwrap(object? value) => value switch
    {
        JsonElement element => Unwrap(element),
        JsonValue scalar => Unwrap(scalar),
        _ => value,
    };

    public static JmesKind KindOf(object? value) => value switch
    {
        null => JmesKind.Null,
        string => JmesKind.String,
        bool => JmesKind.Boolean,
        AwsStructure => JmesKind.Object,
        _ when JmesNumbers.IsNumber(value) => JmesKind.Number,
        JsonElement element => element.ValueKind is JsonValueKind.Array ? JmesKind.Array : JmesKind.Object,
        JmesReference => JmesKind.Expression,
        _ when ListOf(value) is not null => JmesKind.Array,
        _ when MapEntries.IsMap(value) => JmesKind.Object,
        _ => JmesKind.String,
    };

    /// <summary>A value as a list, or null where it is none. Elements may have to be unwrapped.</summary>
    public static IList? ListOf(object? value) => value switch
    {
        null or string or byte[] or AwsStructure => null,
        IList list => list,
        JsonArray array => array.ToArray(),
        JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(item => (object)item).ToArray(),
        IEnumerable items when !MapEntries.IsMap(value) => items.Cast<object?>().ToArray(),
        _ => null,
    };

    public static object? Member(object? value, string name) => value switch
    {
        AwsStructure structure => structure.Shape is { } shape
            ? shape.TryGetMember(name, out var member) && structure.TryGetValue(member, out var held) ? Unwrap(held) : null
            : Unwrap(structure[name]),
        IReadOnlyDictionary<string, string> map => map.GetValueOrDefault(name),
        IReadOnlyDictionary<string, object?> map => Unwrap(map.GetValueOrDefault(name)),
        IReadOnlyDictionary<string, AwsStructure> map => map.GetValueOrDefault(name),
        JsonObject json => json.TryGetPropertyValue(name, out var node) ? Unwrap(node) : null,
        JsonElement { ValueKind: JsonValueKind.Object } json => json.TryGetProperty(name, out var found) ? Unwrap(found) : null,
        IDictionary map => Unwrap(map[name]),
        not null when MapEntries.IsMap(value) => Unwrap(MapEntries.Of(value).FirstOrDefault(entry => entry.Key == name).Value),
        _ => null,
    };

    /// <summary>The members of an object, unwrapped; those of a structure are the ones that are set.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Entries(object map) => map switch
    {
        JsonObject json => json.Select(entry => KeyValuePair.Create(entry.Key, Unwrap(entry.Value))),
        JsonElement json => json.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Unwrap(entry.Value))),
        _ => MapEntries.Of(map).Select(entry => KeyValuePair.Create(entry.Key, Unwrap(entry.Value))),
    };

    /// <summary>The text of a value of kind String.</summary>
    public static string TextOf(object value) => value switch
    {
        string text => text,
        byte[] bytes => Convert.ToBase64String(bytes),
        ReadOnlyMemory<byte> bytes => Convert.ToBase64String(bytes.Span),
        _ => Scalars.ToText(value),
    };

    /// <summary>Null, false, and empty text, lists and objects are false; everything else, 0 too, is true.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        _ => KindOf(value) switch
        {
            JmesKind.Array => ListOf(value)!.Count > 0,
            JmesKind.Object => Entries(value).Any(),
            JmesKind.String => TextOf(value).Length > 0,
            _ => true,
        },
    };

    public static bool AreEqual(object? a, object? b)
    {
        if (a is string left && b is string right) return string.Equals(left, right, StringComparison.Ordinal);
        if (ReferenceEquals(a, b)) return true;
        var kind = KindOf(a);
        return kind == KindOf(b) && kind switch
        {
            JmesKind.Null => true,
            JmesKind.Boolean => (bool)a! == (bool)b!,
            JmesKind.Number => JmesNumbers.Compare(a!, b!) == 0,
            JmesKind.String => string.Equals(TextOf(a!), TextOf(b!), StringComparison.Ordinal),
            JmesKind.Array => AreListsEqual(ListOf(a)!, ListOf(b)!),
            JmesKind.Object => AreMapsEqual(a!, b!),
            _ => false,
        };
    }

    /// <summary>How two numbers or two texts order; null where they have no order. Text orders by code point.</summary>
    public static int? Order(object? a, object? b)
    {
        if (a is null || b is null) return null;
        if (JmesNumbers.IsNumber(a) && JmesNumbers.IsNumber(b)) return JmesNumbers.Compare(a, b);
        if (a is DateTimeOffset earlier && b is DateTimeOffset later) return earlier.CompareTo(later);
        return KindOf(a) is JmesKind.String && KindOf(b) is JmesKind.String ? JmesText.Compare(TextOf(a), TextOf(b)) : null;
    }

    private static bool AreListsEqual(IList a, IList b)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
            if (!AreEqual(Unwrap(a[i]), Unwrap(b[i]))) return false;
        return true;
    }

    private static bool AreMapsEqual(object a, object b)
    {
        var others = Entries(b).ToDictionary(StringComparer.Ordinal);
        var count = 0;
        foreach (var (name, value) in Entries(a))
        {
            count++;
            if (!others.TryGetValue(name, out var other) || !AreEqual(value, other)) return false;
        }
        return count == others.Count;
    }

    private static object? Unwrap(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => element,
    };

    private static object? Unwrap(JsonValue scalar)
    {
        if (scalar.TryGetValue<JsonElement>(out var element)) return Unwrap(element);
        return scalar.GetValueKind() switch
        {
            JsonValueKind.String => scalar.GetValue<string>(),
            JsonValueKind.True => True,
            JsonValueKind.False => False,
            JsonValueKind.Number => JmesNumbers.Parse(scalar.ToJsonString()),
            _ => scalar.ToJsonString(),
        };
    }
}

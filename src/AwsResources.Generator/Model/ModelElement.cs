#pragma warning disable IDE0130 // The namespace is the client's, see Shapes.cs.

using System.Text.Json;

namespace AwsResources.Client.Model;

/// <summary>Reads the fields of a model, none of which must be there.</summary>
internal static class ModelElement
{
    public static string? Text(this JsonElement json, string name) => Find(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool Flag(this JsonElement json, string name) => Find(json, name).ValueKind is JsonValueKind.True;

    public static double? Number(this JsonElement json, string name) => Find(json, name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    /// <summary>One text or several, as the models of paginators have it.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string name) => Find(json, name) switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Select(item => item.GetString()!)],
        _ => [],
    };

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public static Dictionary<string, JsonElement> Members(this JsonElement json, string name)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (Find(json, name) is { ValueKind: JsonValueKind.Object } found)
            foreach (var member in found.EnumerateObject()) members[member.Name] = member.Value;
        return members;
    }

    /// <summary>A field that must be there.</summary>
    public static JsonElement Member(this JsonElement json, string name, string owner) =>
        Find(json, name) is { ValueKind: not JsonValueKind.Undefined } member ? member : throw new AwsModelException($"{owner} has no '{name}'.");

    private static JsonElement Find(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
}

using System.Collections;
using System.Text.Json.Nodes;

namespace AwsResources.Client.Values;

/// <summary>The entries of whatever a caller gives for a map.</summary>
internal static class MapEntries
{
    public static bool IsMap(object value) => value is IMapEntries or IDictionary or AwsStructure or JsonObject
        or IEnumerable<KeyValuePair<string, string>> or IEnumerable<KeyValuePair<string, object?>>
        or IEnumerable<KeyValuePair<string, AwsStructure>>;

    public static IEnumerable<KeyValuePair<string, object?>> Of(object value) => value switch
    {
        IMapEntries map => map.Entries,
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs,
        IEnumerable<KeyValuePair<string, string>> pairs => pairs.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)),
        IEnumerable<KeyValuePair<string, AwsStructure>> pairs => pairs.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)),
        IDictionary map => Entries(map),
        JsonObject json => json.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)),
        AwsStructure structure => structure.MemberNames.Select(name => new KeyValuePair<string, object?>(name, structure[name])),
        _ => throw new FormatException($"A map was expected, not a {value.GetType().Name}."),
    };

    // By the dictionary's own enumerator: as a sequence, a typed dictionary yields pairs of its types.
    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary map)
    {
        var entries = map.GetEnumerator();
        while (entries.MoveNext()) yield return new(Scalars.ToText(entries.Key), entries.Value);
    }
}

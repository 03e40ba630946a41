using System.Text.Json.Nodes;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Tests.Services.DynamoDb;

/// <summary>Inputs and items written as the wire's JSON.</summary>
internal static class Json
{
    public static AwsStructure Structure(string json) => (AwsStructure)Convert(JsonNode.Parse(json)!)!;

    public static Item Item(string json) => AttributeValues.ReadItem(Structure($$"""{"Item": {{json}}}"""), "Item");

    public static ItemValue Value(string json) => AttributeValues.Read(Structure(json));

    /// <summary>The item as the wire's JSON, its attributes in the order of their names.</summary>
    public static string Text(Item item)
    {
        var sorted = item.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).ToDictionary(a => a.Key, a => a.Value);
        var json = new JsonObject();
        foreach (var (name, value) in sorted) json[name] = JsonNode.Parse(AttributeValues.Write(value).ToJson());
        return json.ToJsonString();
    }

    private static object? Convert(JsonNode? node, string? name = null) => node switch
    {
        null => null,
        JsonObject o => Structure(o),
        JsonArray a => a.Select(e => Convert(e, name == "BS" ? "B" : null)).ToList(),
        JsonValue v when v.TryGetValue(out string? text) => name == "B" ? (ReadOnlyMemory<byte>)System.Convert.FromBase64String(text) : text,
        JsonValue v when v.TryGetValue(out bool flag) => flag,
        JsonValue v => v.GetValue<long>(),
        _ => throw new InvalidOperationException(),
    };

    private static AwsStructure Structure(JsonObject json)
    {
        var structure = new AwsStructure();
        foreach (var (name, value) in json) structure[name] = Convert(value, name);
        return structure;
    }
}

// Where to go on, as one opaque string: base64 of JSON with the input's token members, the number of items to leave out
// of that page, and the places of binary values. The form is boto3's, so that its tokens are read here and ours there.

using System.Buffers.Text;
using System.Text.Json;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;

namespace AwsResources.Client.Pagination;

/// <param name="Values">The value of each input token, in the paginator's order; null where it has none.</param>
/// <param name="Skip">How many items of the page to leave out.</param>
internal sealed record PageToken(object?[] Values, int Skip)
{
    private const string SkipName = "boto_truncate_amount";
    private const string BinaryName = "boto_encoded_keys";

    public bool IsEmpty => Array.TrueForAll(Values, value => value is null);

    public bool Repeats(PageToken? other)
    {
        if (other is null) return false;
        for (var i = 0; i < Values.Length; i++)
            if (!JmesData.AreEqual(Values[i], other.Values[i])) return false;
        return true;
    }

    public string Encode(IReadOnlyList<string> names)
    {
        var binary = new List<object[]>();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            for (var i = 0; i < names.Count; i++)
            {
                writer.WritePropertyName(names[i]);
                PageTokenJson.Write(writer, Values[i], [names[i]], binary);
            }
            if (Skip > 0) writer.WriteNumber(SkipName, Skip);
            if (binary.Count > 0) WritePlaces(writer, binary);
            writer.WriteEndObject();
        }
        return Convert.ToBase64String(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads a token of ours or of boto3; any other text is taken as the service's own, for the first of the names.</summary>
    /// <param name="text">The token.</param>
    /// <param name="names">The input tokens of the operation.</param>
    /// <param name="input">The shape of the operation's input, which says what JSON stands for.</param>
    public static PageToken Decode(string text, IReadOnlyList<string> names, StructureShape? input)
    {
        using var json = TryParse(text);
        if (json is null || !IsOurs(json.RootElement, names))
        {
            var own = new object?[names.Count];
            if (own.Length > 0) own[0] = text;
            return new PageToken(own, 0);
        }
        var binary = json.RootElement.TryGetProperty(BinaryName, out var places)
            ? places.EnumerateArray().Select(place => string.Join('/', place.EnumerateArray())).ToHashSet(StringComparer.Ordinal)
            : [];
        var values = names.Select(name => json.RootElement.TryGetProperty(name, out var value)
            ? PageTokenJson.Read(value, input is not null && input.TryGetMember(name, out var member) ? member.Shape : null, name, binary)
            : null).ToArray();
        return new PageToken(values, json.RootElement.TryGetProperty(SkipName, out var skip) ? Math.Max(0, skip.GetInt32()) : 0);
    }

    private static void WritePlaces(Utf8JsonWriter writer, List<object[]> places)
    {
        writer.WriteStartArray(BinaryName);
        foreach (var place in places)
        {
            writer.WriteStartArray();
            foreach (var step in place)
            {
                if (step is int index) writer.WriteNumberValue(index);
                else writer.WriteStringValue((string)step);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    // Services too give base64 of JSON as tokens; what tells them apart is that ours hold the input's members and nothing else.
    private static bool IsOurs(JsonElement json, IReadOnlyList<string> names) => json.ValueKind is JsonValueKind.Object
        && names.Any(name => json.TryGetProperty(name, out _))
        && json.EnumerateObject().All(member => names.Contains(member.Name) || member.Name is SkipName or BinaryName);

    private static JsonDocument? TryParse(string text)
    {
        if (!Base64.IsValid(text)) return null;
        var bytes = Convert.FromBase64String(text);
        if (bytes.Length == 0 || bytes[0] != '{') return null;
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            // A token of the service that only looks like JSON.
            return null;
        }
    }
}

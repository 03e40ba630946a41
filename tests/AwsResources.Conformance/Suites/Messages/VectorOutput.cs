using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Conformance.Suites.Messages;

/// <summary>Compares outputs with a vector's JSON, by shape. Says at which path they differ.</summary>
internal static class VectorOutput
{
    public static void Verify(string path, JsonElement expected, AwsStructure actual, VectorNotation notation, Func<string, bool>? ignores = null)
    {
        foreach (var property in expected.EnumerateObject())
        {
            if (ignores?.Invoke(property.Name) == true) continue;
            if (property.Value.ValueKind is JsonValueKind.Null && !actual.Has(property.Name)) continue;
            Conformance.Verify.That(actual.Has(property.Name), $"{path}.{property.Name}: expected {property.Value.GetRawText()}, got nothing");
            _ = actual.Shape!.TryGetMember(property.Name, out var member);
            Value($"{path}.{property.Name}", property.Value, member!, Read(actual, property.Name), notation);
        }
        foreach (var name in actual.MemberNames)
            if (!expected.TryGetProperty(name, out _)) throw new CaseFailedException($"{path}.{name}: expected nothing, got {Show(actual[name])}");
    }

    private static object? Read(AwsStructure structure, string name)
    {
        try
        {
            return structure[name];
        }
        catch (AwsValueException e)
        {
            return e;
        }
    }

    private static void Value(string path, JsonElement expected, ShapeMember member, object? actual, VectorNotation notation)
    {
        switch (member.Shape)
        {
            case not null when expected.ValueKind is JsonValueKind.Null:
                Equal(path, null, actual);
                break;
            case StructureShape { IsEventStream: false }:
                if (actual is not AwsStructure structure) throw new CaseFailedException($"{path}: expected a structure, got {Show(actual)}");
                Verify(path, expected, structure, notation);
                break;
            case ListShape list:
                var items = ((IEnumerable)actual!).Cast<object?>().ToList();
                Conformance.Verify.Equal($"{path}.Count", expected.GetArrayLength(), items.Count);
                for (var i = 0; i < items.Count; i++) Value($"{path}[{i}]", expected[i], list.Element, items[i], notation);
                break;
            case MapShape map:
                var pairs = MapEntries.Of(actual!).ToDictionary(pair => pair.Key, pair => pair.Value);
                Equal($"{path}.Keys", string.Join(", ", expected.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)),
                    string.Join(", ", pairs.Keys.Order(StringComparer.Ordinal)));
                foreach (var pair in expected.EnumerateObject()) Value($"{path}.{pair.Name}", pair.Value, map.Value, pairs[pair.Name], notation);
                break;
            default:
                Scalar(path, expected, member, actual, notation);
                break;
        }
    }

    private static void Scalar(string path, JsonElement expected, ShapeMember member, object? actual, VectorNotation notation)
    {
        switch (member.Shape.Type)
        {
            case ShapeType.Timestamp when actual is AwsValueException fault:
                // Placeholders of the documentation that some recordings were made of.
                Conformance.Verify.That(expected.ValueKind is JsonValueKind.String && fault.Message.Contains(expected.GetString()!, StringComparison.Ordinal), $"{path}: {fault.Message}");
                break;
            case ShapeType.Timestamp:
                var moment = (DateTimeOffset)actual!;
                if (expected.ValueKind is JsonValueKind.Number) Near(path, expected.GetDouble(), (double)Timestamps.ToEpochSeconds(moment));
                else Equal(path, Scalars.ToTimestamp(expected.GetString()!).UtcTicks / 10, moment.UtcTicks / 10);
                break;
            case ShapeType.Blob:
                var bytes = actual is AwsBody body ? body.ReadAsBytes() : ((ReadOnlyMemory<byte>)actual!).ToArray();
                // Of a body that is not a stream the reference makes text.
                if (expected.GetString() != Encoding.UTF8.GetString(bytes))
                    Equal(path, Convert.ToHexString(notation.Bytes(expected.GetString()!)), Convert.ToHexString(bytes));
                break;
            case ShapeType.Float or ShapeType.Double:
                Near(path, expected.ValueKind is JsonValueKind.String ? Scalars.ParseDouble(Encoding.UTF8.GetBytes(expected.GetString()!)) : expected.GetDouble(),
                    Scalars.ToDouble(actual!));
                break;
            case ShapeType.Document:
                Conformance.Verify.EqualJson(path, expected, JsonElement.Parse(((JsonNode?)actual)?.ToJsonString() ?? "null"));
                break;
            case ShapeType.String when expected.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.True or JsonValueKind.Number || member.IsJsonValue:
                // A JSON value in a header: the reference hands out its content, we its text.
                if (IsJson((string)actual!)) Conformance.Verify.EqualJson(path, Unwrap(expected), JsonElement.Parse((string)actual!));
                else Equal(path, expected.GetString(), (string)actual!);
                break;
            default:
                Equal(path, expected.ValueKind is JsonValueKind.String ? expected.GetString() : expected.GetRawText(), Text(actual));
                break;
        }
    }

    private static JsonElement Unwrap(JsonElement expected) =>
        expected.ValueKind is JsonValueKind.String && IsJson(expected.GetString()!) ? JsonElement.Parse(expected.GetString()!) : expected;

    private static bool IsJson(string text)
    {
        try
        {
            _ = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Show(object? value) => value is AwsStructure structure ? structure.ToJson() : Text(value) ?? "nothing";

    private static void Near(string path, double expected, double actual) => Conformance.Verify.That(
        expected.Equals(actual) || Math.Abs(expected - actual) <= Math.Abs(expected) * 1e-6, $"{path}: expected {expected:R}, got {actual:R}");

    private static void Equal<T>(string path, T expected, T actual) => Conformance.Verify.Equal(path, expected, actual);
}

using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Cbor;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Conformance.Suites;

/// <summary>
/// <c>cbor</c>: bytes to a value, or refused. The codec reads structures by shape, so each item is put into a map as its member
/// <c>v</c>, whose shape follows from what is expected.
/// </summary>
internal sealed class CborSuite : IConformanceSuite
{
    private static readonly byte[] Prefix = [0xA1, 0x61, (byte)'v'];

    public string Name => "cbor";

    public IEnumerable<ConformanceCase> Cases(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var (index, test) in document.RootElement.EnumerateArray().Index())
            {
                var copy = test.Clone();
                yield return new ConformanceCase($"{Name}/{Path.GetFileName(file)}:{index}", () => Run(copy));
            }
        }
    }

    private static void Run(JsonElement test)
    {
        byte[] bytes = [.. Prefix, .. Convert.FromHexString(test.GetProperty("input").GetString()!)];
        if (!test.TryGetProperty("expect", out var expected))
        {
            foreach (var shape in (string[])["S", "B", "N", "L", "M", "other"]) Refused(bytes, shape);
            return;
        }
        var (name, value) = Only(expected);
        var structure = Structure(ShapeOf(name, value));
        var actual = new AwsStructure(structure, CborReaderCodec.Read(bytes, structure), 0)["v"];
        Verify.Equal("value", Show(name, value), Show(actual));
    }

    private static void Refused(byte[] bytes, string shape)
    {
        var structure = Structure(shape);
        try
        {
            _ = CborReaderCodec.Read(bytes, structure);
        }
        catch (MalformedResponseException)
        {
            return;
        }
        throw new CaseFailedException($"read as {shape} it was accepted");
    }

    private static (string Kind, JsonElement Value) Only(JsonElement expected)
    {
        var property = expected.EnumerateObject().Single();
        return property.Name == "tag" ? Only(property.Value.GetProperty("value")) : (property.Name, property.Value);
    }

    private static string ShapeOf(string kind, JsonElement value) => kind switch
    {
        "uint" or "negint" or "null" => "N",
        "bool" => "T",
        "float32" or "float64" => "D",
        "bytestring" => "B",
        "string" => "S",
        "list" => "L" + ShapeOf(Only(value[0]).Kind, default),
        "map" => "M" + ShapeOf(Only(value.EnumerateObject().First().Value).Kind, default),
        _ => throw new CaseFailedException($"unknown kind {kind}"),
    };

    private static StructureShape Structure(string shape)
    {
        var shapes = new JsonObject { ["S"] = Of("string"), ["B"] = Of("blob"), ["N"] = Of("bigInteger"), ["T"] = Of("boolean"), ["D"] = Of("double") };
        foreach (var element in (string[])["N", "T", "D"])
        {
            shapes["L" + element] = new JsonObject { ["type"] = "list", ["member"] = new JsonObject { ["shape"] = element } };
            shapes["M" + element] = new JsonObject { ["type"] = "map", ["key"] = new JsonObject { ["shape"] = "S" }, ["value"] = new JsonObject { ["shape"] = element } };
        }
        var name = shape == "other" ? "w" : "v";
        shapes["Root"] = new JsonObject
        {
            ["type"] = "structure",
            ["members"] = new JsonObject { [name] = new JsonObject { ["shape"] = shape is "L" or "M" ? shape + "N" : shape == "other" ? "S" : shape } },
        };
        var model = new JsonObject
        {
            ["metadata"] = new JsonObject { ["apiVersion"] = "1", ["endpointPrefix"] = "test", ["protocol"] = "smithy-rpc-v2-cbor" },
            ["operations"] = new JsonObject(),
            ["shapes"] = shapes,
        };
        return (StructureShape)ServiceModelParser.Parse("test", Encoding.UTF8.GetBytes(model.ToJsonString())).GetShape("Root");
    }

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static string Show(string kind, JsonElement value) => kind switch
    {
        "null" => "nothing",
        "float32" => Scalars.ToText((double)BitConverter.Int32BitsToSingle(value.GetInt32())),
        "float64" => Scalars.ToText(BitConverter.Int64BitsToDouble(value.GetInt64())),
        "bytestring" => Convert.ToHexString([.. value.EnumerateArray().Select(item => item.GetByte())]),
        "list" => string.Join(", ", value.EnumerateArray().Select(item => Show(Only(item).Kind, Only(item).Value))),
        "map" => string.Join(", ", value.EnumerateObject().Select(item => $"{item.Name}={Show(Only(item.Value).Kind, Only(item.Value).Value)}")),
        "string" => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static string Show(object? value) => value switch
    {
        null => "nothing",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => Scalars.ToText(number),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        _ when MapEntries.IsMap(value) => string.Join(", ", MapEntries.Of(value).Select(pair => $"{pair.Key}={Show(pair.Value)}")),
        System.Collections.IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Show)),
        _ => value.ToString()!,
    };
}

using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsResources.Client.Model.Packing;

/// <summary>A folder of model files, plain or gzipped, each with the extras that correct it.</summary>
internal static class ModelFolder
{
    /// <summary>Operations and shapes.</summary>
    public const string Service = "service-2";
    public const string Paginators = "paginators-1";
    public const string Waiters = "waiters-2";
    public const string EndpointRuleSet = "endpoint-rule-set-1";

    /// <summary>The kinds of file that describe a service.</summary>
    public static readonly string[] Types = [Service, Paginators, Waiters, EndpointRuleSet];

    public static bool Has(string folder, string type) => PathOf(folder, type) is not null;

    /// <summary>The JSON of one file with its extras merged in; empty where there is no such file.</summary>
    public static ReadOnlyMemory<byte> Read(string folder, string type)
    {
        if (PathOf(folder, type) is not { } path) return default;
        var bytes = ReadBytes(path);
        var extras = Directory.GetFiles(folder, type + ".*-extras.json");
        if (extras.Length == 0) return bytes;

        Array.Sort(extras, StringComparer.Ordinal);
        var model = ParseObject(bytes, path);
        foreach (var extra in extras)
        {
            if (ParseObject(File.ReadAllBytes(extra), extra)["merge"] is JsonObject merge) Merge(model, merge);
        }

        return JsonBytes(model);
    }

    /// <summary>Lays one object over another: objects are merged member by member, everything else is replaced.</summary>
    public static void Merge(JsonObject model, JsonObject extra)
    {
        foreach (var (name, value) in extra)
        {
            if (value is JsonObject below && model[name] is JsonObject present) Merge(present, below);
            else model[name] = value?.DeepClone();
        }
    }

    private static string? PathOf(string folder, string type)
    {
        var path = Path.Combine(folder, type + ".json");
        if (File.Exists(path)) return path;
        return File.Exists(path + ".gz") ? path + ".gz" : null;
    }

    private static byte[] ReadBytes(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(path);
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static JsonObject ParseObject(byte[] json, string path)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new AwsModelException($"{path}: expected an object.");
        }
        catch (JsonException e)
        {
            throw new AwsModelException($"{path}: line {e.LineNumber + 1}: this is not JSON: {e.Message}", e);
        }
    }

    private static byte[] JsonBytes(JsonObject json)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) json.WriteTo(writer);
        return bytes.ToArray();
    }
}

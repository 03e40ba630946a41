using System.Text;
using System.Text.Json;
using AwsResources.Client.Model.Packing;

namespace AwsResources.ModelSync;

/// <summary>Writes models/ afresh: the facts of each service's files, a line a shape or operation.</summary>
internal static class ModelWriter
{
    public static SyncResult Write(BotocoreSource source, string target)
    {
        var total = new SyncResult(0, 0, 0);
        var stale = Directory.Exists(target) ? Directory.GetDirectories(target).ToHashSet(StringComparer.Ordinal) : [];
        foreach (var (name, folder) in source.Services())
        {
            var to = Path.Combine(target, name);
            stale.Remove(to);
            total += WriteService(folder, to);
        }

        foreach (var folder in stale) Directory.Delete(folder, recursive: true);
        total += new SyncResult(0, 0, WriteFile(File.ReadAllBytes(source.Partitions), Path.Combine(target, "partitions.json"), JsonLines.Plain));
        File.WriteAllText(Path.Combine(target, "SOURCE.md"), SourceNote.Text(source.Version, total));
        return total;
    }

    private static SyncResult WriteService(string folder, string target)
    {
        Directory.CreateDirectory(target);
        long bytes = 0;
        var operations = 0;
        foreach (var type in ModelFolder.Types)
        {
            var path = Path.Combine(target, type + ".json");
            var json = ModelFolder.Read(folder, type);
            if (json.IsEmpty) File.Delete(path);
            else bytes += WriteFile(json, path, type == ModelFolder.Service ? JsonLines.Service : JsonLines.Plain);
            if (type == ModelFolder.Service) operations = CountOperations(json);
        }

        return new SyncResult(1, operations, bytes);
    }

    private static long WriteFile(ReadOnlyMemory<byte> json, string path, JsonLines lines)
    {
        using var document = JsonDocument.Parse(json);
        var text = lines.Format(document.RootElement);
        var bytes = new UTF8Encoding(false).GetBytes(text);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return bytes.Length;
    }

    private static int CountOperations(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("operations").EnumerateObject().Count();
    }
}

/// <summary>What a run wrote.</summary>
internal readonly record struct SyncResult(int Services, int Operations, long Bytes)
{
    public static SyncResult operator +(SyncResult a, SyncResult b) =>
        new(a.Services + b.Services, a.Operations + b.Operations, a.Bytes + b.Bytes);
}

using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AwsResources.Client.Endpoints;

/// <summary>AWS's partitions, by region. Safe to share between threads.</summary>
/// <remarks>The patterns of the partitions are only compiled for a region that no partition lists.</remarks>
internal sealed class PartitionTable
{
    // Region names come from users; a table that grew with each of them would be a leak.
    private const int MostRememberedRegions = 256;

    private readonly Dictionary<string, Partition> _listed;
    private readonly ConcurrentDictionary<string, Partition> _matched = new(StringComparer.Ordinal);
    private readonly (Partition Partition, Lazy<Regex> Pattern)[] _patterns;
    private readonly Partition _fallback;

    private PartitionTable(Dictionary<string, Partition> listed, List<(Partition Partition, string Pattern)> partitions)
    {
        if (partitions.Count == 0) throw new AwsModelException("partitions.json lists no partition.");
        _listed = listed;
        _patterns = [.. partitions.Select(p => (p.Partition, new Lazy<Regex>(() => Compile(p.Partition, p.Pattern))))];
        Partitions = [.. partitions.Select(p => p.Partition)];
        _fallback = Partitions.FirstOrDefault(p => p.Name == "aws") ?? Partitions[0];
    }

    public IReadOnlyList<Partition> Partitions { get; }

    /// <summary>Whether AWS lists the region.</summary>
    public bool IsListed(string region) => _listed.ContainsKey(region);

    /// <summary>The partition that lists the region, else the first whose pattern it fits, else <c>aws</c>.</summary>
    public Partition Find(string region)
    {
        if (_listed.TryGetValue(region, out var partition) || _matched.TryGetValue(region, out partition)) return partition;
        partition = Match(region) ?? _fallback;
        if (_matched.Count < MostRememberedRegions) _ = _matched.TryAdd(region, partition);
        return partition;
    }

    /// <summary>Reads the table from the text of <c>partitions.json</c>.</summary>
    /// <exception cref="AwsModelException">The text is no partition table.</exception>
    public static PartitionTable Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var listed = new Dictionary<string, Partition>(StringComparer.Ordinal);
            var partitions = new List<(Partition, string)>();
            foreach (var element in document.RootElement.GetProperty("partitions").EnumerateArray())
                partitions.Add((ReadPartition(element, listed), element.GetProperty("regionRegex").GetString() ?? ""));
            return new PartitionTable(listed, partitions);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AwsModelException($"partitions.json is malformed: {e.Message}", e);
        }
    }

    private static Partition ReadPartition(JsonElement element, Dictionary<string, Partition> listed)
    {
        var outputs = element.GetProperty("outputs");
        var regions = element.GetProperty("regions");
        var partition = new Partition
        {
            Name = Text(element, "id"),
            DnsSuffix = Text(outputs, "dnsSuffix"),
            DualStackDnsSuffix = Text(outputs, "dualStackDnsSuffix"),
            SupportsFips = outputs.GetProperty("supportsFIPS").GetBoolean(),
            SupportsDualStack = outputs.GetProperty("supportsDualStack").GetBoolean(),
            ImplicitGlobalRegion = Text(outputs, "implicitGlobalRegion"),
            Regions = [.. regions.EnumerateObject().Select(r => r.Name)],
        };
        foreach (var region in regions.EnumerateObject())
            _ = listed.TryAdd(region.Name, Override(partition, region.Value));
        return partition;
    }

    // A region may differ from its partition in single outputs.
    private static Partition Override(Partition partition, JsonElement region)
    {
        foreach (var output in region.EnumerateObject())
        {
            partition = output.Name switch
            {
                "dnsSuffix" => partition with { DnsSuffix = output.Value.GetString()! },
                "dualStackDnsSuffix" => partition with { DualStackDnsSuffix = output.Value.GetString()! },
                "supportsFIPS" => partition with { SupportsFips = output.Value.GetBoolean() },
                "supportsDualStack" => partition with { SupportsDualStack = output.Value.GetBoolean() },
                "implicitGlobalRegion" => partition with { ImplicitGlobalRegion = output.Value.GetString()! },
                _ => partition,
            };
        }
        return partition;
    }

    private static string Text(JsonElement element, string property) =>
        element.GetProperty(property).GetString() ?? throw new JsonException($"'{property}' is null.");

    private Partition? Match(string region)
    {
        foreach (var (partition, pattern) in _patterns)
            if (pattern.Value.IsMatch(region)) return partition;
        return null;
    }

    private static Regex Compile(Partition partition, string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw new AwsModelException($"partitions.json: the pattern of {partition.Name} is no regular expression: {e.Message}", e);
        }
    }
}

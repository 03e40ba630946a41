// Every client reads the partitions before its first call, so this code keeps to types that the runtime ships compiled:
// no LINQ, no tuples in generics, and no regular expression until a region that AWS does not list asks for one.
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using AwsResources.Client.Endpoints.Reading;

namespace AwsResources.Client.Endpoints;

/// <summary>AWS's partitions, by region. Safe to share between threads.</summary>
internal sealed class PartitionTable
{
    // Region names come from users; a table that grew with each of them would be a leak.
    private const int MostRememberedRegions = 256;

    private readonly Dictionary<string, Partition> _listed;
    private readonly ConcurrentDictionary<string, Partition> _matched = new(StringComparer.Ordinal);
    private readonly Partition[] _partitions;
    private readonly Partition _fallback;

    private PartitionTable(Dictionary<string, Partition> listed, List<Partition> partitions)
    {
        _listed = listed;
        _partitions = [.. partitions];
        _fallback = _partitions.Length > 0 ? _partitions[0] : throw new AwsModelException("it lists no partition");
        foreach (var partition in _partitions)
            if (partition.Name == "aws") _fallback = partition;
    }

    public IReadOnlyList<Partition> Partitions => _partitions;

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
        var reader = new Utf8JsonReader(json.Span);
        try
        {
            var listed = new Dictionary<string, Partition>(64, StringComparer.Ordinal);
            return new PartitionTable(listed, PartitionReader.Read(ref reader, listed));
        }
        catch (Exception e) when (e is AwsModelException or JsonException or InvalidOperationException)
        {
            throw new AwsModelException($"partitions.json is malformed near byte {reader.BytesConsumed}: {e.Message}", e);
        }
    }

    private Partition? Match(string region)
    {
        foreach (var partition in _partitions)
            if (Fits(region, partition)) return partition;
        return null;
    }

    // Each unknown region is matched once and then remembered, so the pattern is not worth keeping. Apart, so that
    // a process with listed regions only never loads the library of regular expressions.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Fits(string region, Partition partition)
    {
        try
        {
            return Regex.IsMatch(
                region, partition.RegionPattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw new AwsModelException($"partitions.json: the pattern of {partition.Name} is no regular expression: {e.Message}", e);
        }
    }
}

using System.Text.Json;

namespace AwsResources.Client.Endpoints.Reading;

/// <summary>Reads <c>partitions.json</c>.</summary>
internal static class PartitionReader
{
    /// <summary>The partitions in the file's order; their regions go into <paramref name="listed"/>.</summary>
    public static List<Partition> Read(ref Utf8JsonReader reader, Dictionary<string, Partition> listed)
    {
        _ = reader.Read();
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        var partitions = new List<Partition>();
        while (JsonWalk.NextMember(ref reader))
        {
            var isPartitions = reader.ValueTextEquals("partitions"u8);
            _ = reader.Read();
            if (!isPartitions)
            {
                reader.Skip();
                continue;
            }
            JsonWalk.Expect(ref reader, JsonTokenType.StartArray);
            while (JsonWalk.NextElement(ref reader)) partitions.Add(ReadPartition(ref reader, listed));
        }
        return partitions;
    }

    private static Partition ReadPartition(ref Utf8JsonReader reader, Dictionary<string, Partition> listed)
    {
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        string? name = null, pattern = null;
        var outputs = default(PartitionOutputs);
        var regions = default(Utf8JsonReader);
        var hasRegions = false;
        while (JsonWalk.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("id"u8)) name = JsonWalk.NextText(ref reader);
            else if (reader.ValueTextEquals("regionRegex"u8)) pattern = JsonWalk.NextText(ref reader);
            else if (reader.ValueTextEquals("outputs"u8)) outputs.ReadMember(ref reader);
            else
            {
                // Regions build on the outputs, which may follow them.
                if (reader.ValueTextEquals("regions"u8))
                {
                    regions = reader;
                    hasRegions = true;
                }
                JsonWalk.SkipMember(ref reader);
            }
        }
        if (name is null || pattern is null) throw new AwsModelException("a partition lacks 'id' or 'regionRegex'");
        var names = new List<string>();
        var partition = outputs.ToPartition(name, pattern, names);
        if (hasRegions) ReadRegions(ref regions, outputs, partition, names, listed);
        return partition;
    }

    private static void ReadRegions(
        ref Utf8JsonReader reader, PartitionOutputs outputs, Partition partition, List<string> names, Dictionary<string, Partition> listed)
    {
        _ = reader.Read();
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        while (JsonWalk.NextMember(ref reader))
        {
            var name = reader.GetString()!;
            names.Add(name);
            // A region may differ from its partition in single outputs.
            var own = outputs;
            var differs = own.ReadMember(ref reader);
            _ = listed.TryAdd(name, differs ? own.ToPartition(partition.Name, partition.RegionPattern, names) : partition);
        }
    }

    private struct PartitionOutputs
    {
        private string? _dnsSuffix;
        private string? _dualStackDnsSuffix;
        private string? _implicitGlobalRegion;
        private bool? _supportsFips;
        private bool? _supportsDualStack;

        /// <summary>Reads what the object of a member says; whether it said anything.</summary>
        public bool ReadMember(ref Utf8JsonReader reader)
        {
            _ = reader.Read();
            JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
            var any = false;
            while (JsonWalk.NextMember(ref reader))
            {
                var known = true;
                if (reader.ValueTextEquals("dnsSuffix"u8)) _dnsSuffix = JsonWalk.NextText(ref reader);
                else if (reader.ValueTextEquals("dualStackDnsSuffix"u8)) _dualStackDnsSuffix = JsonWalk.NextText(ref reader);
                else if (reader.ValueTextEquals("implicitGlobalRegion"u8)) _implicitGlobalRegion = JsonWalk.NextText(ref reader);
                else if (reader.ValueTextEquals("supportsFIPS"u8)) _supportsFips = JsonWalk.NextBoolean(ref reader);
                else if (reader.ValueTextEquals("supportsDualStack"u8)) _supportsDualStack = JsonWalk.NextBoolean(ref reader);
                else
                {
                    known = false;
                    JsonWalk.SkipMember(ref reader);
                }
                any |= known;
            }
            return any;
        }

        public readonly Partition ToPartition(string name, string pattern, List<string> regions) => new()
        {
            Name = name,
            RegionPattern = pattern,
            DnsSuffix = _dnsSuffix ?? throw Missing(name, "dnsSuffix"),
            DualStackDnsSuffix = _dualStackDnsSuffix ?? throw Missing(name, "dualStackDnsSuffix"),
            ImplicitGlobalRegion = _implicitGlobalRegion ?? throw Missing(name, "implicitGlobalRegion"),
            SupportsFips = _supportsFips ?? throw Missing(name, "supportsFIPS"),
            SupportsDualStack = _supportsDualStack ?? throw Missing(name, "supportsDualStack"),
            Regions = regions,
        };

        private static AwsModelException Missing(string partition, string output) => new($"the outputs of {partition} lack '{output}'");
    }
}

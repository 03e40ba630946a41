using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using AwsResources.Benchmarks.Work;

namespace AwsResources.Benchmarks.Running;

/// <summary>One side doing one thing over and over: for a profiler to look at, and to tell of what the allocated bytes are.</summary>
internal static class Spin
{
    public static async Task<int> RunAsync(string who, string what, int count)
    {
        using var server = new ServerProcess();
        using var work = Works.Of(who, server.Url);
        var row = Works.Find(what);
        for (var i = 0; i < count / 10 + 1; i++) _ = await row.Do(work).ConfigureAwait(false);
        using var types = new AllocatedTypes();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++) _ = await row.Do(work).ConfigureAwait(false);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        Console.WriteLine($"{count} times in {clock.Elapsed.TotalSeconds:0.0} s, {bytes / count} bytes each:");
        foreach (var (type, share) in types.Shares().Take(25)) Console.WriteLine($"{share * bytes / count,12:0} {type}");
        return 0;
    }

    /// <summary>Samples: the runtime tells the type of one object in each 100 kB or so.</summary>
    private sealed class AllocatedTypes : EventListener
    {
        private const EventKeywords Gc = (EventKeywords)1;
        private readonly ConcurrentDictionary<string, double> _bytes = new();

        public IEnumerable<(string Type, double Share)> Shares()
        {
            var all = _bytes.Values.Sum();
            return _bytes.OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value / all));
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, Gc);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) != true) return;
            var (amount, type) = (Convert.ToDouble(eventData.Payload![3]), (string)eventData.Payload[5]!);
            _ = _bytes.AddOrUpdate(type, amount, (_, before) => before + amount);
        }
    }
}

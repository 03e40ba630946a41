// The table of bench/README.md in under two minutes. CPU time of this process is measured, not the clock on the wall: the
// server works in another process, and a machine that is busy with other things hardly changes the numbers. The three sides take turns, so
// that whatever changes meanwhile changes for all of them.

using System.Globalization;
using AwsResources.Benchmarks.Work;

namespace AwsResources.Benchmarks.Running;

internal static class QuickRun
{
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(120);

    /// <param name="keys">Which rows; all where none is named.</param>
    public static async Task<int> RunAsync(string[] keys)
    {
        using var server = new ServerProcess();
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, load {Load()}");
        Console.WriteLine("| work | raw µs | AWSSDK v4 | ours | budget | raw kB | AWSSDK kB | ours kB | budget kB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var row in keys.Length == 0 ? Works.Rows : [.. keys.Select(Works.Find)])
        {
            var sides = Works.Sides.Select(side => new Side(row, Works.Of(side, server.Url))).ToArray();
            foreach (var side in sides) await side.WarmUpAsync(WarmUp).ConfigureAwait(false);
            for (var round = 0; round < Rounds; round++)
                foreach (var side in sides) await side.TurnAsync(Turn).ConfigureAwait(false);
            Console.WriteLine(Line(row, sides[0], sides[1], sides[2]));
            foreach (var side in sides) side.Dispose();
        }
        if (keys.Length == 0)
        {
            Console.WriteLine();
            await EngineRun.RunAsync(server.Url).ConfigureAwait(false);
        }
        Console.WriteLine($"load at the end {Load()}");
        return 0;
    }

    private static string Line(Row row, Side raw, Side ours, Side peer) => string.Create(CultureInfo.InvariantCulture,
        $"| {row.Name} | {raw.Microseconds:0} | {Ratio(peer, raw):0.00} | {Ratio(ours, raw):0.00} | {row.Budget:0.0} | {raw.Bytes / 1000.0:0.0} | {peer.Bytes / 1000.0:0.0} | {ours.Bytes / 1000.0:0.0} | {row.Bytes / 1000.0:0} |");

    private static double Ratio(Side side, Side raw) => Median(side.Times.Zip(raw.Times, (one, other) => one / other));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private sealed class Side(Row row, IWork work) : IDisposable
    {
        private int _batch = 1;

        /// <summary>Microseconds of CPU for one operation, turn by turn.</summary>
        public List<double> Times { get; } = [];

        public double Microseconds => Median(Times);

        public long Bytes { get; private set; } = long.MaxValue;

        public async Task WarmUpAsync(TimeSpan cpu)
        {
            var begun = Environment.CpuUsage.TotalTime;
            var count = 0;
            // In portions with a pause after each, in which the code gets its last form.
            for (var portion = 1; portion <= 5; portion++)
            {
                while (count < 5 || Environment.CpuUsage.TotalTime - begun < cpu * portion / 5)
                {
                    _ = await row.Do(work).ConfigureAwait(false);
                    count++;
                }
                await Task.Delay(150).ConfigureAwait(false);
            }
            _batch = Math.Max(1, (int)(count * (Turn / cpu)));
        }

        public async Task TurnAsync(TimeSpan cpu)
        {
            var count = 0;
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var begun = Environment.CpuUsage.TotalTime;
            TimeSpan used;
            do
            {
                for (var i = 0; i < _batch; i++) _ = await row.Do(work).ConfigureAwait(false);
                count += _batch;
                used = Environment.CpuUsage.TotalTime - begun;
            }
            while (used < cpu);
            Times.Add(used.TotalMicroseconds / count);
            Bytes = Math.Min(Bytes, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / count);
        }

        public void Dispose() => work.Dispose();
    }
}

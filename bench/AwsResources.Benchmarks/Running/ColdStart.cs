// From the start of a process to its end, one call in between; the same program for all sides, which load only their own assemblies.

using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using AwsResources.Benchmarks.Work;

namespace AwsResources.Benchmarks.Running;

internal static class ColdStart
{
    private const int Rounds = 7;

    public static int Run(string[] keys)
    {
        using var server = new ServerProcess();
        Console.WriteLine("| first answer of a process | raw ms (CPU / wall) | AWSSDK v4 (CPU / wall) | ours (CPU / wall) | budget | methods compiled: raw / AWSSDK / ours |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var row in keys.Length == 0 ? Works.ColdRows : [.. keys.Select(Works.Find)])
        {
            var starts = Works.Sides.ToDictionary(side => side, _ => new List<Start>());
            for (var round = 0; round < Rounds; round++)
                foreach (var side in Works.Sides) starts[side].Add(Once(side, row, server.Url));
            var (raw, ours, peer) = (Best(starts[Works.Raw]), Best(starts[Works.Ours]), Best(starts[Works.Peer]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Name} | {raw.Cpu:0} / {raw.Wall:0} | {peer.Cpu / raw.Cpu:0.0} / {peer.Wall / raw.Wall:0.0} | {ours.Cpu / raw.Cpu:0.0} / {ours.Wall / raw.Wall:0.0} | {row.Budget:0.0} | {raw.Methods} / {peer.Methods} / {ours.Methods} |"));
        }
        return 0;
    }

    /// <summary>What the started process does: the call, and what it compiled for it.</summary>
    public static async Task<int> OnceAsync(string who, string what, string url)
    {
        using var work = Works.Of(who, url);
        _ = await Works.Find(what).Do(work).ConfigureAwait(false);
        // The processor's time is asked for here: of a process that has ended nobody tells it.
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{JitInfo.GetCompiledMethodCount()} {Environment.CpuUsage.TotalTime.TotalMilliseconds:0.0}"));
        return 0;
    }

    // The least of several is what the work takes; the rest is what else the machine did.
    private static Start Best(List<Start> starts) => new(starts.Min(start => start.Cpu), starts.Min(start => start.Wall), starts.Min(start => start.Methods));

    private static Start Once(string side, Row row, string url)
    {
        var clock = Stopwatch.StartNew();
        using var process = ServerProcess.Start("once", side, row.Key, url);
        var told = process.StandardOutput.ReadLine()?.Split(' ') ?? [];
        var wall = clock.Elapsed.TotalMilliseconds;
        process.WaitForExit();
        if (process.ExitCode != 0 || told.Length != 2) throw new InvalidOperationException($"'once {side} {row.Key}' failed with {process.ExitCode}.");
        return new Start(double.Parse(told[1], CultureInfo.InvariantCulture), wall, int.Parse(told[0], CultureInfo.InvariantCulture));
    }

    private sealed record Start(double Cpu, double Wall, int Methods);
}

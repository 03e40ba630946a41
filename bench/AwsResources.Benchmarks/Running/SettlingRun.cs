// Calls 11 to 200 of a fresh process, by the clock on the wall: what a script or a function in the cloud spends before code gets its last form.

using System.Diagnostics;
using System.Globalization;
using AwsResources.Benchmarks.Work;

namespace AwsResources.Benchmarks.Running;

internal static class SettlingRun
{
    private const int Skipped = 10;
    private const int Last = 200;
    private const int Rounds = 5;
    private const double Budget = 2.5;

    public static int Run()
    {
        using var server = new ServerProcess();
        Console.WriteLine("| calls 11 to 200 of a process | raw ms | AWSSDK v4 | ours | budget |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var row in (Row[])[Works.Find("getitem"), Works.Find("getobject")])
        {
            var times = Works.Sides.ToDictionary(side => side, side => Enumerable.Range(0, Rounds).Min(_ => Start(side, row, server.Url)));
            var raw = times[Works.Raw];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Name} | {raw:0} | {times[Works.Peer] / raw:0.0} | {times[Works.Ours] / raw:0.0} | {Budget:0.0} |"));
        }
        return 0;
    }

    /// <summary>What the started process does.</summary>
    public static async Task<int> OnceAsync(string who, string what, string url)
    {
        using var work = Works.Of(who, url);
        var row = Works.Find(what);
        for (var i = 0; i < Skipped; i++) _ = await row.Do(work).ConfigureAwait(false);
        var begun = Stopwatch.GetTimestamp();
        for (var i = Skipped; i < Last; i++) _ = await row.Do(work).ConfigureAwait(false);
        Console.WriteLine(Stopwatch.GetElapsedTime(begun).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static double Start(string side, Row row, string url)
    {
        using var process = ServerProcess.Start("settle", side, row.Key, url);
        var told = process.StandardOutput.ReadLine();
        process.WaitForExit();
        return told is not null ? double.Parse(told, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"'settle {side} {row.Key}' failed with {process.ExitCode}.");
    }
}

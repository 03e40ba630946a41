using System.Globalization;
using AwsResources.Benchmarks.Work;

namespace AwsResources.Benchmarks.Running;

/// <summary>Nanoseconds and bytes of the engine's own steps.</summary>
internal static class EngineRun
{
    private const int Count = 200_000;

    public static async Task RunAsync(string url)
    {
        using var work = await EngineWork.MakeAsync(url).ConfigureAwait(false);
        Console.WriteLine("| engine, no call | ns | bytes |");
        Console.WriteLine("|---|---:|---:|");
        await StepAsync("identifier", () => work.Identifier()).ConfigureAwait(false);
        await StepAsync("attribute: text", () => work.Text()).ConfigureAwait(false);
        await StepAsync("attribute: number", () => work.Number()).ConfigureAwait(false);
        await StepAsync("attribute of a structure", () => work.Nested()).ConfigureAwait(false);
        await StepAsync("reference", () => work.Reference()).ConfigureAwait(false);
        await StepAsync("resource by id", () => work.Child()).ConfigureAwait(false);
        await StepAsync("collection with Take", () => work.Collection()).ConfigureAwait(false);
    }

    private static async Task StepAsync<T>(string name, Func<T> step)
    {
        for (var portion = 0; portion < 3; portion++)
        {
            Repeat(step, Count / 4);
            await Task.Delay(150).ConfigureAwait(false);
        }
        var best = double.MaxValue;
        var bytes = 0L;
        for (var round = 0; round < 5; round++)
        {
            bytes = GC.GetAllocatedBytesForCurrentThread();
            var begun = Environment.CpuUsage.TotalTime;
            Repeat(step, Count);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - begun).TotalNanoseconds / Count);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / Count;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {best:0} | {bytes} |"));
    }

    private static void Repeat<T>(Func<T> step, int count)
    {
        for (var i = 0; i < count; i++) GC.KeepAlive(step());
    }
}

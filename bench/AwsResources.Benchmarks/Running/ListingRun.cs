// What an object of a long listing costs, beside AWSSDK's paginator and boto3's collection: 20 pages of 1,000 keys.

using System.Diagnostics;
using AwsResources.Benchmarks.Server;

namespace AwsResources.Benchmarks.Running;

internal static class ListingRun
{
    public static async Task<int> RunAsync()
    {
        var result = await QuickRun.RunAsync(["pages"]).ConfigureAwait(false);
        using var server = new ServerProcess();
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "boto3_listing.py"), server.Url]) start.ArgumentList.Add(argument);
        using var python = Process.Start(start)!;
        Console.WriteLine($"boto3, µs of CPU for a listing of {CannedAnswers.PagesOfListing} pages: {(await python.StandardOutput.ReadToEndAsync().ConfigureAwait(false)).Trim()}");
        await python.WaitForExitAsync().ConfigureAwait(false);
        return result + python.ExitCode;
    }
}

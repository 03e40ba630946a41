using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AwsResources.Benchmarks.Running;

/// <summary>BenchmarkDotNet, in this process: the repository's build settings are not those of the projects that it would make.</summary>
internal static class FullRun
{
    /// <summary>Where the server listens that benchmarks call.</summary>
    public static string Url { get; private set; } = "";

    public static int Run(string[] args)
    {
        using var server = new ServerProcess();
        Url = server.Url;
        var job = args.Contains("--short") ? Job.ShortRun : Job.Default;
        var config = DefaultConfig.Instance.AddJob(job.WithToolchain(new InProcessEmitToolchain(new())))
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(FullRun).Assembly).Run([.. args.Where(arg => arg != "--short")], config);
        return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
    }
}

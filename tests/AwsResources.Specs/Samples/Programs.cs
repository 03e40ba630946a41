using System.Diagnostics;

namespace AwsResources.Specs.Samples;

/// <summary>Other programs that take part in specs.</summary>
internal static class Programs
{
    // A first build of a sample takes most of it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>A script that plays boto3.</summary>
    public static string Boto3(string name) => Path.Join(AppContext.BaseDirectory, "boto3", name);

    /// <summary>Runs a program to its end, and answers what it printed; what it says to the end is told where it fails.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var end = new CancellationTokenSource(Patience);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // What runs the tests tells its children about its own build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(end.Token);
            var errors = process.StandardError.ReadToEndAsync(end.Token);
            await process.WaitForExitAsync(end.Token);
            if (process.ExitCode == 0) return await output;
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await errors}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}

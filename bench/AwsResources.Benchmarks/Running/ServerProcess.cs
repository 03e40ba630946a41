using System.Diagnostics;

namespace AwsResources.Benchmarks.Running;

/// <summary>The canned server, in a process of its own; it ends with this object.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process = Start("serve");

    public ServerProcess() => Url = $"http://127.0.0.1:{_process.StandardOutput.ReadLine()}";

    public string Url { get; }

    /// <summary>This program again, with other arguments.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }
}

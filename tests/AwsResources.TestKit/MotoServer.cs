using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AwsResources.TestKit;

/// <summary>A moto server, AWS as others understand it, on a free port of this machine. It ends with the object.</summary>
public sealed class MotoServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private MotoServer(Process process, int port)
    {
        _process = process;
        Url = $"http://127.0.0.1:{port}";
    }

    public string Url { get; }

    /// <summary>The program, where PATH has it.</summary>
    public static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Join(folder, OperatingSystem.IsWindows() ? "moto_server.exe" : "moto_server")).FirstOrDefault(File.Exists);

    /// <summary>Why there is none on this machine; null where there is one. With CI=true there must be one.</summary>
    public static string? Absence => Program is null ? "moto_server is not on PATH (pip install 'moto[server]')." : null;

    /// <summary>Starts a server, or hands the reason why there is none to whoever skips a test; with CI=true that is a failure.</summary>
    /// <param name="skip">Ends the test as skipped, such as <c>Assert.Ignore</c>.</param>
    /// <exception cref="InvalidOperationException">It is not on PATH and CI=true, or does not answer.</exception>
    public static Task<MotoServer> StartOrSkipAsync(Action<string> skip)
    {
        if (Absence is { } reason && Environment.GetEnvironmentVariable("CI") != "true") skip(reason);
        return StartAsync();
    }

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It is not on PATH, or does not answer.</exception>
    public static async Task<MotoServer> StartAsync()
    {
        var program = Program ?? throw new InvalidOperationException(Absence);
        var port = FreePort();
        var start = StartInfo(program, "-H", "127.0.0.1", "-p", $"{port}");
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new MotoServer(process, port);
        await server.WaitAsync();
        return server;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    // A test run that is killed disposes of nothing. Where there is a shell, the server ends with our end of its standard input.
    private static ProcessStartInfo StartInfo(string program, params string[] arguments)
    {
        const string EndWithParent = "exec 3<&0; (cat <&3 > /dev/null; kill -9 $$) > /dev/null 2>&1 & exec \"$@\" 3<&- < /dev/null";
        return new ProcessStartInfo(
            OperatingSystem.IsWindows() ? program : "/bin/sh",
            OperatingSystem.IsWindows() ? arguments : ["-c", EndWithParent, "sh", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private async Task WaitAsync()
    {
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience && !_process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{Url}/moto-api/data.json"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
        Dispose();
        throw new InvalidOperationException($"moto_server did not answer at {Url}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AwsResources.Client.Tests.RoundTrips;

/// <summary>boto3 in one process that answers a question a line. It ends with the object.</summary>
internal sealed class Boto3Peer : IDisposable
{
    private readonly Process _python;

    public Boto3Peer(string endpointUrl)
    {
        var script = Path.Join(AppContext.BaseDirectory, "RoundTrips", "boto3_peer.py");
        _python = Process.Start(new ProcessStartInfo("python3", [script, endpointUrl]) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("python3 did not start.");
    }

    /// <summary>What boto3 reads; fails the test where boto3 fails.</summary>
    public JsonNode Ask(string service, string operation, JsonNode input)
    {
        _python.StandardInput.WriteLine(new JsonObject { ["service"] = service, ["operation"] = operation, ["input"] = input.DeepClone() }.ToJsonString());
        _python.StandardInput.Flush();
        var line = _python.StandardOutput.ReadLine() ?? throw new InvalidOperationException("boto3's process ended.");
        var reply = JsonNode.Parse(line)!;
        Assert.That(reply["error"]?.GetValue<string>(), Is.Null, $"boto3, {service}.{operation}");
        return reply["output"]!;
    }

    public void Dispose()
    {
        _python.StandardInput.Close();
        if (!_python.WaitForExit(TimeSpan.FromSeconds(10))) _python.Kill();
        _python.Dispose();
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using AwsResources.Client.Model.Packing;

namespace AwsResources.ModelSync;

/// <summary>The data folder of botocore: a folder a service, in it a folder an API version.</summary>
internal sealed class BotocoreSource(string folder)
{
    public string Folder { get; } = folder;

    /// <summary>The version of the package, or "unknown" for a data folder that lies alone.</summary>
    public string Version
    {
        get
        {
            var init = Path.Combine(Folder, "..", "__init__.py");
            if (!File.Exists(init)) return "unknown";
            var match = Regex.Match(File.ReadAllText(init), @"__version__\s*=\s*['""]([^'""]+)");
            return match.Success ? match.Groups[1].Value : "unknown";
        }
    }

    public string Partitions => Path.Combine(Folder, "partitions.json");

    public static BotocoreSource Installed()
    {
        var start = new ProcessStartInfo("python3", ["-c", "import botocore; print(botocore.__path__[0])"]) { RedirectStandardOutput = true };
        using var python = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        var path = python.StandardOutput.ReadToEnd().Trim();
        python.WaitForExit();
        if (python.ExitCode != 0) throw new InvalidOperationException("python3 has no botocore: run 'pip install botocore' or give --data.");
        return new BotocoreSource(Path.Combine(path, "data"));
    }

    /// <summary>The services in ordinal order, each with the folder of its newest version that describes operations.</summary>
    public IEnumerable<(string Name, string Folder)> Services()
    {
        foreach (var service in Directory.GetDirectories(Folder).Order(StringComparer.Ordinal))
        {
            var newest = Directory.GetDirectories(service)
                .Where(version => ModelFolder.Has(version, ModelFolder.Service))
                .Max(StringComparer.Ordinal);
            if (newest is not null) yield return (Path.GetFileName(service), newest);
        }
    }
}

using System.Diagnostics;
using System.Reflection;

namespace AwsResources.Conventions.Repository;

/// <summary>The files of this repository.</summary>
internal static class Repo
{
    public static string Root { get; } = Path.GetFullPath(typeof(Repo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);

    public static IEnumerable<string> SourcesOf(string project) => Directory
        .EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    public static IEnumerable<string> ProjectFiles() => new[] { "src", "tests", "tools", "bench" }
        .Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories));

    /// <summary>A file's path from the root, with slashes.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>What git has under control, by paths from the root.</summary>
    public static IReadOnlyList<string> Committed()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z"]) { WorkingDirectory = Root, RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        // A file that is deleted and not yet committed is still listed.
        return [.. names.Where(name => File.Exists(Path.Combine(Root, name)))];
    }
}

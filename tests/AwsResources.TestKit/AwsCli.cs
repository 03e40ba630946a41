using System.Diagnostics;

namespace AwsResources.TestKit;

/// <summary>The AWS CLI, where this machine has one that can export credentials (version 2 can).</summary>
public static class AwsCli
{
    private static readonly Lazy<string?> Fault = new(Find);

    /// <summary>The program, where PATH has it.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Join(folder, OperatingSystem.IsWindows() ? "aws.exe" : "aws")).FirstOrDefault(File.Exists);

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Absence => Fault.Value;

    private static string? Find()
    {
        if (Program is null) return "aws is not on PATH (the AWS CLI, version 2).";
        var start = new ProcessStartInfo(Program, ["configure", "export-credentials", "help"]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["AWS_PAGER"] = "";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{Program} knows no `aws configure export-credentials` (version 2 does).";
    }
}

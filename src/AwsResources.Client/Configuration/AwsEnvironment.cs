using AwsResources.Client.Configuration;

namespace AwsResources;

/// <summary>The world that a session sees: environment variables, files, the user's home folder and the kind of system.</summary>
/// <remarks>Sessions read <see cref="Current"/> unless they are given another one; a test gives one made of dictionaries.</remarks>
public sealed class AwsEnvironment
{
    private readonly Func<string, string?> _variables;

    /// <summary>Makes an environment of its own, which sees nothing of the machine's.</summary>
    /// <param name="variables">Environment variables; none by default.</param>
    /// <param name="files">Files: their full paths and their text; none by default.</param>
    /// <param name="isWindows">Whether paths and the home folder follow Windows' rules; false by default.</param>
    public AwsEnvironment(
        IReadOnlyDictionary<string, string>? variables = null, IReadOnlyDictionary<string, string>? files = null, bool isWindows = false)
        : this(
            variables is null ? static _ => null : name => variables.GetValueOrDefault(name),
            AwsFiles.From(files ?? new Dictionary<string, string>()),
            isWindows)
    {
    }

    internal AwsEnvironment(Func<string, string?> variables, AwsFiles files, bool isWindows)
    {
        _variables = variables;
        Files = files;
        IsWindows = isWindows;
    }

#pragma warning disable RS0030 // The one place that reads the process's environment; all else is given an AwsEnvironment.
    /// <summary>The environment of this process.</summary>
    public static AwsEnvironment Current { get; } = new(Environment.GetEnvironmentVariable, AwsFiles.Disk, OperatingSystem.IsWindows());
#pragma warning restore RS0030

    /// <summary>An environment without variables and files.</summary>
    public static AwsEnvironment Empty { get; } = new();

    /// <summary>Whether paths and the home folder follow Windows' rules.</summary>
    public bool IsWindows { get; }

    /// <summary>The user's home folder; null when the environment names none.</summary>
    public string? HomeFolder => GetVariable("HOME") ?? (IsWindows ? WindowsHome : null);

    internal AwsFiles Files { get; }

    private string? WindowsHome => GetVariable("USERPROFILE")
        ?? (GetVariable("HOMEPATH") is { } path ? GetVariable("HOMEDRIVE") + path : null);

    /// <summary>The value of an environment variable; null when it is unset or empty.</summary>
    /// <param name="name">The variable's name.</param>
    public string? GetVariable(string name) => _variables(name) is { Length: > 0 } value ? value : null;

    /// <summary>The full path of a file below the home folder; null where there is no home folder.</summary>
    internal string? InHome(params ReadOnlySpan<string> parts)
    {
        if (HomeFolder is not { } home) return null;
        var separator = IsWindows ? '\\' : '/';
        var path = home.TrimEnd('/', separator);
        foreach (var part in parts) path += separator + part;
        return path;
    }

    /// <summary>A path as the user wrote it, with a leading tilde standing for the home folder.</summary>
    internal string ExpandHome(string path)
    {
        var isInHome = path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || (IsWindows && path.StartsWith(@"~\", StringComparison.Ordinal));
        return isInHome && HomeFolder is { } home ? home + path[1..] : path;
    }
}

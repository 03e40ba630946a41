using AwsResources.Cli.Describing;
using Spectre.Console;

namespace AwsResources.Cli.Tests;

/// <summary>Runs a command line in the process.</summary>
internal sealed record Awsr(int ExitCode, string Output, string Errors)
{
    public static Awsr Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new WideOutput(output) });
        var exitCode = Commands.Root(console, errors, ObjectModel.BuiltIn).Parse(arguments).Invoke();
        return new Awsr(exitCode, output.ToString(), errors.ToString());
    }

    // Wide enough that nothing wraps.
    private sealed class WideOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => false;

        public int Width => 400;

        public int Height => 80;

        public void SetEncoding(System.Text.Encoding encoding) { }
    }
}

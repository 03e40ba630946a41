using AwsResources.Cli;
using AwsResources.Cli.Describing;
using Spectre.Console;

return Commands.Root(AnsiConsole.Console, Console.Error, ObjectModel.BuiltIn).Parse(args).Invoke();

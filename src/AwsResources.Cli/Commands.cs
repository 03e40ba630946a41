using System.CommandLine;
using AwsResources.Cli.Describing;
using Spectre.Console;

namespace AwsResources.Cli;

/// <summary>The command line of <c>awsr</c>.</summary>
internal static class Commands
{
    /// <summary>All commands.</summary>
    /// <param name="console">Where answers are written.</param>
    /// <param name="errors">Where it is said why there is no answer.</param>
    /// <param name="model">The services that can be described.</param>
    public static RootCommand Root(IAnsiConsole console, TextWriter errors, ObjectModel model) =>
        new("Looks at the object model of AwsResources: which resources AWS's services have, what they know and what they do.")
        {
            Describe(console, errors, model),
            Reference(console, errors, model),
        };

    private static Command Describe(IAnsiConsole console, TextWriter errors, ObjectModel model)
    {
        var name = new Argument<string?>("name")
        {
            Description = "A service (ec2) or a resource (ec2.Instance). Without a name, all services.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Prints the surface as JSON: identifiers, attributes, load, actions, has, collections and waiters of each resource." };
        var tree = new Option<bool>("--tree") { Description = "Draws which resources lead to which." };
        var command = new Command("describe", "Describes services and resources.") { name, json, tree };
        command.SetAction(parsed => Guarded(errors, () =>
        {
            var subject = model.Find(parsed.GetValue(name));
            if (parsed.GetValue(json)) SurfaceJson.Write(console.Profile.Out.Writer, subject);
            else if (parsed.GetValue(tree)) SurfaceTree.Write(console, subject);
            else SurfaceText.Write(console, subject);
        }));
        return command;
    }

    private static Command Reference(IAnsiConsole console, TextWriter errors, ObjectModel model)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where the pages go; pages there that no resource has any more are removed." };
        var command = new Command("reference", "Writes the reference as Markdown: a page a resource, and one a service with its graph.") { folder };
        command.SetAction(parsed => Guarded(errors, () =>
        {
            var pages = ReferencePages.Of(model);
            pages.WriteTo(parsed.GetRequiredValue(folder).FullName);
            console.WriteLine($"{pages.All.Count} pages.");
        }));
        return command;
    }

    // What a user can mend is told in a sentence; everything else is a fault of ours and shows where.
    private static int Guarded(TextWriter errors, Action act)
    {
        try
        {
            act();
            return 0;
        }
        catch (Exception error) when (error is AwsException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(error.Message);
            return 1;
        }
    }
}

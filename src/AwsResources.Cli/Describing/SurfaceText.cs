using AwsResources.Core.Definitions;
using Spectre.Console;

namespace AwsResources.Cli.Describing;

/// <summary>The surface as tables, for people at a terminal.</summary>
internal static class SurfaceText
{
    public static void Write(IAnsiConsole console, Subject subject)
    {
        if (subject.Resource is { } resource) Resource(console, resource);
        else if (subject.Service is { } service) Service(console, service);
        else Services(console, subject.Services);
    }

    private static void Services(IAnsiConsole console, IReadOnlyList<BoundService> services)
    {
        Table(console, "Services", ["service", "in C#", "resources"], services.Select(service =>
            new[] { service.Definition.Service, $"aws.{service.Name}", string.Join(", ", service.Resources.Select(resource => resource.Name)) }));
        console.WriteLine("awsr describe SERVICE tells more of one; every other service of AWS is reached by aws.Client(\"name\").");
    }

    private static void Service(IAnsiConsole console, BoundService service)
    {
        Resource(console, service.Root);
        Table(console, "Resources", ["name", "identifiers", "what it is"], service.Resources.Select(resource =>
            new[] { resource.Name, string.Join(", ", resource.Identifiers.Select(id => id.Name)), resource.Definition.Doc ?? "" }));
    }

    private static void Resource(IAnsiConsole console, BoundResource resource)
    {
        console.MarkupLineInterpolated($"[bold]{SurfaceWords.Access(resource)}[/]");
        if (resource.Definition.Doc is { } doc) console.WriteLine(doc);
        if (resource.Load is { } load) console.WriteLine($"Loads with {load.Operation.Name}.");
        console.WriteLine();
        Table(console, "Identifiers", ["name", "member", ""], resource.Identifiers.Select(id => new[] { id.Name, id.Member, id.Doc ?? "" }));
        Table(console, "Attributes", ["name", "type", "from", ""], resource.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute =>
            new[] { attribute.Name, SurfaceWords.TypeOf(attribute), SurfaceWords.SourceOf(resource, attribute), attribute.Doc ?? "" }));
        Table(console, "References", ["name", "resource", ""], resource.References.Select(link => new[] { link.Name, link.Target.Name, link.Doc ?? "" }));
        if (!resource.IsRoot)
            Table(console, "Children", ["name", "resource", ""], resource.Children.Select(link => new[] { Call(link), link.Target.Name, link.Doc ?? "" }));
        Table(console, "Collections", ["name", "resource", "listed with", ""], resource.Collections.Select(collection =>
            new[] { collection.Name, collection.Target.Name, collection.Operation.Name, collection.Doc ?? "" }));
        Table(console, "Where: what the service decides", ["condition", "sent as"], (resource.List?.Predicates ?? []).Select(predicate =>
            new[] { SurfaceWords.ConditionOf(predicate), predicate.Target }));
        Table(console, "Actions", ["name", "operation", "answers", ""], resource.Actions.Select(action =>
            new[] { action.Name, action.Operation.Name, SurfaceWords.ResultOf(action), action.Doc ?? "" }));
        Table(console, "Batch actions", ["name", "calls", ""], resource.BatchActions.Select(batch => new[] { batch.Name, SurfaceWords.WayOf(batch), batch.Doc ?? "" }));
        Table(console, "Waiters", ["name", "asks", ""], resource.Waiters.Select(waiter =>
            new[] { "WaitUntil" + waiter.Name, SurfaceWords.PaceOf(waiter), waiter.Doc ?? "" }));
    }

    private static string Call(BoundLink child) =>
        $"{child.Name}({string.Join(", ", child.Missing.Select(index => SurfaceWords.Camel(child.Target.Identifiers[index].Name)))})";

    private static void Table(IAnsiConsole console, string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple).Title($"[bold]{title}[/]");
        foreach (var column in columns) _ = table.AddColumn(Markup.Escape(column));
        table.Columns[0].NoWrap = true;
        var any = false;
        foreach (var row in rows)
        {
            any = true;
            _ = table.AddRow([.. row.Select(cell => new Text(cell))]);
        }
        if (any) console.Write(table);
    }
}

using AwsResources.Core.Definitions;

namespace AwsResources.Cli.Describing;

/// <summary>The reference's page of a resource.</summary>
internal static class ResourcePage
{
    public static string Write(BoundResource resource)
    {
        var page = new MarkdownPage($"{resource.Service.Definition.Service}.{resource.Name}");
        if (resource.Definition.Doc is { } doc) page.Line(doc);
        page.Code("csharp", $"var {SurfaceWords.Camel(resource.Name)} = {SurfaceWords.Access(resource)};");
        page.Line(resource.Load is { } load ? $"Loads with `{load.Operation.Name}`." : "Has no load: attributes are those that listings and actions answer.");
        WriteMembers(page, resource);
        return page.ToString();
    }

    /// <summary>All that a resource, or a service's root, has.</summary>
    public static void WriteMembers(MarkdownPage page, BoundResource resource)
    {
        page.Section("Identifiers", ["name", "member of the service", ""], resource.Identifiers.Select(id => new[] { Code(id.Name), Code(id.Member), id.Doc ?? "" }));
        page.Section("Attributes", ["name", "type", "from", ""], resource.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute =>
            new[] { Code(attribute.Name), SurfaceWords.TypeOf(attribute), SurfaceWords.SourceOf(resource, attribute), attribute.Doc ?? "" }));
        page.Section("References", ["name", "resource", ""], resource.References.Select(link => new[] { Code(link.Name), Link(link.Target), link.Doc ?? "" }));
        if (!resource.IsRoot)
            page.Section("Children", ["name", "resource", ""], resource.Children.Select(link => new[] { Code(link.Name), Link(link.Target), link.Doc ?? "" }));
        page.Section("Collections", ["name", "resource", "listed with", ""], resource.Collections.Select(collection =>
            new[] { Code(collection.Name), Link(collection.Target), Code(collection.Operation.Name), collection.Doc ?? "" }));
        page.Section("What Where sends", ["condition", "sent as"], (resource.List?.Predicates ?? []).Select(predicate =>
            new[] { Code(SurfaceWords.ConditionOf(predicate)), Code(predicate.Target) }));
        page.Section("Actions", ["name", "operation", "answers", ""], resource.Actions.Select(action =>
            new[] { Code(action.Name), Code(action.Operation.Name), SurfaceWords.ResultOf(action), action.Doc ?? "" }));
        page.Section("Batch actions", ["name", "calls", ""], resource.BatchActions.Select(batch => new[] { Code(batch.Name), SurfaceWords.WayOf(batch), batch.Doc ?? "" }));
        page.Section("Waiters", ["name", "asks", ""], resource.Waiters.Select(waiter =>
            new[] { Code("WaitUntil" + waiter.Name), SurfaceWords.PaceOf(waiter), waiter.Doc ?? "" }));
    }

    private static string Code(string text) => $"`{text}`";

    private static string Link(BoundResource target) => $"[{target.Name}]({ReferencePages.FileOf(target)})";
}

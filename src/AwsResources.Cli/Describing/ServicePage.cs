using System.Text;
using AwsResources.Core.Definitions;

namespace AwsResources.Cli.Describing;

/// <summary>The reference's page of a service: its root, its resources, and the graph of what leads to what.</summary>
internal static class ServicePage
{
    public static string Write(BoundService service)
    {
        var page = new MarkdownPage(service.Definition.Service);
        if ((service.Definition.Doc ?? service.Definition.Root.Doc) is { } doc) page.Line(doc);
        page.Code("csharp", $"var {SurfaceWords.Camel(service.Definition.Service)} = {SurfaceWords.Access(service.Root)};");
        page.Section("Resources", ["name", "identifiers", ""], service.Resources.Select(resource => new[]
        {
            $"[{resource.Name}]({ReferencePages.FileOf(resource)})",
            string.Join(", ", resource.Identifiers.Select(id => $"`{id.Name}`")),
            resource.Definition.Doc ?? "",
        }));
        ResourcePage.WriteMembers(page, service.Root);
        page.Heading("Graph");
        page.Line("Thick arrows are collections, thin ones references, dotted ones children that want the rest of their identifiers.");
        page.Code("mermaid", Graph(service));
        return page.ToString();
    }

    private static string Graph(BoundService service)
    {
        var graph = new StringBuilder("flowchart LR\n");
        foreach (var collection in service.Root.Collections) Edge(graph, service.Name, "==>", collection.Name, collection.Target);
        foreach (var resource in service.Resources)
        {
            foreach (var collection in resource.Collections) Edge(graph, resource.Name, "==>", collection.Name, collection.Target);
            foreach (var reference in resource.References) Edge(graph, resource.Name, "-->", reference.Name, reference.Target);
            foreach (var child in resource.Children) Edge(graph, resource.Name, "-.->", child.Name, child.Target);
        }
        return graph.ToString();
    }

    private static void Edge(StringBuilder graph, string from, string arrow, string label, BoundResource target) =>
        _ = graph.Append("  ").Append(from).Append(' ').Append(arrow).Append('|').Append(label).Append("| ").Append(target.Name).Append('\n');
}

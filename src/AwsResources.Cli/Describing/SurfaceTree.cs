using AwsResources.Core.Definitions;
using Spectre.Console;

namespace AwsResources.Cli.Describing;

/// <summary>The surface as a tree: which resources lead to which, and by what.</summary>
internal static class SurfaceTree
{
    public static void Write(IAnsiConsole console, Subject subject)
    {
        if (subject.Resource is { } resource)
        {
            var tree = new Tree(Markup.Escape(SurfaceWords.Access(resource)));
            Grow(tree, resource, [resource]);
            console.Write(tree);
            return;
        }
        foreach (var service in subject.Services)
        {
            var tree = new Tree(Markup.Escape(SurfaceWords.Access(service.Root)));
            Grow(tree, service.Root, [service.Root]);
            console.Write(tree);
        }
    }

    // Each resource is drawn whole once; further on it is only named, since the graph has circles.
    private static void Grow(IHasTreeNodes under, BoundResource resource, HashSet<BoundResource> drawn)
    {
        var edges = Edges(resource).ToList();
        var isNew = edges.Select(edge => drawn.Add(edge.Target)).ToList();
        for (var i = 0; i < edges.Count; i++)
        {
            var (label, target) = edges[i];
            var more = !isNew[i] && Edges(target).Any() ? " ↑" : "";
            var node = under.AddNode(Markup.Escape($"{label} → {target.Name}{more}"));
            if (isNew[i]) Grow(node, target, drawn);
        }
    }

    private static IEnumerable<(string Label, BoundResource Target)> Edges(BoundResource resource)
    {
        foreach (var collection in resource.Collections) yield return (collection.Name + "[]", collection.Target);
        foreach (var reference in resource.References) yield return (reference.Name, reference.Target);
        if (resource.IsRoot) yield break; // The root has every resource of the service; its collections show most of them.
        foreach (var child in resource.Children) yield return (child.Name + "()", child.Target);
    }
}

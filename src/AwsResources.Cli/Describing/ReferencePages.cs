using AwsResources.Core.Definitions;

namespace AwsResources.Cli.Describing;

/// <summary>The reference as Markdown files, by their path.</summary>
internal sealed class ReferencePages
{
    private ReferencePages(IReadOnlyDictionary<string, string> pages) => All = pages;

    /// <summary>Text by path, such as <c>ec2/instance.md</c>.</summary>
    public IReadOnlyDictionary<string, string> All { get; }

    public static ReferencePages Of(ObjectModel model)
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = Index(model) };
        foreach (var service in model.Services)
        {
            pages[$"{service.Definition.Service}/README.md"] = ServicePage.Write(service);
            foreach (var resource in service.Resources) pages[$"{service.Definition.Service}/{FileOf(resource)}"] = ResourcePage.Write(resource);
        }
        return new ReferencePages(pages);
    }

    /// <summary>The page of a resource: as its definition's file is called.</summary>
    public static string FileOf(BoundResource resource) => Path.GetFileNameWithoutExtension(resource.Definition.Place.File) + ".md";

    /// <summary>Writes the pages, and removes those of resources that are gone.</summary>
    public void WriteTo(string folder)
    {
        _ = Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
            if (!All.ContainsKey(Path.GetRelativePath(folder, file).Replace('\\', '/'))) File.Delete(file);
        foreach (var (path, text) in All)
        {
            var file = Path.Combine(folder, path);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    private static string Index(ObjectModel model)
    {
        var page = new MarkdownPage("Reference");
        page.Line("Every resource: what it knows, where it leads, what it does, and which calls that makes. Generated from the definitions; `awsr describe` shows the same.");
        page.Table(["service", "in C#", "resources"], model.Services.Select(service => new[]
        {
            $"[{service.Definition.Service}]({service.Definition.Service}/README.md)",
            $"`aws.{service.Name}`",
            string.Join(", ", service.Resources.Select(resource => $"[{resource.Name}]({service.Definition.Service}/{FileOf(resource)})")),
        }));
        return page.ToString();
    }
}

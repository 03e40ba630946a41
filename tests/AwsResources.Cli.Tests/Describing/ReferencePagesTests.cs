using System.Text.RegularExpressions;
using AwsResources.Cli.Describing;

namespace AwsResources.Cli.Tests.Describing;

[TestFixture]
internal sealed partial class ReferencePagesTests
{
    private static readonly IReadOnlyDictionary<string, string> Pages = ReferencePages.Of(ObjectModel.BuiltIn).All;

    [Test]
    public void Every_resource_has_a_page_named_as_its_definition()
    {
        var definitions = ObjectModel.BuiltIn.Services.SelectMany(service => service.Resources)
            .Select(resource => Path.ChangeExtension(resource.Definition.Place.File, ".md").Replace('\\', '/'));

        Assert.That(definitions, Is.SubsetOf(Pages.Keys));
    }

    [Test]
    public void Every_link_leads_to_a_page()
    {
        var broken = Pages.SelectMany(page => Link().Matches(page.Value)
            .Select(link => Path.GetRelativePath("/", Path.GetFullPath(link.Groups[1].Value, "/" + Path.GetDirectoryName(page.Key))))
            .Where(path => !Pages.ContainsKey(path)).Select(path => $"{page.Key}: {path}"));

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Pages_of_resources_that_are_gone_are_removed()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "gone.md"), "old");
            File.WriteAllText(Path.Combine(folder, "kept.txt"), "not ours");
            var run = Awsr.Run("reference", folder);

            Assert.That(run.Output, Does.StartWith($"{Pages.Count} pages."));
            Assert.That(Directory.EnumerateFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "README.md", "kept.txt" }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void The_reference_of_the_repository_is_current()
    {
        var folder = Path.Combine(Repository, "docs", "reference");
        if (Environment.GetEnvironmentVariable("REWRITE_SNAPSHOTS") == "1") ReferencePages.Of(ObjectModel.BuiltIn).WriteTo(folder);

        var there = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText)
            : [];
        var stale = Pages.Where(page => there.GetValueOrDefault(page.Key)?.ReplaceLineEndings("\n") != page.Value).Select(page => page.Key)
            .Concat(there.Keys.Where(page => !Pages.ContainsKey(page)));

        Assert.That(stale, Is.Empty, "Set REWRITE_SNAPSHOTS=1 and run this test: it writes docs/reference.");
    }

    private static string Repository
    {
        get
        {
            var folder = TestContext.CurrentContext.TestDirectory;
            while (!File.Exists(Path.Combine(folder, "Resources.sln"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}

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

    [TestCase("Instance", "instance.md")]
    [TestCase("SecurityGroup", "security-group.md")]
    [TestCase("DBInstance", "db-instance.md")]
    [TestCase("VpcPeeringConnection", "vpc-peering-connection.md")]
    public void A_page_is_named_in_small_letters(string resource, string file) => Assert.That(ReferencePages.FileOf(resource), Is.EqualTo(file));

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}

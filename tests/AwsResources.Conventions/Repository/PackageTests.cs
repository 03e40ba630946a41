using System.Xml.Linq;

namespace AwsResources.Conventions.Repository;

public sealed class PackageTests
{
    private static IEnumerable<string> Projects => Repo.ProjectFiles().Select(Repo.Name);

    /// <summary>Projects that take another version than the rest, and why.</summary>
    private static readonly Dictionary<string, string> Overrides = new()
    {
        ["src/AwsResources.Generator/AwsResources.Generator.csproj System.Text.Json"] = "the compiler brings its own, and what is compiled against must not be newer",
    };

    [TestCaseSource(nameof(Projects))]
    public void Versions_of_packages_are_said_in_one_place(string project)
    {
        var references = XDocument.Load(Path.Combine(Repo.Root, project)).Descendants("PackageReference").ToArray();

        Assert.That(references.Where(one => one.Attribute("Version") is not null || one.Element("Version") is not null), Is.Empty);
        Assert.That(references.Where(one => one.Attribute("VersionOverride") is not null).Select(one => $"{project} {one.Attribute("Include")!.Value}"), Is.SubsetOf(Overrides.Keys));
    }

    [Test]
    public void Extensions_of_the_platform_have_its_version()
    {
        var versions = XDocument.Load(Path.Combine(Repo.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(one => (Name: one.Attribute("Include")!.Value, Version: one.Attribute("Version")!.Value));

        Assert.That(versions.Where(one => one.Name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && one.Name != "Microsoft.Extensions.TimeProvider.Testing"
            && !one.Version.StartsWith("10.0.", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>Packages that the design names for what is yet to come.</summary>
    private static readonly string[] Planned = ["AWSSDK.SQS", "Microsoft.Extensions.Logging", "Testcontainers.LocalStack"];

    [Test]
    public void Every_package_that_is_named_is_used()
    {
        var used = Repo.ProjectFiles().Concat(Directory.EnumerateFiles(Repo.Root, "Directory.Build.*")).Concat(Directory.EnumerateFiles(Path.Combine(Repo.Root, "tests"), "Directory.Build.*"))
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference")).Select(one => one.Attribute("Include")!.Value).ToHashSet();
        var named = XDocument.Load(Path.Combine(Repo.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(one => one.Attribute("Include")!.Value);

        Assert.That(named.Where(name => !used.Contains(name) && !Planned.Contains(name)), Is.Empty);
    }
}

using System.Reflection;
using System.Xml.Linq;
using AwsResources.Conventions.Repository;

namespace AwsResources.Conventions.Arrows;

public sealed class ProjectTests
{
    /// <summary>What each project of src may refer to: projects, then packages.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["AwsResources.Client"] = ([], ["Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options", "Microsoft.Extensions.Configuration.Binder", "System.Formats.Cbor", "System.IO.Hashing", "System.Text.Json"]),
        ["AwsResources.Core"] = (["AwsResources.Client"], ["Castle.Core"]),
        ["AwsResources"] = (["AwsResources.Core"], ["Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions"]),
        ["AwsResources.Emulator"] = (["AwsResources.Client", "AwsResources"], []),
        ["AwsResources.Cli"] = (["AwsResources", "AwsResources.Emulator"], ["System.CommandLine", "Spectre.Console"]),
        // Runs in the compiler; what it refers to never reaches a user's program.
        ["AwsResources.Generator"] = ([], ["Microsoft.CodeAnalysis.CSharp", "System.Text.Json"]),
    };

    private static IEnumerable<string> Projects => Directory.EnumerateDirectories(Path.Combine(Repo.Root, "src")).Select(folder => Path.GetFileName(folder)!).Order();

    [TestCaseSource(nameof(Projects))]
    public void A_project_refers_to_nothing_but_what_the_design_allows(string project)
    {
        Assert.That(Allowed.Keys, Has.Member(project), "A new project of src has its arrows here and in DESIGN §2.");
        var file = XDocument.Load(Path.Combine(Repo.Root, "src", project, project + ".csproj"));
        // Tools that run in the build are no references.
        var projects = file.Descendants("ProjectReference").Where(one => one.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(one => Path.GetFileNameWithoutExtension(one.Attribute("Include")!.Value.Replace('\\', '/')));
        var packages = file.Descendants("PackageReference").Select(one => one.Attribute("Include")!.Value);

        Assert.That(projects, Is.SubsetOf(Allowed[project].Projects));
        Assert.That(packages, Is.SubsetOf(Allowed[project].Packages));
    }

    [TestCase(typeof(AwsClient), "Microsoft.Extensions.Logging.Abstractions")]
    [TestCase(typeof(Resource), "AwsResources.Client", "Castle.Core", "Microsoft.Extensions.Logging.Abstractions")]
    [TestCase(typeof(AwsSession), "AwsResources.Client", "AwsResources.Core", "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions")]
    [TestCase(typeof(LocalAws), "AwsResources.Client", "AwsResources.Core", "AwsResources", "Microsoft.Extensions.Logging.Abstractions")]
    public void An_assembly_refers_to_nothing_but_what_the_design_allows(Type ofAssembly, params string[] allowed)
    {
        var references = ofAssembly.Assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal));

        Assert.That(references, Is.SubsetOf(allowed));
    }

    [Test]
    public void Nothing_of_src_but_the_engine_uses_Castle()
    {
        Assembly[] others = [typeof(AwsClient).Assembly, typeof(AwsSession).Assembly, typeof(LocalAws).Assembly];

        Assert.That(others.SelectMany(assembly => assembly.GetReferencedAssemblies()).Select(name => name.Name), Has.None.EqualTo("Castle.Core"));
    }

    [Test]
    public void Nothing_of_src_but_the_command_line_refers_to_the_emulator()
    {
        var users = Projects.Where(project => project is not ("AwsResources.Cli" or "AwsResources.Emulator"))
            .Where(project => File.ReadAllText(Path.Combine(Repo.Root, "src", project, project + ".csproj")).Contains("ProjectReference Include=\"../AwsResources.Emulator", StringComparison.Ordinal));

        Assert.That(users, Is.Empty);
    }
}

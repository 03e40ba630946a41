using System.Globalization;
using System.Text;
using AwsResources.Client.Model;
using AwsResources.Emulator.Core;

namespace AwsResources.Emulator.Tests.Core;

/// <summary>docs/emulator-coverage.md is what the services' tables say. REWRITE_SNAPSHOTS=1 writes it anew.</summary>
public class CoverageTests
{
    [Test]
    public void The_coverage_table_is_current()
    {
        var path = Path.Combine(RepositoryRoot(), "docs", "emulator-coverage.md");
        var expected = Table();
        if (Environment.GetEnvironmentVariable("REWRITE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        Assert.That(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", Is.EqualTo(expected),
            "Run the tests of the emulator with REWRITE_SNAPSHOTS=1 to write the table anew.");
    }

    [Test]
    public void Every_operation_of_a_table_is_in_the_model()
    {
        foreach (var service in EmulatedServices.Create())
        {
            var known = ModelCatalog.Embedded.GetService(service.Name).OperationNames;
            Assert.That(service.Operations.Keys, Is.SubsetOf(known), service.Name);
            Assert.That(service.Notes.Keys, Is.SubsetOf(service.Operations.Keys), service.Name);
        }
    }

    private static string Table()
    {
        var text = new StringBuilder("# What the emulator implements\n\nWritten by `CoverageTests` from the services' tables. Everything else is answered with `NotImplemented` (501), naming the operation.\n\n");
        var services = EmulatedServices.Create().OrderBy(service => service.Name, StringComparer.Ordinal).ToList();
        text.Append("| service | operations | of |\n|---|---:|---:|\n");
        foreach (var service in services)
            text.Append(CultureInfo.InvariantCulture, $"| {service.Name} | {service.Operations.Count} | {ModelCatalog.Embedded.GetService(service.Name).OperationNames.Count} |\n");
        foreach (var service in services)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {service.Name}\n\n");
            foreach (var name in service.Operations.Keys.Order(StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"- {name}{(service.Notes.TryGetValue(name, out var note) ? ": " + note : "")}\n");
        }
        return text.ToString();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Resources.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Resources.sln was not found above the tests.");
    }
}

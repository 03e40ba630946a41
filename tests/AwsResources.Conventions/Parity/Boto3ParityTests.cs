using System.Text;
using AwsResources.Conventions.Repository;

namespace AwsResources.Conventions.Parity;

/// <summary>Everything that boto3's resources have is here: under its name, or where resources/boto3-map.json says.</summary>
public sealed class Boto3ParityTests
{
    private static readonly string[] Services = ["cloudformation", "cloudwatch", "dynamodb", "ec2", "glacier", "iam", "s3", "sns", "sqs"];

    [Test]
    public void The_services_are_those_of_boto3()
    {
        NeedTheList();
        Assert.That(Services, Is.EqualTo(Boto3Surface.Services().Order(StringComparer.Ordinal)));
    }

    [TestCaseSource(nameof(Services))]
    public void Nothing_that_boto3_has_is_missing(string service)
    {
        NeedTheList();
        var ours = OurSurface.Of(service);
        var map = Boto3Map.Read();

        var faults = Boto3Surface.Of(service).Select(name => map.Fault(name.Key, name.Value, ours)).OfType<string>();

        Assert.That(string.Join('\n', faults), Is.Empty);
    }

    [TestCaseSource(nameof(Services))]
    public void Every_entry_of_the_map_is_needed(string service)
    {
        NeedTheList();
        var ours = OurSurface.Of(service);
        var theirs = Boto3Surface.Of(service);
        var map = Boto3Map.Read();

        var idle = from entry in map.Entries
                   where entry.From.StartsWith(service + ".", StringComparison.Ordinal)
                   where !theirs.TryGetValue(entry.From, out var what) || map.Without(entry.From).Fault(entry.From, what, ours) is null
                   select $"{entry.From}: {(theirs.ContainsKey(entry.From) ? "ours is the same" : "boto3 has nothing of the name")}";

        Assert.That(string.Join('\n', idle), Is.Empty);
    }

    [Test]
    public void The_map_is_sorted_with_an_entry_a_line_and_a_reason_each()
    {
        var map = Boto3Map.Read();
        var lines = File.ReadAllLines(Boto3Map.File);

        Assert.That(map.Entries.Select(entry => entry.From), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(lines, Has.Length.EqualTo(map.Entries.Count + 2));
        Assert.That(map.Entries.Where(entry => entry.Why.Length < 10 || !entry.Why.EndsWith('.')), Is.Empty);
    }

    /// <summary>docs/boto3.md is what the map says. REWRITE_SNAPSHOTS=1 writes it anew.</summary>
    [Test]
    public void The_page_about_boto3_is_current()
    {
        var file = Path.Combine(Repo.Root, "docs", "boto3.md");
        var page = Page(Boto3Map.Read());
        if (Environment.GetEnvironmentVariable("REWRITE_SNAPSHOTS") == "1") File.WriteAllText(file, page);

        Assert.That(File.Exists(file) ? File.ReadAllText(file) : "", Is.EqualTo(page), "Run this test with REWRITE_SNAPSHOTS=1 to write the page anew.");
    }

    private static void NeedTheList()
    {
        if (Boto3Surface.Path is not null) return;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Boto3Surface.Absence + " With CI=true it must be.");
        Assert.Ignore(Boto3Surface.Absence);
    }

    private static string Page(Boto3Map map)
    {
        var page = new StringBuilder("""
            # For users of boto3

            Everything that boto3's resources have is here, under the same names in C# (`create_tags` is `CreateTags` and `CreateTagsAsync`,
            `instance.wait_until_running()` is `instance.WaitUntilRunning()`), but for what is listed below. `service` is the service itself
            (`boto3.resource("ec2")`, `aws.EC2`). A line about a resource is about all of its members that have no line of their own.

            This page is made of `resources/boto3-map.json`; a test keeps both complete.

            """);
        foreach (var service in map.Entries.GroupBy(entry => entry.From[..entry.From.IndexOf('.', StringComparison.Ordinal)]))
        {
            page.Append($"\n## {service.Key}\n\n| boto3 | here | why |\n|---|---|---|\n");
            foreach (var (from, to, why) in service) page.Append($"| `{Within(from)}` | {(to == from ? "the same name" : $"`{Within(to)}`")} | {why} |\n");
        }
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Within(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

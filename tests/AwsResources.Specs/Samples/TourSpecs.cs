using System.Text.Json.Nodes;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Samples;

/// <summary>The tour and boto3 on one server: each reads what the other wrote.</summary>
[Category("Spec")]
[Category("Slow")]
public sealed class TourSpecs
{
    private string _said = "";
    private JsonNode _seen = new JsonObject();

    [OneTimeSetUp]
    public async Task TakeTheTourAsync()
    {
        if (AllBackends.Moto.Absence is { } reason)
        {
            Assert.Ignore(reason);
            return;
        }
        await (await AllBackends.Moto.OpenAsync()).DisposeAsync();
        var url = AllBackends.Moto.EndpointUrl;
        await Programs.RunAsync("python3", Programs.Boto3("seed.py"), url);
        _said = await Programs.RunAsync("dotnet", "run", Path.Join(RepositoryRoot, "samples", "tour.cs"), "--", "--endpoint", url, "--keep");
        _seen = JsonNode.Parse(await Programs.RunAsync("python3", Programs.Boto3("read.py"), url))!;
    }

    [Test]
    public void The_tour_reads_what_boto3_wrote() => Assert.That(_said, Does.Contain("A bucket is there already: written-by-boto3, since ")
        .And.Contain(", with 3 objects.").And.Contain("A table is there already: written-by-boto3, with 2 items."));

    [Test]
    public void The_tour_tells_the_whole_story() => Assert.That(_said, Does.Contain("2026/lion.txt has 16 bytes, of type text/plain")
        .And.Contain("The cat says meow").And.Contain("No unicorn: S3 GetObject failed: NoSuchKey (404)").And.Contain("Launched 3 instances of ")
        .And.Contain(" in 10.20.0.0/16 ").And.Contain("Stopped 2 instances in 1 call.").And.Contain("orders is ACTIVE.")
        .And.Contain("c1 ordered on 2026-03-04 for 7").And.Contain("Kept: "));

    [Test]
    public void Boto3_reads_the_objects_that_the_tour_wrote()
    {
        var objects = _seen["buckets"]!.AsObject().Single().Value!.AsArray().Select(o => $"{o!["key"]} {o["type"]} {o["text"]}");

        Assert.That(objects, Is.EqualTo(new[]
        {
            "2025/dog.txt text/plain woof", "2026/cat.txt text/plain meow", "2026/lion.txt text/plain roar, roar, roar", "readme.md text/plain # Photos",
        }));
    }

    [Test]
    public void Boto3_reads_the_instances_that_the_tour_launched()
    {
        var instances = _seen["instances"]!.AsArray().Select(i => $"{i!["type"]} {i["state"]} {i["network"]} {i["tags"]!["env"]}");

        Assert.That(instances, Is.EquivalentTo(new[] { "t3.micro stopped 10.20.0.0/16 dev", "t3.micro stopped 10.20.0.0/16 dev", "t3.micro running 10.20.0.0/16 prod" }));
    }

    [Test]
    public void Boto3_reads_the_items_that_the_tour_put()
    {
        var orders = _seen["orders"]!;

        Assert.That(orders["status"]!.GetValue<string>(), Is.EqualTo("ACTIVE"));
        Assert.That(orders["keys"]!.ToJsonString(), Is.EqualTo("""[["Customer","HASH"],["Placed","RANGE"]]"""));
        Assert.That(orders["items"]!.AsArray().Select(item => $"{item!["Customer"]!["S"]} {item["Placed"]!["S"]} {item["Total"]!["N"]}"),
            Is.EquivalentTo(new[] { "c1 2026-01-02 42.5", "c1 2026-03-04 7", "c2 2026-02-03 99.95" }));
    }

    private static string RepositoryRoot
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Join(folder.FullName, "Resources.sln"))) return folder.FullName;
            throw new DirectoryNotFoundException($"Resources.sln does not lie above {AppContext.BaseDirectory}.");
        }
    }
}

using System.Text.Json;

namespace AwsResources.Cli.Tests.Describing;

[TestFixture]
internal sealed class DescribeTests
{
    [Test]
    public void Without_a_name_all_services_are_listed()
    {
        var run = Awsr.Run("describe");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Contain("aws.DynamoDB").And.Contain("aws.EC2").And.Contain("aws.S3"));
    }

    [Test]
    public void A_resource_shows_what_it_has()
    {
        var run = Awsr.Run("describe", "EC2.instance");

        Assert.That(run.Output, Does.StartWith("aws.EC2.Instance(id)"));
        Assert.That(run.Output, Does.Contain("listing or DescribeInstances").And.Contain("WaitUntilRunning").And.Contain("DescribeInstances, every 15 s, at most 40 times"));
    }

    [TestCase("ec2.Instanc", "ec2 has no resource 'Instanc'. Did you mean 'Instance'?")]
    [TestCase("s4", "No service 's4' has resources. Did you mean 's3'?")]
    [TestCase("ec2.", "ec2 has no resource ''.")]
    public void A_wrong_name_is_told_with_the_choices(string name, string error)
    {
        var run = Awsr.Run("describe", name);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Errors, Does.StartWith(error));
    }

    [Test]
    public void JSON_of_everything_has_each_service_with_its_root_and_resources()
    {
        using var json = JsonDocument.Parse(Awsr.Run("describe", "--json").Output);
        var bucket = json.RootElement.GetProperty("s3").GetProperty("resources").GetProperty("Bucket");

        Assert.That(json.RootElement.GetProperty("s3").GetProperty("service").GetProperty("has").GetProperty("Bucket").GetString(), Is.EqualTo("Bucket"));
        Assert.That(bucket.EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "actions", "attributes", "collections", "has", "identifiers", "load", "waiters" }));
        Assert.That(bucket.GetProperty("collections").GetProperty("Objects").ToString(), Does.Contain("ListObjectsV2").And.Contain("Delete"));
    }

    [Test]
    public void JSON_of_a_service_and_of_a_resource_are_parts_of_the_whole()
    {
        using var whole = JsonDocument.Parse(Awsr.Run("describe", "--json").Output);
        using var service = JsonDocument.Parse(Awsr.Run("describe", "ec2", "--json").Output);
        using var resource = JsonDocument.Parse(Awsr.Run("describe", "ec2.Vpc", "--json").Output);

        Assert.That(JsonElement.DeepEquals(service.RootElement, whole.RootElement.GetProperty("ec2")), Is.True);
        Assert.That(JsonElement.DeepEquals(resource.RootElement, service.RootElement.GetProperty("resources").GetProperty("Vpc")), Is.True);
    }

    [Test]
    public void The_tree_ends_where_the_graph_has_circles()
    {
        var run = Awsr.Run("describe", "s3", "--tree");

        Assert.That(run.Output, Does.StartWith("aws.S3").And.Contain("Buckets[] → Bucket").And.Contain("Bucket → Bucket ↑"));
    }
}

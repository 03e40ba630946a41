using AwsResources.Core.Tests.Engine;
using AwsResources.TestKit;

namespace AwsResources.Core.Tests.Linq;

public sealed class ExplainTests
{
    [Test]
    public void Says_what_is_sent_what_stays_and_where_it_ends()
    {
        var recent = LinqWorld.S3().Bucket("photos").Objects.Where(o => o.Key.StartsWith("2026/") && o.Size > 1_000_000).Take(10);

        Assert.That(recent.Explain(), Is.EqualTo("ListObjectsV2 Prefix=2026/ · locally: o.Size > 1000000 · stops after 10"));
    }

    [Test]
    public void Two_of_three_conditions_are_sent_and_the_third_decided_here()
    {
        var t = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var wire = new FakeTransport().Answer(Answers.Instances(("i-1", "running")));

        var instances = LinqWorld.EC2(wire).Instances.Where(i => i.State.Name == "running" && i.Tags["env"] == "dev" && i.LaunchTime > t);
        var found = instances.ToList();

        Assert.Multiple(() =>
        {
            Assert.That(found, Is.Empty, "it has no launch time");
            Assert.That(instances.Explain(), Is.EqualTo("DescribeInstances instance-state-name=running, tag:env=dev · locally: i.LaunchTime > t"));
            Assert.That(Uri.UnescapeDataString(wire.Request.Text), Does.Contain(
                "&Filter.1.Name=instance-state-name&Filter.1.Value.1=running&Filter.2.Name=tag:env&Filter.2.Value.1=dev"));
        });
    }

    [Test]
    public void Says_what_each_item_would_load()
    {
        var objects = LinqWorld.S3().Bucket("photos").Objects.Where(o => o.ContentType == "image/png" && o.ContentLength > 3 && o.Bucket.Name == "photos");

        Assert.That(objects.Explain(), Is.EqualTo(
            "ListObjectsV2 · locally: o.ContentType == \"image/png\" && o.ContentLength > 3 && o.Bucket.Name == \"photos\" · loads each item: ContentType"));
    }

    [Test]
    public void Says_that_another_resource_is_loaded()
    {
        var instances = LinqWorld.EC2().Instances.Where(i => i.Vpc!.CidrBlock == "10.0.0.0/16");

        Assert.That(instances.GetExplanation().LoadsEach, Is.EqualTo(new[] { "Vpc.CidrBlock" }));
    }

    [Test]
    public void Says_what_the_definition_and_the_caller_send()
    {
        var instances = LinqWorld.EC2().Vpc("vpc-1").Instances.PageSize(50)
            .Filter(Options("instance-state-name", "stopped", "stopping"))
            .Where(i => i.State.Name == LinqStateName.Running && i.Vpc!.Id == "vpc-2" && i.KeyName == "k");

        var explanation = instances.GetExplanation();

        Assert.Multiple(() =>
        {
            Assert.That(instances.Explain(), Is.EqualTo("DescribeInstances vpc-id=vpc-1, instance-state-name=stopped|stopping, key-name=k"
                + " · locally: i.State.Name == LinqStateName.Running && i.Vpc.Id == \"vpc-2\" · pages of 50"));
            Assert.That(explanation.Sent.Select(sent => sent.Name), Is.EqualTo(new[] { "vpc-id", "instance-state-name", "key-name" }));
            Assert.That(explanation.Local, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void Two_predicates_join()
    {
        var instances = LinqWorld.EC2().Instances.Where(i => i.KeyName == "a").Where(other => other.KeyName == "b" || other.AmiLaunchIndex > 3).Where(i => i.Platform == "windows");

        Assert.That(instances.Explain(), Is.EqualTo("DescribeInstances key-name=a, platform=windows · locally: other.KeyName == \"b\" || other.AmiLaunchIndex > 3"));
    }

    [Test]
    public void Nothing_is_sent_to_explain()
    {
        var wire = new FakeTransport();

        _ = LinqWorld.EC2(wire).Instances.Where(i => i.KeyName == "a").Explain();

        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Variables_are_read_when_reading_begins()
    {
        var name = "a";
        var instances = LinqWorld.EC2().Instances.Where(i => i.KeyName == name);

        name = "b";

        Assert.That(instances.Explain(), Is.EqualTo("DescribeInstances key-name=b"));
    }

    [Test]
    public void Ports_and_ranges_of_rules_are_sent()
    {
        var open = LinqWorld.EC2().SecurityGroups.Where(g => g.IpPermissions.Any(p => p.IpRanges.Any(r => r.CidrIp == "0.0.0.0/0") && p.FromPort == 22));

        Assert.That(open.GetExplanation().Sent.Select(sent => sent.ToString()), Is.EqualTo(new[] { "ip-permission.cidr=0.0.0.0/0", "ip-permission.from-port=22" }));
    }

    private static LinqOptions Options(string name, params string[] values)
    {
        var options = new LinqOptions();
        options["Filters"] = new[] { new AwsStructure { ["Name"] = name, ["Values"] = values } };
        return options;
    }
}

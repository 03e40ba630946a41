using AwsResources.Client.Endpoints;

namespace AwsResources.Client.Tests.Endpoints;

public sealed class EndpointResolverTests
{
    private const string Echo = """{ "type": "endpoint", "conditions": [], "endpoint": { "url": "https://{Text}" } }""";

    [Test]
    public void The_same_values_give_the_same_endpoint_again()
    {
        var resolver = new EndpointResolver(RuleSets.Parse(Echo));

        var first = resolver.Resolve(Text("a"));

        Assert.That(resolver.Resolve(Text("a")), Is.SameAs(first));
        Assert.That(resolver.Resolve(Text("b")), Is.Not.SameAs(first));
    }

    [Test]
    public void A_parameter_that_no_rule_reads_does_not_split_the_cache()
    {
        var resolver = new EndpointResolver(RuleSets.Parse(Echo));

        Assert.That(resolver.Resolve(Text("a").Set("Flag", true)), Is.SameAs(resolver.Resolve(Text("a").Set("Flag", false).Set("Unknown", "x"))));
    }

    [Test]
    public void Lists_are_the_same_by_their_elements()
    {
        var resolver = new EndpointResolver(RuleSets.Parse(
            """{ "type": "endpoint", "conditions": [ { "fn": "isSet", "argv": [ { "ref": "L" } ] } ], "endpoint": { "url": "https://x" } }""",
            """ "L": { "type": "StringArray" } """));

        var first = resolver.Resolve(new EndpointParameters().Set("L", ["a", "b"]));

        Assert.That(resolver.Resolve(new EndpointParameters().Set("L", ["a", "b"])), Is.SameAs(first));
        Assert.That(resolver.Resolve(new EndpointParameters().Set("L", ["a", "c"])), Is.Not.SameAs(first));
    }

    [Test]
    public void A_hundred_endpoints_are_kept_and_the_one_unused_longest_goes()
    {
        var resolver = new EndpointResolver(RuleSets.Parse(Echo));
        var first = resolver.Resolve(Text("h0"));
        var second = resolver.Resolve(Text("h1"));
        for (var i = 2; i < EndpointCache.Capacity; i++) _ = resolver.Resolve(Text($"h{i}"));
        _ = resolver.Resolve(Text("h0"));
        _ = resolver.Resolve(Text("one-more"));

        Assert.Multiple(() =>
        {
            Assert.That(resolver.Remembered, Is.EqualTo(EndpointCache.Capacity));
            Assert.That(resolver.Resolve(Text("h0")), Is.SameAs(first));
            Assert.That(resolver.Resolve(Text("h1")), Is.Not.SameAs(second));
        });
    }

    [Test]
    public void Many_threads_share_a_resolver()
    {
        var resolver = new EndpointResolver(RuleSets.Parse(Echo));

        _ = Parallel.For(0, 5000, i => Assert.That(resolver.Resolve(Text($"h{i % 150}")).Url, Is.EqualTo($"https://h{i % 150}")));

        Assert.That(resolver.Remembered, Is.EqualTo(EndpointCache.Capacity));
    }

    [Test]
    public void Settings_fill_the_parameters_that_name_them()
    {
        var resolver = new EndpointResolver(RuleSets.Parse("", """
            "Region": { "type": "String", "builtIn": "AWS::Region" }, "UseFIPS": { "type": "Boolean", "builtIn": "AWS::UseFIPS" },
            "Endpoint": { "type": "String", "builtIn": "SDK::Endpoint" }, "Bucket": { "type": "String" }
            """));

        var parameters = resolver.CreateParameters(new EndpointBuiltIns { Region = "us-east-1", UseFips = true, UseDualStack = true });

        Assert.That(parameters.Entries, Is.EquivalentTo(new KeyValuePair<string, object>[] { new("Region", "us-east-1"), new("UseFIPS", true) }));
    }

    [Test]
    public void A_copy_does_not_change_its_original()
    {
        var original = Text("a");
        _ = original.Copy().Set("Text", "b").Set("Flag", true);

        Assert.That(original.Entries, Is.EqualTo(new KeyValuePair<string, object>[] { new("Text", "a") }));
    }

    [TestCase("fips-us-east-1", "us-east-1", true)]
    [TestCase("us-gov-west-1-fips", "us-gov-west-1", true)]
    [TestCase("eu-west-1", "eu-west-1", false)]
    public void A_pseudo_region_is_a_region_and_a_wish_for_fips(string name, string region, bool isFips) =>
        Assert.That(PseudoRegion.Split(name), Is.EqualTo((region, isFips)));

    [Test]
    public void A_partition_table_that_is_none_says_so()
    {
        Assert.That(() => PartitionTable.Parse("""{ "partitions": [ {} ] }"""u8.ToArray()),
            Throws.TypeOf<AwsModelException>().With.Message.StartsWith("partitions.json is malformed near byte ").And.Message.EndsWith("a partition lacks 'id' or 'regionRegex'"));
        Assert.That(() => PartitionTable.Parse("""{ "partitions": [] }"""u8.ToArray()),
            Throws.TypeOf<AwsModelException>().With.Message.EqualTo("partitions.json is malformed near byte 20: it lists no partition"));
    }

    private static EndpointParameters Text(string value) => new EndpointParameters().Set("Text", value);
}

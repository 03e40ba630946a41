using AwsResources.Emulator.Core;
using AwsResources.Emulator.Services.Ec2.Filters;

namespace AwsResources.Emulator.Tests.Services.Ec2;

public class FiltersTests : Ec2Cloud
{
    [TestCase("t3.micro", "t3.micro", true)]
    [TestCase("t3.*", "t3.micro", true)]
    [TestCase("*micro", "t3.micro", true)]
    [TestCase("t?.micro", "t3.micro", true)]
    [TestCase("t?micro", "t3.micro", false)]
    [TestCase("*", "", true)]
    [TestCase("?", "", false)]
    [TestCase("T3.micro", "t3.micro", false)]
    [TestCase(@"a\*b", "a*b", true)]
    [TestCase(@"a\*b", "axb", false)]
    [TestCase(@"a\?", "a?", true)]
    [TestCase(@"a\\*", @"a\z", true)]
    [TestCase(@"ends\", @"ends\", true)]
    [TestCase("*a*b*c", "xxaxxbxxbc", true)]
    [TestCase("*a*b*c", "xxaxxbxxcb", false)]
    public void Patterns_know_two_wildcards_and_an_escape(string pattern, string text, bool matches) =>
        Assert.That(FilterPattern.Matches(pattern, text), Is.EqualTo(matches));

    [Test]
    public void Values_are_ored_and_filters_are_anded()
    {
        var dev = Launch(1, new() { ["TagSpecifications"] = new[] { Tagged("instance", "env", "dev") } })[0];
        var prod = Launch(1, new() { ["InstanceType"] = "m5.large", ["TagSpecifications"] = new[] { Tagged("instance", "env", "prod") } })[0];
        var bare = Launch()[0];

        Assert.That(Filtered(Filter("tag:env", "dev", "prod")), Is.EqualTo(new[] { dev, prod }));
        Assert.That(Filtered(Filter("tag:env", "*"), Filter("instance-type", "t3.*")), Is.EqualTo(new[] { dev }));
        Assert.That(Filtered(Filter("tag-key", "none")), Is.Empty);
        Assert.That(Filtered(Filter("tag-value", "pro?")), Is.EqualTo(new[] { prod }));
        Assert.That(Filtered(Filter("private-ip-address", "172.31.0.6")), Is.EqualTo(new[] { bare }));
        Assert.That(Filtered(Filter("launch-time", "2026-01-01T00:00:1*")), Is.EqualTo(new[] { prod }));
        Assert.That(Filtered(Filter("instance-state-code", "16"), Filter("vpc-id", "vpc-*"), Filter("instance.group-name", "default")), Has.Length.EqualTo(3));
        Assert.That(Filtered(Filter("block-device-mapping.device-name", "/dev/xvda"), Filter("owner-id", Cloud.AccountId)), Has.Length.EqualTo(3));
    }

    [Test]
    public void An_unknown_filter_is_refused_by_name()
    {
        var refusal = Refusal("DescribeInstances", new() { ["Filters"] = new[] { Filter("colour", "red") } });

        Assert.That(refusal.Code, Is.EqualTo("InvalidParameterValue"));
        Assert.That(refusal.Message, Does.Contain("The filter 'colour' is invalid"));
    }

    [Test]
    public void A_filter_that_the_service_has_and_the_emulator_has_not_is_told_apart() =>
        Assert.That(Code("DescribeInstanceTypes", new() { ["Filters"] = new[] { Filter("hibernation-supported", "true") } }), Is.EqualTo("NotImplemented"));

    [Test]
    public void Two_hundred_values_are_the_most()
    {
        var many = Enumerable.Range(0, 201).Select(i => $"i-{i}").ToArray();

        Assert.That(Code("DescribeInstances", new() { ["Filters"] = new[] { Filter("instance-id", many) } }), Is.EqualTo("FilterLimitExceeded"));
    }

    [Test]
    public void An_empty_page_goes_on_where_it_began()
    {
        var ids = Launch(2);
        Cloud.Faults.EmptyPage("ec2", "DescribeInstances");

        var empty = Call("DescribeInstances", new() { ["MaxResults"] = 5 });
        var rest = Call("DescribeInstances", new() { ["MaxResults"] = 5, ["NextToken"] = empty.Text("NextToken") });

        Assert.That(empty.Parts("Reservations"), Is.Empty);
        Assert.That(rest.Parts("Reservations")[0].Parts("Instances").Select(i => i.Text("InstanceId")), Is.EqualTo(ids));
    }
}

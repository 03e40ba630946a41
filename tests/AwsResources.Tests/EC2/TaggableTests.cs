using AwsResources.EC2;
using AwsResources.TestKit;

namespace AwsResources.Tests.EC2;

public sealed class TaggableTests
{
    private const string Done = "<CreateTagsResponse><return>true</return></CreateTagsResponse>";

    [Test]
    public void What_can_be_tagged_is_taggable_and_reads_its_tags_as_a_dictionary()
    {
        using var aws = Sessions.Over(new FakeTransport());
        var resources = ((Resource)aws.EC2).Plan.Bound.Service.Resources;
        var interfaces = typeof(IInstance).Assembly.GetTypes().Where(type => type.IsInterface && type.Namespace == typeof(IInstance).Namespace).ToDictionary(type => type.Name);

        var tagged = resources.Where(resource => resource.FindAction("CreateTags") is not null).Select(resource => interfaces["I" + resource.Name]).ToList();

        Assert.That(interfaces.Values.Where(type => type.IsAssignableTo(typeof(ITaggable)) && type != typeof(ITaggable)), Is.EquivalentTo(tagged));
        Assert.That(tagged.Select(type => type.GetProperty("Tags")?.PropertyType), Has.All.EqualTo(typeof(AwsTags)));
        Assert.That(resources.Where(resource => resource.Attributes.Any(attribute => attribute.IsTags) && resource.FindAction("CreateTags") is null), Is.Empty);
    }

    [Test]
    public async Task Tags_are_set_by_keys_and_values()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200, Done).Answer(200, Done);
        await using var aws = Sessions.Over(wire);

        await aws.EC2.Vpc("vpc-1").SetTagsAsync(new() { ["env"] = "dev", ["team"] = "films" });
        await aws.EC2.Instance("i-1").CreateTagsAsync(new Dictionary<string, string> { ["env"] = "" });

        Assert.That(wire.Requests[0].Text, Does.Contain("Action=CreateTags").And.Contain("ResourceId.1=vpc-1")
            .And.Contain("Tag.1.Key=env&Tag.1.Value=dev").And.Contain("Tag.2.Key=team&Tag.2.Value=films"));
        Assert.That(wire.Requests[1].Text, Does.Contain("ResourceId.1=i-1").And.Contain("Tag.1.Key=env&Tag.1.Value="));
    }

    [Test]
    public void Tags_are_removed_by_their_keys()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, Done);
        using var aws = Sessions.Over(wire);

        aws.EC2.Volume("vol-1").RemoveTags("env", "team");

        Assert.That(wire.Request.Text, Does.Contain("Action=DeleteTags").And.Contain("ResourceId.1=vol-1").And.Contain("Tag.1.Key=env").And.Contain("Tag.2.Key=team").And.Not.Contain("Value"));
    }

    [Test]
    public void Tags_are_removed_only_where_they_have_a_value()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, Done);
        using var aws = Sessions.Over(wire);

        aws.EC2.Volume("vol-1").DeleteTags(new Dictionary<string, string> { ["env"] = "dev" });

        Assert.That(wire.Request.Text, Does.Contain("Action=DeleteTags").And.Contain("Tag.1.Key=env&Tag.1.Value=dev"));
    }

    [Test]
    public void To_remove_no_tags_is_not_to_remove_all()
    {
        using var aws = Sessions.Over(new FakeTransport());

        Assert.That(() => aws.EC2.Volume("vol-1").RemoveTags([]), Throws.ArgumentException.With.Message.StartsWith("No tag was given."));
        Assert.That(() => aws.EC2.Volume("vol-1").SetTags([]), Throws.ArgumentException.With.Message.StartsWith("No tag was given."));
    }

    [Test]
    public void What_was_loaded_is_read_anew_after_the_tags_changed()
    {
        var wire = new FakeTransport().Answer(200, Vpc("old")).Answer(200, Done).Answer(200, Vpc("new"));
        using var aws = Sessions.Over(wire);
        var vpc = aws.EC2.Vpc("vpc-1").Load();

        vpc.SetTags(new() { ["env"] = "new" });

        Assert.That(vpc.Tags["env"], Is.EqualTo("new"));
    }

    [Test]
    public async Task All_of_a_collection_are_tagged_and_untagged_in_one_call()
    {
        const string vpcs = "<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId></item><item><vpcId>vpc-2</vpcId></item></vpcSet></DescribeVpcsResponse>";
        var wire = new FakeTransport().Answer(200, vpcs).Answer(200, Done).Answer(200, vpcs).Answer(200, Done);
        await using var aws = Sessions.Over(wire);

        var set = await aws.EC2.Vpcs.SetTagsAsync(new() { ["env"] = "dev" });
        var removed = await aws.EC2.Vpcs.RemoveTagsAsync(["env"]);

        Assert.That((set.Resources, set.Calls, removed.Resources, removed.Calls), Is.EqualTo((2, 1, 2, 1)));
        Assert.That(wire.Requests[1].Text, Does.Contain("ResourceId.1=vpc-1").And.Contain("ResourceId.2=vpc-2").And.Contain("Tag.1.Key=env&Tag.1.Value=dev"));
        Assert.That(wire.Requests[3].Text, Does.Contain("Action=DeleteTags").And.Contain("ResourceId.2=vpc-2").And.Contain("Tag.1.Key=env"));
    }

    private static string Vpc(string env) =>
        $"<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId><tagSet><item><key>env</key><value>{env}</value></item></tagSet></item></vpcSet></DescribeVpcsResponse>";
}

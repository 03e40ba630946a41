using AwsResources.EC2;
using AwsResources.TestKit;

namespace AwsResources.Tests.Resources;

/// <summary>Services that are consistent only in time do not know everywhere what they have just made.</summary>
public sealed class SettlingTests
{
    private const string Created = "<CreateSecurityGroupResponse><groupId>sg-1</groupId></CreateSecurityGroupResponse>";
    private const string Found = "<DescribeSecurityGroupsResponse><securityGroupInfo><item><groupId>sg-1</groupId><groupName>web</groupName></item></securityGroupInfo></DescribeSecurityGroupsResponse>";
    private const string None = "<DescribeSecurityGroupsResponse><securityGroupInfo/></DescribeSecurityGroupsResponse>";

    private static readonly FakeAnswer Unknown = new(400, "<Response><Errors><Error><Code>InvalidGroup.NotFound</Code><Message>The security group 'sg-1' does not exist</Message></Error></Errors></Response>");

    private InstantTime _time = new();

    [SetUp]
    public void StartTheClock() => _time = new InstantTime();

    [Test]
    public async Task What_was_just_made_is_asked_for_until_it_is_known()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200, Created).Answer(Unknown).Answer(200, None).Answer(200, Found);
        await using var aws = Over(wire);

        var group = await Make(aws);
        await group.LoadAsync();

        Assert.That(group.GroupName, Is.EqualTo("web"));
        Assert.That(_time.Waits.Select(wait => wait.TotalMilliseconds), Is.EqualTo(new[] { 250.0, 500 }));
        wire.VerifyAllUsed();
    }

    [Test]
    public async Task Reading_an_attribute_waits_for_it_too()
    {
        var wire = new FakeTransport().Answer(200, Created).Answer(Unknown).Answer(200, Found);
        await using var aws = Over(wire);

        Assert.That((await Make(aws)).GroupName, Is.EqualTo("web"));
    }

    [Test]
    public async Task After_ten_seconds_it_does_not_exist()
    {
        var wire = new FakeTransport().Answer(200, Created).Otherwise(_ => Unknown);
        await using var aws = Over(wire);
        var group = await Make(aws);

        Assert.That(await group.ExistsAsync(), Is.False);

        Assert.That(_time.Waits.Sum(wait => wait.TotalSeconds), Is.InRange(10, 12));
        var requests = wire.Requests.Count;
        Assert.That(await group.ExistsAsync(), Is.False);
        Assert.That(wire.Requests, Has.Count.EqualTo(requests + 1), "it is not new any more");
    }

    [Test]
    public async Task What_was_deleted_again_is_not_waited_for()
    {
        var wire = new FakeTransport().Answer(200, Created).Answer(200, "<DeleteSecurityGroupResponse><return>true</return></DeleteSecurityGroupResponse>").Answer(Unknown);
        await using var aws = Over(wire);
        var group = await Make(aws);

        await group.DeleteAsync();

        Assert.That(await group.ExistsAsync(), Is.False);
        Assert.That(_time.Waits, Is.Empty);
    }

    [Test]
    public void Other_errors_are_told_at_once()
    {
        var wire = new FakeTransport().Answer(200, Created).Answer(403, "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>No.</Message></Error></Errors></Response>");
        using var aws = Over(wire);
        var group = aws.EC2.CreateSecurityGroup(new() { GroupName = "web", Description = "for the web" });

        Assert.That(() => group.Load(), Throws.InstanceOf<AwsServiceException>().With.Property(nameof(AwsServiceException.Code)).EqualTo("UnauthorizedOperation"));
    }

    [Test]
    public void What_somebody_else_made_is_not_waited_for()
    {
        var wire = new FakeTransport().Answer(Unknown);
        using var aws = Over(wire);

        Assert.That(aws.EC2.SecurityGroup("sg-1").Exists(), Is.False);
    }

    [Test]
    public void Services_that_know_at_once_are_asked_once()
    {
        var wire = FakeTransport.ExpectSync().Answer(200).Answer(404);
        using var aws = Over(wire);

        Assert.That(aws.S3.CreateBucket(new() { Bucket = "photos" }).Exists(), Is.False);
    }

    private static Task<ISecurityGroup> Make(AwsSession aws) => aws.EC2.CreateSecurityGroupAsync(new() { GroupName = "web", Description = "for the web" });

    private AwsSession Over(FakeTransport wire) => new(TestClients.Options with { HttpMessageHandler = wire, TimeProvider = _time });
}

using AwsResources.EC2;
using AwsResources.TestKit;

namespace AwsResources.Tests.EC2;

public sealed class InstanceTests
{
    private const string Listing = """
        <DescribeInstancesResponse><reservationSet><item><instancesSet>
          <item>
            <instanceId>i-1</instanceId><instanceType>t3.micro</instanceType><vpcId>vpc-1</vpcId>
            <instanceState><code>16</code><name>running</name></instanceState>
            <tagSet><item><key>env</key><value>dev</value></item></tagSet>
            <blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeId>vol-1</volumeId></ebs></item></blockDeviceMapping>
          </item>
          <item><instanceId>i-2</instanceId><instanceState><code>80</code><name>stopped</name></instanceState></item>
        </instancesSet></item></reservationSet></DescribeInstancesResponse>
        """;

    [Test]
    public void Structures_lists_enumerations_tags_and_references_are_read_of_the_listing()
    {
        var wire = new FakeTransport().Answer(200, Listing);
        using var aws = Sessions.Over(wire);

        var all = aws.EC2.Instances.ToList();

        Assert.Multiple(() =>
        {
            Assert.That(all[0].State.Name == InstanceStateName.Running, Is.True);
            Assert.That(all[0].State.Code, Is.EqualTo(16));
            Assert.That(all[0].InstanceType, Is.EqualTo(InstanceType.T3Micro));
            Assert.That(all[0].Tags["env"], Is.EqualTo("dev"));
            Assert.That(all[1].Tags["env"], Is.Null);
            Assert.That(all[0].BlockDeviceMappings[0].Ebs.VolumeId, Is.EqualTo("vol-1"));
            Assert.That(all[1].Placement.AvailabilityZone, Is.Null);
            Assert.That(all[1].BlockDeviceMappings, Is.Empty);
            Assert.That(all[0].Vpc, Is.EqualTo(aws.EC2.Vpc("vpc-1")));
            Assert.That(all[1].Vpc, Is.Null);
            Assert.That(all[0].InstanceId, Is.EqualTo(all[0].Id));
            Assert.That(wire.Requests, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_filtered_batch_stops_what_the_predicate_lets_through()
    {
        var wire = new FakeTransport().Answer(200, Listing).Answer(200, """
            <StopInstancesResponse><instancesSet><item><instanceId>i-1</instanceId><currentState><name>stopping</name></currentState></item></instancesSet></StopInstancesResponse>
            """);
        await using var aws = Sessions.Over(wire);

        var result = await aws.EC2.Instances.Where(i => i.State.Name == "running" && i.Tags["env"] == "dev").StopAsync(new() { Force = true });

        Assert.That(result.Resources, Is.EqualTo(1));
        Assert.That(wire.Requests[1].Text, Does.Contain("Action=StopInstances").And.Contain("InstanceId.1=i-1").And.Contain("Force=true").And.Not.Contain("i-2"));
    }

    [Test]
    public async Task Nested_options_are_written_by_initializers_alone()
    {
        var wire = new FakeTransport().Answer(200, "<RunInstancesResponse><instancesSet><item><instanceId>i-9</instanceId></item></instancesSet></RunInstancesResponse>");
        await using var aws = Sessions.Over(wire);

        var made = await aws.EC2.CreateInstancesAsync(new()
        {
            ImageId = "ami-1",
            InstanceType = InstanceType.T3Micro,
            MinCount = 1,
            MaxCount = 1,
            TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new() { Key = "env", Value = "dev" }] }],
        });

        Assert.That(made.Single().Id, Is.EqualTo("i-9"));
        Assert.That(wire.Request.Text, Does.Contain("MinCount=1").And.Contain("InstanceType=t3.micro")
            .And.Contain("TagSpecification.1.ResourceType=instance").And.Contain("TagSpecification.1.Tag.1.Key=env").And.Contain("ClientToken="));
    }

    [Test]
    public async Task Where_reading_may_not_load_the_exception_names_the_way_out()
    {
        await using var aws = Sessions.Over(new FakeTransport(), LazyLoading.Forbidden);

        Assert.That(() => aws.EC2.Instance("i-1").State, Throws.TypeOf<AwsNotLoadedException>().With.Message.Contains("LoadAsync"));
    }
}

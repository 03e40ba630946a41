using System.Text.Json.Nodes;
using AwsResources.CloudWatch;
using AwsResources.EC2;
using AwsResources.S3;
using AwsResources.TestKit;

namespace AwsResources.Tests.Resources;

public sealed class ResourceJsonTests
{
    private const string Instances = """
        <DescribeInstancesResponse><reservationSet><item><instancesSet><item>
            <instanceId>i-1</instanceId><instanceType>t3.micro</instanceType><launchTime>2026-01-02T03:04:05.678Z</launchTime><ebsOptimized>true</ebsOptimized>
            <instanceState><code>16</code><name>running</name></instanceState><tagSet><item><key>env</key><value>dev</value></item></tagSet>
            <blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeId>vol-1</volumeId></ebs></item></blockDeviceMapping>
        </item></instancesSet></item></reservationSet></DescribeInstancesResponse>
        """;

    [Test]
    public void A_resource_without_data_is_its_identifiers()
    {
        using var aws = Sessions.Over(new FakeTransport());
        var instance = aws.EC2.Instance("i-1");

        var json = instance.ToJson();

        Assert.That(json, Is.EqualTo("""{"service":"ec2","resource":"Instance","region":"us-west-2","identifiers":{"Id":"i-1"}}"""));
        Assert.That(aws.FromJson<IInstance>(json), Is.EqualTo(instance).And.Property(nameof(IAwsResource.IsLoaded)).False);
        Assert.That(instance.ToJson(indented: true), Does.Contain("\n"));
    }

    [Test]
    public void Loaded_data_comes_along_and_is_read_without_a_call([Values] bool tagsWereRead)
    {
        string json;
        using (var aws = Sessions.Over(new FakeTransport().Answer(200, Instances)))
        {
            var loaded = aws.EC2.Instance("i-1").Load();
            if (tagsWereRead) _ = loaded.Tags;
            json = loaded.ToJson();
        }

        using var other = Sessions.Over(new FakeTransport(), LazyLoading.Forbidden);
        var instance = other.FromJson<IInstance>(json);

        Assert.Multiple(() =>
        {
            Assert.That(instance.IsLoaded, Is.True);
            Assert.That(instance.State.Name, Is.EqualTo(InstanceStateName.Running));
            Assert.That((instance.State.Code, instance.EbsOptimized, instance.InstanceType), Is.EqualTo(((int?)16, (bool?)true, (InstanceType?)InstanceType.T3Micro)));
            Assert.That(instance.LaunchTime, Is.EqualTo(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero)));
            Assert.That((instance.Tags["env"], instance.BlockDeviceMappings[0].Ebs.VolumeId), Is.EqualTo(("dev", "vol-1")));
            Assert.That(instance.Vpc, Is.Null);
        });
    }

    [Test]
    public void What_a_listing_said_stays_what_a_listing_said()
    {
        var wire = new FakeTransport().Answer(200, "<ListBucketResult><Contents><Key>a</Key><Size>3</Size><ETag>\"x\"</ETag></Contents></ListBucketResult>");
        using var aws = Sessions.Over(wire);
        var json = aws.S3.Bucket("photos").Objects.ToList()[0].ToJson();
        using var other = Sessions.Over(new FakeTransport(), LazyLoading.Forbidden);

        var o = other.S3.FromJson<IObject>(json);

        Assert.That((o.IsLoaded, o.Size, o.ETag, o.BucketName), Is.EqualTo((false, (long?)3, "\"x\"", "photos")));
        Assert.That(() => o.ContentType, Throws.TypeOf<AwsNotLoadedException>());
    }

    [Test]
    public void Of_listings_of_several_kinds_each_item_keeps_its_own()
    {
        var wire = new FakeTransport().Answer(200, "<ListVersionsResult><DeleteMarker><Key>b</Key><VersionId>v3</VersionId><IsLatest>true</IsLatest></DeleteMarker></ListVersionsResult>");
        using var aws = Sessions.Over(wire, LazyLoading.Forbidden);
        var marker = aws.S3.Bucket("photos").ObjectVersions.ToList()[0];

        var json = marker.ToJson();

        Assert.That((string?)JsonNode.Parse(json)!["listedAs"], Is.EqualTo("DeleteMarkerEntry"));
        var read = aws.FromJson<IObjectVersion>(json);
        Assert.That((read, read.IsLatest, read.Size), Is.EqualTo((marker, (bool?)true, (long?)null)));
    }

    [Test]
    public void Numbers_moments_and_json_within_text_survive()
    {
        const string alarm = """{"MetricAlarms":[{"AlarmName":"hot","Threshold":0.1,"StateUpdatedTimestamp":1767323045.678,"StateReasonData":"{\"version\":\"1.0\"}","Period":60}]}""";
        using var aws = Sessions.Over(new FakeTransport().Answer(200, alarm, ("Content-Type", "application/x-amz-json-1.0")));
        var hot = aws.CloudWatch.Alarm("hot").Load();

        var read = aws.FromJson<IAlarm>(hot.ToJson());

        Assert.That((read.Threshold, read.Period, read.StateUpdatedTimestamp), Is.EqualTo((hot.Threshold, hot.Period, hot.StateUpdatedTimestamp)));
        Assert.That((string?)read.StateReasonData?["version"], Is.EqualTo("1.0"));
    }

    [Test]
    public void Any_kind_can_be_asked_for()
    {
        using var aws = Sessions.Over(new FakeTransport());

        Assert.That(aws.FromJson<IAwsResource>(aws.SQS.Queue("https://sqs.us-west-2.amazonaws.com/123456789012/jobs").ToJson()).ResourceName, Is.EqualTo("Queue"));
    }

    [Test]
    public void A_service_that_a_program_defined_reads_its_own()
    {
        using var aws = Sessions.Over(new FakeTransport());
        var glue = aws.Define(Path.Combine(TestContext.CurrentContext.TestDirectory, "glue"));
        var database = glue.Resource("Database", "sales");

        var json = database.ToJson();

        Assert.That(glue.FromJson(json), Is.EqualTo(database));
        Assert.That(() => aws.FromJson<IAwsResource>(json), Throws.TypeOf<FormatException>().With.Message.Contains("no resources of glue").And.Message.Contains("service.FromJson"));
    }

    [TestCase("nonsense", "not JSON")]
    [TestCase("[]", "no text 'service'")]
    [TestCase("{}", "no text 'service'")]
    [TestCase("""{"service":"ec2","service":"s3"}""", "not JSON")]
    [TestCase("""{"service":"ec2","resource":7}""", "no text 'resource'")]
    [TestCase("""{"service":"ec3","resource":"Instance"}""", "no resources of ec3. Did you mean 'ec2'")]
    [TestCase("""{"service":"ec2","resource":"Instanze","identifiers":{"Id":"i-1"}}""", "ec2 has no resource 'Instanze'. Did you mean 'Instance'?")]
    [TestCase("""{"service":"ec2","resource":"Vpc","identifiers":{"Id":"vpc-1"}}""", "The JSON is of ec2.Vpc, which is an IVpc, and an IInstance was asked for.")]
    [TestCase("""{"service":"ec2","resource":"Instance"}""", "no object 'identifiers' with Id")]
    [TestCase("""{"service":"ec2","resource":"Instance","identifiers":{"Id":""}}""", "no text 'Id'")]
    [TestCase("""{"service":"ec2","resource":"Instance","region":"eu-west-1","identifiers":{"Id":"i-1"}}""", "is in eu-west-1, and this session calls us-west-2: use session.With(region: \"eu-west-1\")")]
    [TestCase("""{"service":"ec2","resource":"Instance","identifiers":{"Id":"i-1"},"data":[]}""", "data: an object was expected, not a list.")]
    [TestCase("""{"service":"ec2","resource":"Instance","identifiers":{"Id":"i-1"},"data":{"State":{"Code":"sixteen"}}}""", "data.State.Code: '\"sixteen\"' is no Integer.")]
    [TestCase("""{"service":"ec2","resource":"Instance","identifiers":{"Id":"i-1"},"data":{"LaunchTime":"soon"}}""", "data.LaunchTime: '\"soon\"' is no Timestamp.")]
    [TestCase("""{"service":"ec2","resource":"Instance","identifiers":{"Id":"i-1"},"data":{"SecurityGroups":[{"GroupId":{}}]}}""", "data.SecurityGroups[0].GroupId: a text was expected, not an object.")]
    [TestCase("""{"service":"ec2","resource":"Instance","identifiers":{"Id":"i-1"},"data":{"SecurityGroups":{"a":"b"}}}""", "data.SecurityGroups: a list was expected, not an object.")]
    public void What_does_not_fit_is_told(string json, string message)
    {
        using var aws = Sessions.Over(new FakeTransport());

        Assert.That(() => aws.FromJson<IInstance>(json), Throws.TypeOf<FormatException>().With.Message.Contains(message));
    }

    [Test]
    public void What_a_newer_library_wrote_more_is_passed_over()
    {
        using var aws = Sessions.Over(new FakeTransport(), LazyLoading.Forbidden);

        var instance = aws.FromJson<IInstance>("""{"service":"ec2","resource":"Instance","note":1,"identifiers":{"Id":"i-1","Other":"x"},"data":{"KindOfTomorrow":{"A":1},"InstanceType":"t9.huge"}}""");

        Assert.That(instance.InstanceType?.Value, Is.EqualTo("t9.huge"));
    }

    [Test]
    public void What_belongs_to_all_regions_is_read_in_each()
    {
        using var here = Sessions.Over(new FakeTransport());
        using var there = here.With(region: "eu-west-1");

        Assert.That(there.FromJson<IBucket>(here.S3.Bucket("photos").ToJson()).Name, Is.EqualTo("photos"));
        Assert.That(there.FromJson<AwsResources.IAM.IRole>(here.IAM.Role("admin").ToJson()).Name, Is.EqualTo("admin"));
    }

    [Test]
    public void The_service_of_another_is_told()
    {
        using var aws = Sessions.Over(new FakeTransport());

        Assert.That(() => aws.S3.FromJson<IAwsResource>(aws.EC2.Instance("i-1").ToJson()), Throws.TypeOf<FormatException>().With.Message.EqualTo("The JSON is of the service ec2, and was given to s3."));
    }
}

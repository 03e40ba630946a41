using AwsResources.EC2;
using AwsResources.TestKit;

namespace AwsResources.Tests;

public sealed class AwsSessionTests
{
    [Test]
    public async Task Every_service_with_resources_has_a_root_that_calls_nobody()
    {
        var wire = new FakeTransport();
        await using var aws = Sessions.Over(wire);
        var ec2 = aws.EC2;

        Assert.Multiple(() =>
        {
            Assert.That(aws.S3.ToString(), Is.EqualTo("s3"));
            Assert.That(aws.EC2.ToString(), Is.EqualTo("ec2"));
            Assert.That(aws.DynamoDB.ToString(), Is.EqualTo("dynamodb"));
            Assert.That(ec2, Is.SameAs(aws.EC2));
            Assert.That(wire.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task Any_other_service_is_reached_by_its_client()
    {
        await using var aws = Sessions.Over(new FakeTransport());

        Assert.That(aws.Client("lambda").Model.ServiceId, Is.EqualTo("Lambda"));
        Assert.That(aws.ServiceNames, Has.Member("lambda").And.Count.GreaterThan(400));
        Assert.That(() => aws.Client("lamda"), Throws.TypeOf<AwsModelException>().With.Message.Contains("Did you mean 'lambda'"));
    }

    [Test]
    public void A_session_names_where_calls_go_and_no_secret()
    {
        using var aws = Sessions.Over(new FakeTransport());

        Assert.That(aws.ToString(), Is.EqualTo("AwsSession(region=us-west-2, profile=default)"));
        Assert.That(aws.Region, Is.EqualTo("us-west-2"));
    }

    [Test]
    public void Resources_of_two_sessions_are_equal_where_endpoint_region_and_account_are()
    {
        using var here = Sessions.Over(new FakeTransport());
        using var too = Sessions.Over(new FakeTransport());
        using var elsewhere = new AwsSession(TestClients.Options with { Region = "eu-west-1" });

        Assert.That(here.EC2.Instance("i-1"), Is.EqualTo(too.EC2.Instance("i-1")));
        Assert.That(here.EC2.Instance("i-1"), Is.Not.EqualTo(elsewhere.EC2.Instance("i-1")));
        Assert.That(here.EC2.Instance("i-1"), Is.Not.EqualTo(here.EC2.Instance("i-2")));
    }

    [TestCase("AKIDEXAMPLE", "AKIDEXAMPLE", true)]
    [TestCase("AKIDEXAMPLE", "AKIAIOSFODNN7EXAMPLE", false)]
    public void The_account_of_a_session_is_its_access_key(string one, string other, bool equal)
    {
        using var first = new AwsSession(TestClients.Options with { Credentials = null, Environment = With(one) });
        using var second = new AwsSession(TestClients.Options with { Credentials = null, Environment = With(other) });

        Assert.That(first.S3.Bucket("b").Equals(second.S3.Bucket("b")), Is.EqualTo(equal));

        static AwsEnvironment With(string id) => new(new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = id, ["AWS_SECRET_ACCESS_KEY"] = "s" });
    }

    [Test]
    public async Task A_session_that_was_disposed_of_calls_nobody()
    {
        var wire = new FakeTransport();
        var aws = Sessions.Over(wire);
        var bucket = aws.S3.Bucket("photos");
        await aws.DisposeAsync();

        Assert.That(() => bucket.Load(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => aws.EC2, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void An_open_enumeration_compares_with_its_known_values_and_with_text()
    {
        InstanceStateName? state = InstanceStateName.FromValue("running");
        InstanceStateName unknown = "hibernating-soon";

        Assert.Multiple(() =>
        {
            Assert.That(state == InstanceStateName.Running, Is.True);
            Assert.That(state == "running", Is.True);
            Assert.That(state != "stopped", Is.True);
            Assert.That(unknown.Value, Is.EqualTo("hibernating-soon"));
            Assert.That(default(InstanceStateName).Value, Is.Empty);
            Assert.That(default(InstanceStateName), Is.EqualTo(new InstanceStateName("")));
            Assert.That($"{InstanceType.T2Micro} {InstanceStateName.ShuttingDown}", Is.EqualTo("t2.micro shutting-down"));
        });
    }
}

using AwsResources.TestKit;

namespace AwsResources.Tests;

public sealed class DerivedAwsSessionTests
{
    private const string Role = "arn:aws:iam::123456789012:role/reader";

    [Test]
    public void What_is_given_differs_and_all_else_is_the_same()
    {
        using var wire = new FakeTransport();
        using var aws = Sessions.Over(wire, LazyLoading.Forbidden);
        using var there = aws.With(region: "eu-west-1", endpointUrl: "http://localhost:4566");
        using var patient = there.With(options => options with { MaxAttempts = 9 });

        Assert.Multiple(() =>
        {
            Assert.That(there.Options, Is.EqualTo(aws.Options with { Region = "eu-west-1", EndpointUrl = "http://localhost:4566" }));
            Assert.That(patient.Options, Is.EqualTo(there.Options with { MaxAttempts = 9 }));
            Assert.That(there.LazyLoading, Is.EqualTo(LazyLoading.Forbidden));
            Assert.That(there.EC2.Instance("i-1"), Is.Not.EqualTo(aws.EC2.Instance("i-1")));
            Assert.That(wire.Requests, Is.Empty);
        });
    }

    [Test]
    public void A_profile_comes_before_the_credentials_that_the_session_was_given()
    {
        using var aws = new AwsSession(TestClients.Options);
        using var audit = aws.With(profile: "audit");
        using var other = audit.With(credentials: new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "secret-of-a-test"));

        Assert.That(audit.Options.Credentials, Is.Null);
        Assert.That(other.Options.Credentials!.AccessKeyId, Is.EqualTo("AKIAIOSFODNN7EXAMPLE"));
    }

    [Test]
    public void Resources_seen_as_the_same_role_are_equal()
    {
        using var aws = new AwsSession(TestClients.Options);
        using var one = aws.AssumeRole(Role);
        using var same = aws.AssumeRole(Role);
        using var other = aws.AssumeRole("arn:aws:iam::210987654321:role/reader");

        Assert.That(one.EC2.Instance("i-1"), Is.EqualTo(same.EC2.Instance("i-1")));
        Assert.That(one.EC2.Instance("i-1"), Is.Not.EqualTo(other.EC2.Instance("i-1")).And.Not.EqualTo(aws.EC2.Instance("i-1")));
    }

    [Test]
    public void What_there_is_to_choose_from_is_listed()
    {
        var files = new Dictionary<string, string>
        {
            ["/home/me/.aws/config"] = "[default]\n[profile dev]\n[sso-session corp]\n",
            ["/home/me/.aws/credentials"] = "[audit]\n[dev]\n",
        };
        using var aws = new AwsSession(TestClients.Options with { Environment = new AwsEnvironment(new Dictionary<string, string> { ["HOME"] = "/home/me" }, files) });

        Assert.Multiple(() =>
        {
            Assert.That(aws.ProfileNames, Is.EqualTo(["audit", "default", "dev"]));
            Assert.That(aws.ResourceServiceNames, Is.SupersetOf(new[] { "dynamodb", "ec2", "s3" }).And.Ordered);
            Assert.That(aws.Regions("ec2", "aws-cn"), Is.EqualTo(["cn-north-1", "cn-northwest-1"]));
            Assert.That(aws.Regions("iam"), Is.Empty);
            Assert.That(aws.PartitionOf("us-gov-west-1").DnsSuffix, Is.EqualTo("amazonaws.com"));
            Assert.That(aws.Partitions, Has.Count.GreaterThan(5));
        });
    }
}

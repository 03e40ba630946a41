using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Session;

public class SessionRuntimeTests
{
    private static readonly AwsSessionOptions NoRegion = TestClients.Options with { Region = null };

    [Test]
    public void A_service_of_regions_needs_one()
    {
        using var session = new SessionRuntime(NoRegion with { Environment = new AwsEnvironment(new Dictionary<string, string> { ["HOME"] = "/home/me" }) });

        Assert.That(() => session.Client("ec2"), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
            "No region: EC2 has an endpoint in each region. Set AWS_REGION, 'region' in profile 'default' of /home/me/.aws/config, or AwsSessionOptions.Region; for example us-east-1."));
    }

    [TestCase("iam", "https://iam.amazonaws.com/")]
    [TestCase("route53", "https://route53.amazonaws.com/2013-04-01/hostedzone")]
    public void A_service_without_regions_needs_none(string service, string url)
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "<Answer/>"));
        using var session = new SessionRuntime(NoRegion with { HttpMessageHandler = wire });
        session.Client(service).Call(service == "iam" ? "ListUsers" : "ListHostedZones");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Uri, Is.EqualTo(url));
            Assert.That(wire.Request.Header("Authorization"), Does.Contain("/us-east-1/"));
        }
    }

    [Test]
    public void A_service_has_one_client()
    {
        using var session = new SessionRuntime(TestClients.Options);

        var (first, second) = (session.Client("s3"), session.Client("s3"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.SameAs(second));
            Assert.That(first.ToString(), Is.EqualTo("s3 (us-west-2)"));
        }
    }

    [Test]
    public void An_unknown_service_names_near_ones()
    {
        using var session = new SessionRuntime(TestClients.Options);

        Assert.That(() => session.Client("sqss"), Throws.TypeOf<AwsModelException>().With.Message.StartsWith("No service 'sqss'. Did you mean 'sqs'"));
    }

    [Test]
    public void An_option_that_cannot_be_is_named()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Client(TestClients.Options with { Region = "us east" }), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
                "AwsSessionOptions.Region is 'us east'; expected a region's name such as us-east-1 (letters, digits and hyphens)."));
            Assert.That(() => Client(TestClients.Options with { MaxAttempts = 0 }), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
                "AwsSessionOptions.MaxAttempts is 0; expected a whole number of at least 1."));
            Assert.That(() => Client(TestClients.Options with { EndpointUrl = "localhost:4566" }), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
                "AwsSessionOptions.EndpointUrl is 'localhost:4566'; expected an absolute http or https URL."));
        }
    }

    [TestCase(AwsRetryMode.Standard, 3)]
    [TestCase(AwsRetryMode.Adaptive, 3)]
    [TestCase(AwsRetryMode.Legacy, 5)]
    public void A_way_of_retrying_has_its_number_of_attempts(AwsRetryMode mode, int attempts)
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(503));

        Assert.That(() => TestClients.Client("ec2", wire, TestClients.Options with { RetryMode = mode }).Call("DescribeVpcs"),
            Throws.TypeOf<AwsServiceException>().With.Property("Attempts").EqualTo(attempts));
    }

    [Test]
    public void An_endpoint_of_the_environment_is_called()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        var environment = new AwsEnvironment(new Dictionary<string, string> { ["AWS_ENDPOINT_URL_DYNAMODB"] = "http://localhost:8000/base" });
        using var session = new SessionRuntime(TestClients.Options with { HttpMessageHandler = wire, Environment = environment });
        session.Client("dynamodb").Call("ListTables");

        Assert.That(wire.Request.Uri, Is.EqualTo("http://localhost:8000/base"));
    }

    [Test]
    public void The_handler_of_the_caller_survives_the_session()
    {
        using var wire = new FakeTransport().Answer(200, "{}").Answer(200, "{}");
        using (var session = new SessionRuntime(TestClients.Options with { HttpMessageHandler = wire })) session.Client("dynamodb").Call("ListTables");
        using var other = new SessionRuntime(TestClients.Options with { HttpMessageHandler = wire });

        Assert.That(() => other.Client("dynamodb").Call("ListTables"), Throws.Nothing);
    }

    [Test]
    public void A_session_that_was_disposed_of_makes_no_clients()
    {
        var session = new SessionRuntime(TestClients.Options);
        session.Dispose();

        Assert.That(() => session.Client("s3"), Throws.TypeOf<ObjectDisposedException>());
    }

    private static AwsClient Client(AwsSessionOptions options) => new SessionRuntime(options).Client("s3");
}

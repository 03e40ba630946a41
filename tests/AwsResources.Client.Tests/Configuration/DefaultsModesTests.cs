using AwsResources.Client.Configuration;
using AwsResources.Client.Customizations;
using AwsResources.Client.Customizations.S3;
using AwsResources.Client.Session;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Configuration;

internal sealed class DefaultsModesTests
{
    [TestCase("legacy", 60_000, false)]
    [TestCase("standard", 3100, true)]
    [TestCase("in-region", 1100, true)]
    [TestCase("cross-region", 3100, true)]
    [TestCase("mobile", 30_000, true)]
    [TestCase("Mobile", 30_000, true)]
    [TestCase("auto", 3100, true)]
    public void A_mode_has_its_numbers(string mode, int connect, bool isRegional)
    {
        var sut = Configuration(new(), ("AWS_DEFAULTS_MODE", mode));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sut.Get(Settings.ConnectTimeout).Value.TotalMilliseconds, Is.EqualTo(connect));
            Assert.That(sut.Get(S3Settings.RegionalUsEast1).Value, Is.EqualTo(isRegional));
            Assert.That(sut.Get(ServiceSettings.RegionalSts).Value, Is.True);
            Assert.That(sut.Get(Settings.RetryMode).Value, Is.EqualTo(RetryMode.Standard));
        }
    }

    [Test]
    public void A_mode_gives_way_to_whatever_is_said()
    {
        var sut = Configuration(
            new() { DefaultsMode = AwsDefaultsMode.InRegion, ConnectTimeout = TimeSpan.FromSeconds(7) }, ("AWS_RETRY_MODE", "legacy"), ("AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", "legacy"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sut.Get(Settings.ConnectTimeout), Is.EqualTo(new Resolved<TimeSpan>(TimeSpan.FromSeconds(7), "code")));
            Assert.That(sut.Get(Settings.RetryMode), Is.EqualTo(new Resolved<RetryMode>(RetryMode.Legacy, "AWS_RETRY_MODE")));
            Assert.That(sut.Get(S3Settings.RegionalUsEast1).Value, Is.False);
            Assert.That(sut.Get(ServiceSettings.RegionalSts), Is.EqualTo(new Resolved<bool>(true, "default of mode InRegion")));
        }
    }

    [Test]
    public void An_unknown_mode_names_the_choices()
        => Assert.That(() => Configuration(new(), ("AWS_DEFAULTS_MODE", "fast")).Get(Settings.RetryMode), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
            "AWS_DEFAULTS_MODE is 'fast'; expected legacy, standard, in-region, cross-region, mobile or auto."));

    [TestCase("us-west-2", 1100)]
    [TestCase("eu-west-1", 3100)]
    public void A_functions_environment_tells_auto_where_it_is(string here, int connect)
    {
        var sut = Configuration(new() { Region = "us-west-2", DefaultsMode = AwsDefaultsMode.Auto }, ("AWS_EXECUTION_ENV", "AWS_Lambda_dotnet10"), ("AWS_REGION", here));

        Assert.That(sut.Get(Settings.ConnectTimeout).Value.TotalMilliseconds, Is.EqualTo(connect));
        Assert.That(DefaultsModes.IsUndecided(sut), Is.False);
    }

    [TestCase("us-west-2", 1100, true)]
    [TestCase("us-west-2", 1100, false)]
    [TestCase("eu-west-1", 3100, true)]
    [TestCase(null, 3100, true)]
    public async Task An_instance_tells_auto_where_it_is_once_before_the_first_request(string? here, int connect, bool async)
    {
        using var metadata = new FakeTransport().Answer(200, "token").Answer(here is null ? 404 : 200, here ?? "");
        var options = new AwsSessionOptions { Region = "us-west-2", DefaultsMode = AwsDefaultsMode.Auto, Environment = AwsEnvironment.Empty, MetadataTransport = limits => new HttpTransport(limits, metadata) };
        using var server = FaultServer.AnsweringHttp(200, "application/x-amz-json-1.0", "{}");
        using var session = new SessionRuntime(options with { EndpointUrl = server.Url, Credentials = TestClients.Credentials });
        Assert.That(metadata.Requests, Is.Empty);
        for (var i = 0; i < 2; i++) _ = async ? await session.Client("dynamodb").CallAsync("ListTables") : session.Client("dynamodb").Call("ListTables");

        Assert.That(metadata.Requests.Select(request => request.ToString()), Is.EqualTo(
            ["PUT http://169.254.169.254/latest/api/token", "GET http://169.254.169.254/latest/meta-data/placement/region"]));
        Assert.That(metadata.Requests[1].Header("x-aws-ec2-metadata-token"), Is.EqualTo("token"));
        Assert.That(DefaultsModes.ConnectTimeout(DefaultsModes.Between(here, "us-west-2")).TotalMilliseconds, Is.EqualTo(connect));
    }

    [Test]
    public void S3_of_us_east_1_is_reached_by_its_regional_host()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "<ListAllMyBucketsResult/>"));
        foreach (var mode in new AwsDefaultsMode?[] { null, AwsDefaultsMode.Standard })
        {
            using var session = new SessionRuntime(TestClients.Options with { Region = "us-east-1", HttpMessageHandler = wire, DefaultsMode = mode });
            session.Client("s3").Call("ListBuckets");
        }

        Assert.That(wire.Requests.Select(request => request.Host), Is.EqualTo(["s3.amazonaws.com", "s3.us-east-1.amazonaws.com"]));
    }

    [TestCase("regional", "sts.us-west-2.amazonaws.com")]
    [TestCase("legacy", "sts.amazonaws.com")]
    public void Sts_is_asked_in_the_region_or_at_the_global_address(string value, string host)
    {
        using var wire = new FakeTransport().Answer(200, "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>");
        var environment = new AwsEnvironment(new Dictionary<string, string> { ["AWS_STS_REGIONAL_ENDPOINTS"] = value });
        using var session = new SessionRuntime(TestClients.Options with { HttpMessageHandler = wire, Environment = environment });
        session.Client("sts").Call("GetCallerIdentity");

        Assert.That(wire.Request.Host, Is.EqualTo(host));
    }

    private static AwsConfiguration Configuration(AwsSessionOptions options, params (string Name, string Value)[] variables) => SessionConfiguration.Of(
        options with { Environment = new AwsEnvironment(variables.ToDictionary(item => item.Name, item => item.Value)) }, new SessionFamily());
}

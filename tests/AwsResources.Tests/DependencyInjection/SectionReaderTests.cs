using System.Net;
using AwsResources.DependencyInjection;
using Microsoft.Extensions.Configuration;

namespace AwsResources.Tests.DependencyInjection;

internal sealed class SectionReaderTests
{
    [Test]
    public void Every_key_is_read()
    {
        var read = Read(
            ("Region", "eu-west-1"), ("profile", "dev"), ("EndpointUrl", "http://localhost:4566"), ("MaxAttempts", "7"), ("RetryMode", "adaptive"), ("DefaultsMode", "in-region"),
            ("UseFips", "true"), ("UseDualStack", "false"), ("AuthSchemePreference", "sigv4a, sigv4"), ("PreferredProtocol", "smithy-rpc-v2-cbor"),
            ("ModelFolders:0", "/a"), ("ModelFolders:1", "/b"), ("ConnectTimeout", "00:00:01.5"), ("ReadTimeout", "00:00:02"), ("AttemptTimeout", "00:00:03"), ("CallTimeout", "00:10:00"),
            ("CaBundle", "/ca.pem"), ("MaxConnections", "20"), ("TcpKeepAlive", "true"), ("UseMetadataServices", "false"), ("S3ForcePathStyle", "true"), ("S3UseAccelerate", "false"),
            ("LazyLoading", "Logged"), ("RoleArn", "arn:aws:iam::123456789012:role/reader"), ("RoleSessionName", "me"), ("RoleExternalId", "x"), ("RoleDuration", "01:00:00"), ("Proxy", "http://proxy:8080"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Session with { Proxy = null, ModelFolders = null, AuthSchemePreference = null }, Is.EqualTo(new AwsSessionOptions
            {
                Region = "eu-west-1",
                Profile = "dev",
                EndpointUrl = "http://localhost:4566",
                MaxAttempts = 7,
                RetryMode = AwsRetryMode.Adaptive,
                DefaultsMode = AwsDefaultsMode.InRegion,
                UseFips = true,
                UseDualStack = false,
                PreferredProtocol = "smithy-rpc-v2-cbor",
                ConnectTimeout = TimeSpan.FromSeconds(1.5),
                ReadTimeout = TimeSpan.FromSeconds(2),
                AttemptTimeout = TimeSpan.FromSeconds(3),
                CallTimeout = TimeSpan.FromMinutes(10),
                CaBundle = "/ca.pem",
                MaxConnections = 20,
                TcpKeepAlive = true,
                UseMetadataServices = false,
                S3ForcePathStyle = true,
                S3UseAccelerate = false,
            }));
            Assert.That(read.Session.ModelFolders, Is.EqualTo(["/a", "/b"]));
            Assert.That(read.Session.AuthSchemePreference, Is.EqualTo(["sigv4a", "sigv4"]));
            Assert.That(((WebProxy)read.Session.Proxy!).Address, Is.EqualTo(new Uri("http://proxy:8080")));
            Assert.That(read.LazyLoading, Is.EqualTo(LazyLoading.Logged));
            Assert.That((read.RoleArn, read.Role), Is.EqualTo(("arn:aws:iam::123456789012:role/reader", read.Role with { SessionName = "me", ExternalId = "x", Duration = TimeSpan.FromHours(1) })));
        }
    }

    [TestCase("Region", "us east", "AWS:Region is 'us east'; expected a region's name such as us-east-1 (letters, digits and hyphens).")]
    [TestCase("EndpointUrl", "localhost:4566", "AWS:EndpointUrl is 'localhost:4566'; expected an absolute http or https URL.")]
    [TestCase("MaxAttempts", "many", "AWS:MaxAttempts is 'many'; expected a whole number of at least 1.")]
    [TestCase("MaxAttempts", "0", "AWS:MaxAttempts is '0'; expected a whole number of at least 1.")]
    [TestCase("RetryMode", "fast", "AWS:RetryMode is 'fast'; expected Standard, Adaptive, Legacy.")]
    [TestCase("RetryMode", "1", "AWS:RetryMode is '1'; expected Standard, Adaptive, Legacy.")]
    [TestCase("DefaultsMode", "quick", "AWS:DefaultsMode is 'quick'; expected Legacy, Standard, InRegion, CrossRegion, Mobile, Auto.")]
    [TestCase("UseFips", "yes", "AWS:UseFips is 'yes'; expected true or false.")]
    [TestCase("ReadTimeout", "30", "AWS:ReadTimeout is '30'; expected a time of more than nothing, such as 00:00:30 for half a minute.")]
    [TestCase("ReadTimeout", "-00:00:01", "AWS:ReadTimeout is '-00:00:01'; expected a time of more than nothing, such as 00:00:30 for half a minute.")]
    [TestCase("Proxy", "me:secret-of-a-test@proxy", "AWS:Proxy cannot be read; expected the URL of a proxy, such as http://proxy.example.com:8080.")]
    [TestCase("Regoin", "eu-west-1", "AWS:Regoin is no setting of a session. Did you mean 'Region'?")]
    [TestCase("RoleExternalId", "x", "AWS:RoleArn is missing: the section says how a role is assumed, and not which.")]
    public void What_cannot_be_is_named_with_the_choices(string key, string value, string message) =>
        Assert.That(() => Read((key, value)), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(message));

    [Test]
    public void An_unknown_protocol_names_those_that_there_are() =>
        Assert.That(() => Read(("PreferredProtocol", "soap")), Throws.TypeOf<AwsConfigurationException>().With.Message.StartsWith("AWS:PreferredProtocol is 'soap'; expected ").And.Message.Contain("rest-json"));

    [Test]
    public void What_is_the_applications_own_is_left_alone()
    {
        var read = Read(("BucketName", "photos"), ("Profiles:0", "x"), ("Region", ""));

        Assert.That(read, Is.EqualTo(new SectionOptions()));
    }

    [Test]
    public void A_whole_configuration_is_read_as_a_section_is()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("MaxAttempts", "x")]).Build();

        Assert.That(() => SectionReader.Read(configuration), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo("MaxAttempts is 'x'; expected a whole number of at least 1."));
    }

    [Test]
    public void Every_option_that_text_can_say_has_a_key()
    {
        var words = new[] { typeof(string), typeof(TimeSpan?), typeof(int?), typeof(bool?), typeof(IReadOnlyList<string>), typeof(IWebProxy) };
        var options = typeof(AwsSessionOptions).GetProperties()
            .Where(property => words.Contains(property.PropertyType) || Nullable.GetUnderlyingType(property.PropertyType) is { IsEnum: true }).Select(property => property.Name);
        var own = new[] { "LazyLoading", "RoleArn", "RoleSessionName", "RoleExternalId", "RoleDuration" };

        Assert.That(SectionReader.Keys.Select(key => key.Name), Is.EquivalentTo(options.Concat(own)));
    }

    private static SectionOptions Read(params (string Key, string Value)[] values) => SectionReader.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(values.ToDictionary(item => $"AWS:{item.Key}", item => (string?)item.Value)).Build().GetSection("AWS"));
}

using AwsResources.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AwsResources.Tests.DependencyInjection;

internal sealed class AddAwsResourcesTests
{
    [Test]
    public async Task A_session_is_shared_logs_to_the_container_and_is_disposed_of_with_it()
    {
        var time = new InstantTime();
        AwsSession aws;
        await using (var provider = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddAwsResources(options => options with { Region = "eu-west-1" }).BuildServiceProvider())
        {
            aws = provider.GetRequiredService<AwsSession>();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(provider.GetRequiredService<AwsSession>(), Is.SameAs(aws));
                Assert.That(aws.Region, Is.EqualTo("eu-west-1"));
                Assert.That(aws.Options.LoggerFactory, Is.SameAs(provider.GetRequiredService<ILoggerFactory>()));
                Assert.That(aws.Options.TimeProvider, Is.SameAs(time));
                Assert.That(() => aws.Client("s3"), Throws.Nothing);
            }
        }

        Assert.That(() => aws.Client("s3"), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void A_container_without_a_logger_and_a_clock_is_enough()
    {
        using var provider = new ServiceCollection().AddAwsResources().BuildServiceProvider();

        Assert.That(provider.GetRequiredService<AwsSession>().Options, Is.EqualTo(new AwsSessionOptions()));
    }

    [Test]
    public void What_the_container_has_can_be_used_for_the_options()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        using var provider = new ServiceCollection().AddSingleton(TestClients.Credentials)
            .AddAwsResources(
                Section(("AWS:Region", "us-west-2")),
                (container, options) => options with { Credentials = container.GetRequiredService<AwsCredentials>(), Environment = AwsEnvironment.Empty },
                _ => wire)
            .BuildServiceProvider();
        provider.GetRequiredService<AwsSession>().Client("lambda").Call("ListFunctions");

        Assert.That(wire.Request.Host, Is.EqualTo("lambda.us-west-2.amazonaws.com"));
    }

    [Test]
    public async Task A_factory_of_handlers_gives_what_sends()
    {
        using var wire = new FakeTransport().Answer(200, "{}").Answer(200, "{}");
        var services = new ServiceCollection();
        services.AddHttpClient("aws").ConfigurePrimaryHttpMessageHandler(() => wire);
        services.AddAwsResources(
            configure: (_, options) => TestClients.Options with { LoggerFactory = options.LoggerFactory, UseMetadataServices = false },
            handler: container => container.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("aws"));
        await using var provider = services.BuildServiceProvider();
        var aws = provider.GetRequiredService<AwsSession>();
        aws.Client("lambda").Call("ListFunctions");
        await aws.Client("lambda").CallAsync("ListFunctions");

        Assert.That(wire.Requests, Has.Count.EqualTo(2));
        Assert.That(aws.Options.UseMetadataServices, Is.False);
    }

    [Test]
    public void Sessions_stand_beside_each_other_by_their_keys()
    {
        using var provider = new ServiceCollection()
            .AddAwsResources(Section(("AWS:Region", "eu-west-1")))
            .AddKeyedAwsResources("audit", Section(("AWS:Region", "us-east-1")))
            .AddKeyedAwsResources("far", options => options with { Region = "ap-south-1" })
            .AddKeyedSingleton("near", (container, _) => container.GetRequiredService<AwsSession>().With(region: "eu-west-2"))
            .BuildServiceProvider();

        Assert.That(
            new[] { null, "audit", "far", "near" }.Select(key => (key is null ? provider.GetRequiredService<AwsSession>() : provider.GetRequiredKeyedService<AwsSession>(key)).Region),
            Is.EqualTo(["eu-west-1", "us-east-1", "ap-south-1", "eu-west-2"]));
    }

    [Test]
    public void A_role_of_the_configuration_is_assumed()
    {
        using var wire = new FakeTransport().Answer(200, """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAREADER</AccessKeyId>
            <SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
            """).Answer(200, "{}");
        var section = Section(
            ("AWS:RoleArn", "arn:aws:iam::123456789012:role/reader"), ("AWS:RoleSessionName", "me"), ("AWS:RoleExternalId", "x-1"), ("AWS:RoleDuration", "00:30:00"), ("AWS:LazyLoading", "forbidden"));
        using var provider = new ServiceCollection().AddAwsResources(section, (_, _) => TestClients.Options with { HttpMessageHandler = wire }).BuildServiceProvider();
        var aws = provider.GetRequiredService<AwsSession>();
        aws.Client("lambda").Call("ListFunctions");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests[0].Text, Does.Contain("RoleSessionName=me").And.Contain("ExternalId=x-1").And.Contain("DurationSeconds=1800"));
            Assert.That(wire.Requests[1].Header("Authorization"), Does.Contain("Credential=ASIAREADER/"));
            Assert.That(aws.LazyLoading, Is.EqualTo(LazyLoading.Forbidden));
        }
    }

    private static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.ToDictionary(item => item.Key, item => (string?)item.Value)).Build().GetSection("AWS");
}

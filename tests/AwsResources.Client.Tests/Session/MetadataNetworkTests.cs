using AwsResources.Client.Session;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Session;

/// <summary>Only a session of the real world asks the services of containers and instances.</summary>
internal sealed class MetadataNetworkTests
{
    [Test]
    public void The_world_of_the_process_is_asked()
    {
        Assert.That(OffBecause(new()), Is.Null);
        Assert.That(OffBecause(new() { Environment = AwsEnvironment.Current }), Is.Null);
    }

    [Test]
    public void A_world_that_is_made_up_is_not()
    {
        Assert.That(OffBecause(new() { Environment = AwsEnvironment.Empty }), Is.EqualTo("the session's environment is not that of the process"));
        Assert.That(OffBecause(new() { Environment = new AwsEnvironment() }), Is.EqualTo("the session's environment is not that of the process"));
    }

    [Test]
    public void A_handler_of_the_callers_own_is_neither_used_nor_gone_round()
    {
        using var wire = new FakeTransport();

        Assert.That(OffBecause(new() { HttpMessageHandler = wire }), Is.EqualTo("the session sends through an HttpMessageHandler that it was given"));
    }

    [Test]
    public void Code_can_say_whether_they_are()
    {
        using var wire = new FakeTransport();

        Assert.That(OffBecause(new() { HttpMessageHandler = wire, Environment = AwsEnvironment.Empty, UseMetadataServices = true }), Is.Null);
        Assert.That(OffBecause(new() { UseMetadataServices = false }), Is.EqualTo("AwsSessionOptions.UseMetadataServices is false"));
    }

    [Test]
    public async Task A_session_finds_an_instances_role_through_the_transport_that_it_is_given()
    {
        using var wire = new FakeTransport().Answer(200, "t").Answer(200, "r").Answer(200, Credentials.MetadataWorld.Json("2100-01-01T00:00:00Z"));
        using var session = new SessionRuntime(new() { Environment = AwsEnvironment.Empty, MetadataTransport = limits => new HttpTransport(limits, wire) });

        Assert.That((await session.Credentials.GetCredentialsAsync())!.AccessKeyId, Is.EqualTo("AKIDEXAMPLE"));
    }

    private static string? OffBecause(AwsSessionOptions options) => SessionConfiguration.Metadata(options, TimeProvider.System).OffBecause;
}

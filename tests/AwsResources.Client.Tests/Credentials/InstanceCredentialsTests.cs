using AwsResources.Client.Credentials;
using AwsResources.TestKit;
using static AwsResources.Client.Tests.Credentials.MetadataWorld;

namespace AwsResources.Client.Tests.Credentials;

internal sealed class InstanceCredentialsTests
{
    private const string Host = "http://169.254.169.254";
    private const string Roles = Host + "/latest/meta-data/iam/security-credentials/";
    private const string Service = "AWS_EC2_METADATA_SERVICE_ENDPOINT";

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_service_gives_a_token_then_the_role_then_its_credentials(bool async)
    {
        var wire = (async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync()).Answer(200, "t==").Answer(200, "my-role\n").Answer(200, Json(more: ""","Code":"Success" """));
        var found = (await Ask(wire, async)).Credentials!;

        Assert.That(wire.Requests.Select(request => request.ToString()), Is.EqualTo(new[] { $"PUT {Host}/latest/api/token", $"GET {Roles}", $"GET {Roles}my-role" }));
        Assert.That(wire.Requests[0].Header("x-aws-ec2-metadata-token-ttl-seconds"), Is.EqualTo("21600"));
        Assert.That(wire.Requests.Skip(1).Select(request => request.Header("x-aws-ec2-metadata-token")), Is.All.EqualTo("t=="));
        Assert.That((found.AccessKeyId, found.SessionToken, found.Source), Is.EqualTo(("AKIDEXAMPLE", "the-token", Roles + "my-role")));
        Assert.That(found.Expiration, Is.EqualTo(new DateTimeOffset(2026, 1, 2, 9, 0, 0, TimeSpan.Zero)));
    }

    [TestCase(404)]
    [TestCase(405)]
    public async Task A_service_of_version_1_is_asked_without_a_token(int status)
    {
        var wire = new FakeTransport().Answer(status).Answer(200, "role").Answer(200, Json());

        Assert.That((await Ask(wire)).Credentials, Is.Not.Null);
        Assert.That(wire.Requests.Select(request => request.Header("x-aws-ec2-metadata-token")), Is.All.Null);
    }

    [Test]
    public async Task Version_1_can_be_forbidden_by_a_variable()
        => Assert.That((await Ask(new FakeTransport().Answer(405), variables: ("AWS_EC2_METADATA_V1_DISABLED", "true"))).Finding, Is.EqualTo(
            $"{Host}/latest/api/token answered with HTTP status 405, and AWS_EC2_METADATA_V1_DISABLED forbids to ask without a token"));

    [Test]
    public async Task Version_1_can_be_forbidden_by_the_profile()
        => Assert.That((await Ask(new FakeTransport().Answer(404), config: "[default]\nec2_metadata_v1_disabled = true")).Finding, Does.EndWith(
            "ec2_metadata_v1_disabled in /home/user/.aws/config, line 2 forbids to ask without a token"));

    [Test]
    public async Task A_service_that_is_turned_off_is_not_asked_on()
        => Assert.That((await Ask(new FakeTransport().Answer(403))).Finding, Is.EqualTo(
            $"{Host}/latest/api/token answered with HTTP status 403: the metadata service is turned off"));

    [Test]
    public async Task The_service_can_be_turned_off()
        => Assert.That(
            await Ask(new FakeTransport(), variables: ("AWS_EC2_METADATA_DISABLED", "True")), Is.EqualTo(CredentialAnswer.None("AWS_EC2_METADATA_DISABLED is true")));

    [Test]
    public async Task A_machine_that_is_no_instance_has_nothing()
    {
        Assert.That((await Ask(new FakeTransport().Fail(Refused()))).Finding, Is.EqualTo("no metadata service: Nothing listens at 169.254.169.254: the connection was refused."));
        Assert.That((await Ask(new FakeTransport().Fail(Slow()))).Finding, Is.EqualTo("no metadata service: No connection to 169.254.169.254 within 1 s."));
    }

    [Test]
    public async Task An_instance_without_a_role_has_nothing()
        => Assert.That((await Ask(new FakeTransport().Answer(200, "t").Answer(404))).Finding, Is.EqualTo($"{Roles} has no role"));

    [Test]
    public async Task Limit_and_attempts_can_be_set()
    {
        var wire = new FakeTransport().Answer(500).Fail(Slow()).Fail(Slow());
        var answer = await Ask(wire, config: "[default]\nmetadata_service_num_attempts = 3", variables: ("AWS_METADATA_SERVICE_TIMEOUT", "2.5"));

        Assert.That(answer.Finding, Does.EndWith("within 2.5 s."));
        wire.VerifyAllUsed();
    }

    [TestCase("AWS_METADATA_SERVICE_TIMEOUT", "0", "seconds, more than 0 and at most 3600")]
    [TestCase("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "0", "a whole number of at least 1")]
    [TestCase("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://a b", "an absolute http or https URL")]
    [TestCase("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv7", "IPv4 or IPv6")]
    public void A_malformed_setting_is_named(string variable, string value, string expected)
        => Assert.That(() => Ask(new FakeTransport(), variables: (variable, value)), Throws.TypeOf<AwsConfigurationException>()
            .With.Message.EqualTo($"{variable} is '{value}'; expected {expected}."));

    [TestCase("", "GET http://[fd00:ec2::254]/latest/meta-data/iam/security-credentials/")]
    [TestCase("http://localhost:1338/base/", "GET http://localhost:1338/base/latest/meta-data/iam/security-credentials/")]
    public async Task The_address_can_be_set(string endpoint, string asked)
    {
        var wire = new FakeTransport().Answer(200, "t").Answer(404);
        _ = await Ask(wire, config: "[default]\nec2_metadata_service_endpoint_mode = ipv6", variables: (Service, endpoint));

        Assert.That(wire.Requests[1].ToString(), Is.EqualTo(asked));
    }

    [Test]
    public async Task A_service_that_is_not_well_is_asked_again()
    {
        var wire = new FakeTransport().Answer(503).Answer(200, "t").Answer(500).Answer(429).Answer(200, "r").Answer(200, Json());

        Assert.That((await Ask(wire)).Credentials, Is.Not.Null);
        wire.VerifyAllUsed();
    }

    [Test]
    public void A_service_that_does_not_get_well_is_asked_three_times()
    {
        var wire = new FakeTransport().Answer(500).Answer(500).Answer(500);

        Assert.That(() => Ask(wire), Fails($"{Host}/latest/api/token answered with HTTP status 500."));
        wire.VerifyAllUsed();
    }

    [Test]
    public void A_service_that_fails_is_an_error_with_its_address_and_status()
    {
        Assert.That(() => Ask(new FakeTransport().Answer(500), variables: ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "1")), Fails($"{Host}/latest/api/token answered with HTTP status 500."));
        Assert.That(() => Ask(new FakeTransport().Answer(400)), Fails($"{Host}/latest/api/token answered with HTTP status 400."));
        Assert.That(() => Ask(new FakeTransport().Answer(200)), Fails($"{Host}/latest/api/token answered with HTTP status 200 and no token."));
        Assert.That(() => Ask(new FakeTransport().Answer(200, "t").Answer(401)), Fails($"{Roles} answered with HTTP status 401."));
        Assert.That(() => Ask(new FakeTransport().Answer(200, "t").Answer(200, "<html>")), Fails($"{Roles} answered with HTTP status 200 and no name of a role."));
        Assert.That(() => Ask(new FakeTransport().Answer(200, "t").Fail(Slow())), Fails($"{Roles} gave no answer: No connection to 169.254.169.254 within 1 s."));
        Assert.That(() => Ask(new FakeTransport().Answer(200, "t").Answer(200, "r").Answer(404)), Fails($"{Roles}r answered with HTTP status 404."));
        Assert.That(() => Ask(new FakeTransport().Answer(200, "t").Answer(200, "r").Answer(200, "garbage")), Fails($"{Roles}r answered with HTTP status 200 and text that is not JSON."));
        Assert.That(
            () => Ask(new FakeTransport().Answer(200, "t").Answer(200, "r").Answer(200, """{"Code":"AssumeRoleUnauthorizedAccess","Message":"not trusted"}""")),
            Fails($"{Roles}r answered with HTTP status 200 and no credentials (AssumeRoleUnauthorizedAccess: not trusted)."));
    }

    [TestCase("2026-01-02T03:00:00Z")]
    [TestCase("2026-01-02T03:25:00Z")]
    public async Task Credentials_that_the_service_did_not_renew_are_taken_for_a_while_longer(string expiration)
    {
        var time = new InstantTime();
        var wire = new FakeTransport().Answer(200, "t").Answer(200, "r").Answer(200, Json(expiration));
        var chain = new CredentialChain([new InstanceCredentials(Configure(null), Network(wire, time))], time);

        // A quarter of an hour, and the middle of two and ten minutes.
        Assert.That((await chain.GetCredentialsAsync())!.Expiration, Is.EqualTo(time.GetUtcNow().AddMinutes(21)));
    }

    [Test]
    public async Task Credentials_with_time_left_end_when_they_say()
    {
        var wire = new FakeTransport().Answer(200, "t").Answer(200, "r").Answer(200, Json("2026-01-02T03:26:00Z"));

        Assert.That((await Ask(wire)).Credentials!.Expiration, Is.EqualTo(new DateTimeOffset(2026, 1, 2, 3, 26, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_caller_who_gives_up_is_told_so()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var sut = new InstanceCredentials(Configure(null), Network(new FakeTransport(), new InstantTime()));

        Assert.That(async () => await sut.AskAsync(async: true, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Fails(string message)
        => Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(message);

    private static async Task<CredentialAnswer> Ask(FakeTransport wire, bool async = true, string? config = null, params (string Name, string Value)[] variables)
    {
        var asked = new InstanceCredentials(Configure(config, variables), Network(wire, new InstantTime())).AskAsync(async, default);
        if (!async) Assert.That(asked.IsCompleted, Is.True);
        return await asked;
    }
}

using System.Web;
using AwsResources.Client.Credentials;
using AwsResources.Client.Session;
using AwsResources.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests.Credentials;

internal sealed class AssumeRoleCredentialsTests
{
    private const string Keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\n";
    private const string Role = "role_arn = arn:aws:iam::123456789012:role/reader\n";

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_role_is_assumed_with_the_source_profile(bool async)
    {
        using var wire = (async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync()).Answer(200, Sts.Answer("AssumeRole", "ASIAREADER"));
        using var session = Create(wire, $"[default]\n{Role}source_profile = base\nexternal_id = x/1\nrole_session_name = me\nduration_seconds = 900\n[profile base]\n{Keys}");
        var found = (async ? await session.Credentials.GetCredentialsAsync() : session.Credentials.GetCredentials())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.AccessKeyId, found.SessionToken, found.AccountId), Is.EqualTo(("ASIAREADER", "token", "123456789012")));
            Assert.That(found.Expiration, Is.EqualTo(Sts.End));
            Assert.That(wire.Request.Uri, Is.EqualTo("https://sts.us-west-2.amazonaws.com/"));
            Assert.That(wire.Request.Header("Authorization"), Does.Contain("Credential=AKIDEXAMPLE/").And.Contain("/us-west-2/sts/"));
            Assert.That(wire.Request.Text, Is.EqualTo(
                "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Freader&RoleSessionName=me&DurationSeconds=900&ExternalId=x%2F1"));
        }
    }

    [Test]
    public void A_session_without_a_name_is_named_by_its_time()
    {
        using var wire = new FakeTransport().Answer(200, Sts.Answer("AssumeRole", "ASIAREADER"));
        using var session = Create(wire, $"[default]\n{Role}source_profile = default\n{Keys}");
        session.Credentials.GetCredentials();

        Assert.That(Form(wire.Request)["RoleSessionName"], Is.EqualTo($"aws-sdk-dotnet-{Sts.Now.ToUnixTimeSeconds()}"));
    }

    [Test]
    public void A_role_in_a_role_is_assumed_with_the_first_ones_credentials()
    {
        using var wire = new FakeTransport().Answer(200, Sts.Answer("AssumeRole", "ASIAFIRST")).Answer(200, Sts.Answer("AssumeRole", "ASIASECOND"));
        using var session = Create(wire, $"""
            [default]
            role_arn = arn:aws:iam::123456789012:role/second
            source_profile = middle
            [profile middle]
            role_arn = arn:aws:iam::123456789012:role/first
            source_profile = base
            [profile base]
            {Keys}
            """);
        var found = session.Credentials.GetCredentials()!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.AccessKeyId, Is.EqualTo("ASIASECOND"));
            Assert.That(wire.Requests.Select(request => Form(request)["RoleArn"]!.Split('/')[1]), Is.EqualTo(new[] { "first", "second" }));
            Assert.That(wire.Requests[1].Header("Authorization"), Does.Contain("Credential=ASIAFIRST/"));
        }
    }

    [Test]
    public void The_environment_may_be_the_source()
    {
        using var wire = new FakeTransport().Answer(200, Sts.Answer("AssumeRole", "ASIAREADER"));
        using var session = Create(wire, $"[profile p]\n{Role}credential_source = Environment", "p", ("AWS_ACCESS_KEY_ID", "ENV"), ("AWS_SECRET_ACCESS_KEY", "secret"));
        session.Credentials.GetCredentials();

        Assert.That(wire.Request.Header("Authorization"), Does.Contain("Credential=ENV/"));
    }

    [Test]
    public void The_endpoint_for_STS_is_the_configured_one()
    {
        using var wire = new FakeTransport().Answer(200, Sts.Answer("AssumeRole", "ASIAREADER"));
        using var session = Create(wire, $"[default]\n{Role}source_profile = default\n{Keys}", null, ("AWS_ENDPOINT_URL_STS", "http://localhost:4566"));
        session.Credentials.GetCredentials();

        Assert.That(wire.Request.Uri, Is.EqualTo("http://localhost:4566/"));
    }

    [Test]
    public async Task Credentials_are_kept_and_renewed_before_they_end()
    {
        var time = new FakeTimeProvider(Sts.Now);
        using var wire = new FakeTransport().Answer(200, Sts.Answer("AssumeRole", "ASIAFIRST")).Answer(200, Sts.Answer("AssumeRole", "ASIASECOND", Sts.End.AddHours(1)));
        using var session = Create(wire, $"[default]\n{Role}source_profile = default\n{Keys}", time);
        var first = session.Credentials.GetCredentials();
        var kept = session.Credentials.GetCredentials();
        time.Advance(TimeSpan.FromMinutes(55));
        _ = session.Credentials.GetCredentials();
        await ((CredentialChain)session.Credentials).Refreshing;
        var renewed = session.Credentials.GetCredentials();

        Assert.That((first!.AccessKeyId, kept!.AccessKeyId, renewed!.AccessKeyId), Is.EqualTo(("ASIAFIRST", "ASIAFIRST", "ASIASECOND")));
    }

    [TestCase("", "role_arn of profile 'default' (/home/user/.aws/config, line 2) has neither source_profile nor credential_source beside it: it needs exactly one of them.")]
    [TestCase("source_profile = b\ncredential_source = Environment", "role_arn of profile 'default' (/home/user/.aws/config, line 2) has both source_profile and credential_source beside it: it needs exactly one of them.")]
    [TestCase("source_profile = b", "source_profile of profile 'default' (/home/user/.aws/config, line 3) is 'b', and there is no such profile. Profiles: a, default.")]
    [TestCase("source_profile = default", "source_profile of profile 'default' (/home/user/.aws/config, line 3) leads back to profile 'default', which has no keys of its own: default -> default.")]
    [TestCase("source_profile = a", "source_profile of profile 'a' (/home/user/.aws/config, line 6) leads back to profile 'default', which has no keys of its own: default -> a -> default.", Role + "source_profile = default")]
    [TestCase("credential_source = Moon", "credential_source of profile 'default' (/home/user/.aws/config, line 3) is 'Moon'; expected Environment, EcsContainer, Ec2InstanceMetadata.")]
    [TestCase("credential_source = Environment", "No credentials were found for credential_source of profile 'default'. Tried, in this order:\n  environment variables: AWS_ACCESS_KEY_ID is not set")]
    [TestCase("source_profile = a\nduration_seconds = 1h", "duration_seconds of profile 'default' (/home/user/.aws/config, line 4) is '1h'; expected a whole number of seconds, such as 3600.")]
    public void What_a_profile_lacks_is_named(string settings, string message, string other = "region = us-east-1")
    {
        using var wire = new FakeTransport();
        using var session = Create(wire, $"[default]\n{Role}{settings}\n[profile a]\n{other}");

        Assert.That(() => session.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(message));
    }

    [Test]
    public void A_code_that_only_a_device_knows_needs_somebody_to_ask()
    {
        using var wire = new FakeTransport();
        using var session = Create(wire, $"[default]\n{Role}source_profile = default\nmfa_serial = arn:aws:iam::123456789012:mfa/me\n{Keys}");

        Assert.That(() => session.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>().With.Message.StartsWith(
            "mfa_serial of profile 'default' (/home/user/.aws/config, line 4) asks for the code that a device shows, and nobody is there to ask: give AwsSessionOptions.MfaCode a callback."));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_code_of_a_device_is_asked_for_and_sent(bool async)
    {
        var prompts = new List<AwsMfaPrompt>();
        using var wire = (async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync()).Answer(200, Sts.Answer("AssumeRole", "ASIAREADER"));
        using var session = CreateWithDevice(wire, async (prompt, _) =>
        {
            await Task.Yield();
            prompts.Add(prompt);
            return " 123456\n";
        });
        var found = async ? await session.Credentials.GetCredentialsAsync() : session.Credentials.GetCredentials();

        Assert.That(found!.AccessKeyId, Is.EqualTo("ASIAREADER"));
        Assert.That(prompts, Is.EqualTo(new[] { new AwsMfaPrompt("arn:aws:iam::123456789012:mfa/me", "arn:aws:iam::123456789012:role/reader", "default") }));
        Assert.That((Form(wire.Request)["SerialNumber"], Form(wire.Request)["TokenCode"]), Is.EqualTo(("arn:aws:iam::123456789012:mfa/me", "123456")));
    }

    [TestCase("  ", "mfa_serial of profile 'default' (/home/user/.aws/config, line 4) asks for the code that a device shows, and the callback gave none.")]
    [TestCase("xyzzy", "The role in role_arn of profile 'default' (/home/user/.aws/config, line 2) cannot be assumed: ")]
    public void A_code_that_is_none_is_an_error_which_does_not_show_it(string code, string message)
    {
        using var wire = new FakeTransport();
        using var session = CreateWithDevice(wire, (_, _) => new(code));

        Assert.That(() => session.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>().With.Message.StartsWith(message).And.Message.Not.Contains("xyzzy"));
    }

    [Test]
    public void A_refusal_names_the_profile_and_keeps_what_STS_said()
    {
        using var wire = new FakeTransport().Answer(403, Sts.Error("AccessDenied", "You may not."));
        using var session = Create(wire, $"[default]\n{Role}source_profile = default\n{Keys}");

        Assert.That(() => session.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>()
            .With.Message.StartsWith("The role in role_arn of profile 'default' (/home/user/.aws/config, line 2) cannot be assumed: ").And.Message.Contains("AccessDenied")
            .And.InnerException.InstanceOf<AwsServiceException>());
    }

    private static System.Collections.Specialized.NameValueCollection Form(RecordedRequest request) => HttpUtility.ParseQueryString(request.Text);

    private static SessionRuntime Create(FakeTransport wire, string config, string? profile = null, params (string, string)[] variables)
        => Sts.Session(wire, config, profile, new InstantTime(Sts.Now), null, variables);

    private static SessionRuntime CreateWithDevice(FakeTransport wire, Func<AwsMfaPrompt, CancellationToken, ValueTask<string>> ask) => new(new AwsSessionOptions
    {
        Region = "us-west-2",
        Environment = new AwsEnvironment(
            new Dictionary<string, string> { ["HOME"] = "/home/user" },
            new Dictionary<string, string> { ["/home/user/.aws/config"] = $"[default]\n{Role}source_profile = default\nmfa_serial = arn:aws:iam::123456789012:mfa/me\n{Keys}" }),
        HttpMessageHandler = wire,
        TimeProvider = new InstantTime(Sts.Now),
        MfaCode = ask,
    });

    private static SessionRuntime Create(FakeTransport wire, string config, TimeProvider time) => Sts.Session(wire, config, null, time, null);
}

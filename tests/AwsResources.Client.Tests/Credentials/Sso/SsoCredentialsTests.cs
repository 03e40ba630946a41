using AwsResources.TestKit;
using static AwsResources.Client.Tests.Credentials.Sso.SignInWorld;

namespace AwsResources.Client.Tests.Credentials.Sso;

internal sealed class SsoCredentialsTests
{
    private const string Portal = "https://portal.sso.us-east-2.amazonaws.com/federation/credentials?role_name=reader&account_id=123456789012";
    private const string Tokens = "https://oidc.us-east-2.amazonaws.com/token";

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_portal_gives_the_credentials_of_a_role_to_whoever_has_signed_in(bool async)
    {
        using var world = new SignInWorld((async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync()).Answer(200, Role()), Token(Now.AddHours(1)));
        var found = async ? (await world.Session.Credentials.GetCredentialsAsync())! : world.Ask();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Wire.Request.ToString(), Is.EqualTo($"GET {Portal}"));
            Assert.That(world.Wire.Request.Header("x-amz-sso_bearer_token"), Is.EqualTo("the-access-token"));
            Assert.That(world.Wire.Request.Header("Authorization"), Is.Null);
            Assert.That((found.AccessKeyId, found.SecretAccessKey, found.SessionToken), Is.EqualTo(("ASIASSO", "the-secret-key", "the-session-token")));
            Assert.That((found.AccountId, found.Expiration, found.Source), Is.EqualTo(("123456789012", (DateTimeOffset?)Now.AddHours(8), "sso_session 'dev' of profile 'p'")));
            Assert.That(found.Features, Is.EqualTo(new[] { "r", "s" }));
        }
    }

    [Test]
    public void A_profile_of_the_older_kind_says_all_by_itself()
    {
        const string Start = "https://portal.example/start";
        var files = new Dictionary<string, string>
        {
            ["/home/user/.aws/config"] = $"[default]\nsso_start_url = {Start}\nsso_region = us-east-2\nsso_account_id = 123456789012\nsso_role_name = reader\n",
            [CacheNameOf(Start)] = """{"accessToken":"the-access-token","expiresAt":"2026-01-31T13:00:00UTC"}""",
        };
        using var wire = new FakeTransport().Answer(200, Role());
        using var session = Sts.Session(wire, files["/home/user/.aws/config"], null, new InstantTime(Now), files);
        var found = session.Credentials.GetCredentials()!;

        Assert.That(wire.Request.Uri, Is.EqualTo(Portal));
        Assert.That((found.AccessKeyId, string.Join(' ', found.Features)), Is.EqualTo(("ASIASSO", "t u")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_token_that_is_about_to_end_is_renewed_and_kept_for_other_tools(bool async)
    {
        using var wire = (async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync()).Answer(200, NewToken()).Answer(200, Role());
        using var world = new SignInWorld(wire, Token(Now.AddMinutes(14)));
        _ = async ? await world.Session.Credentials.GetCredentialsAsync() : world.Ask();
        var kept = world.Kept;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests[0].ToString(), Is.EqualTo($"POST {Tokens}"));
            Assert.That(wire.Requests[0].Text, Is.EqualTo(
                """{"clientId":"the-client","clientSecret":"the-client-secret","grantType":"refresh_token","refreshToken":"the-refresh-token"}"""));
            Assert.That(wire.Requests[1].Header("x-amz-sso_bearer_token"), Is.EqualTo("new-access-token"));
            Assert.That(kept.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()), Is.EquivalentTo(new Dictionary<string, string>
            {
                ["startUrl"] = "https://portal.example/start",
                ["region"] = "us-east-2",
                ["accessToken"] = "new-access-token",
                ["expiresAt"] = "2026-01-31T20:00:00Z",
                ["clientId"] = "the-client",
                ["clientSecret"] = "the-client-secret",
                ["registrationExpiresAt"] = "2026-03-02T12:00:00Z",
                ["refreshToken"] = "new-refresh-token",
            }));
        }
    }

    [Test]
    public void A_token_that_cannot_be_renewed_is_used_until_it_ends()
    {
        using var wire = new FakeTransport().Answer(Error(400, "InvalidGrantException")).Answer(200, Role());
        using var world = new SignInWorld(wire, Token(Now.AddMinutes(5)));

        Assert.That(world.Ask().AccessKeyId, Is.EqualTo("ASIASSO"));
        Assert.That(wire.Requests[1].Header("x-amz-sso_bearer_token"), Is.EqualTo("the-access-token"));
    }

    [TestCase(null, "There is no sign-in for sso_session 'dev' of profile 'p': " + CachePath + " does not exist. " + Remedy)]
    [TestCase("garbage", "There is no sign-in for sso_session 'dev' of profile 'p': " + CachePath + " does not hold JSON. " + Remedy)]
    [TestCase("[1]", "There is no sign-in for sso_session 'dev' of profile 'p': " + CachePath + " holds JSON that is no object. " + Remedy)]
    [TestCase("""{"accessToken":7}""", "There is no sign-in for sso_session 'dev' of profile 'p': " + CachePath + " has no accessToken. " + Remedy)]
    [TestCase("""{"accessToken":"the-access-token","accessToken":"the-access-token"}""", "There is no sign-in for sso_session 'dev' of profile 'p': " + CachePath + " has no accessToken. " + Remedy)]
    [TestCase("""{"accessToken":"the-access-token","expiresAt":"soon"}""", "There is no sign-in for sso_session 'dev' of profile 'p': " + CachePath + " has no expiresAt that is a time. " + Remedy)]
    [TestCase("""{"accessToken":"the-access-token\n","expiresAt":"2027-01-01T00:00:00Z"}""", "There is no sign-in for sso_session 'dev' of profile 'p': " + CachePath + " has an accessToken that cannot stand in a header. " + Remedy)]
    [TestCase("""{"accessToken":"the-access-token","expiresAt":"2026-01-31T11:59:59Z"}""", "The sign-in of sso_session 'dev' of profile 'p' ended at 2026-01-31 11:59:59Z. " + Remedy)]
    public void A_sign_in_that_is_missing_or_over_is_told_with_what_to_do(string? cache, string message)
    {
        using var world = new SignInWorld(new FakeTransport(), cache);

        Assert.That(world.Fail().Message, Is.EqualTo(message));
    }

    [Test]
    public void A_token_is_not_renewed_by_a_client_whose_registration_is_over()
    {
        using var world = new SignInWorld(new FakeTransport(), Token(Now.AddMinutes(-1), registrationEnd: Now));

        Assert.That(world.Fail().Message, Is.EqualTo($"The sign-in of sso_session 'dev' of profile 'p' ended at 2026-01-31 11:59:00Z. {Remedy}"));
    }

    [Test]
    public void A_renewal_that_is_refused_keeps_what_the_service_said()
    {
        using var world = new SignInWorld(new FakeTransport().Answer(Error(400, "InvalidGrantException")), Token(Now.AddMinutes(-1)));
        var error = world.Fail();

        Assert.That(error.Message, Does.StartWith("The sign-in of sso_session 'dev' of profile 'p' ended at 2026-01-31 11:59:00Z and was not renewed: SSO OIDC CreateToken failed: InvalidGrantException (400): ")
            .And.EndsWith(Remedy));
        Assert.That(error.InnerException, Is.InstanceOf<AwsServiceException>());
    }

    [TestCase("<html>")]
    [TestCase("{}")]
    [TestCase("""{"accessToken":"new-access-token"}""")]
    public void A_renewal_without_a_token_is_an_error(string answer)
    {
        using var world = new SignInWorld(new FakeTransport().Answer(200, answer), Token(Now.AddMinutes(-1)));

        Assert.That(world.Fail().Message, Does.StartWith("The sign-in of sso_session 'dev' of profile 'p' ended at 2026-01-31 11:59:00Z and was not renewed: ").And.EndsWith(". " + Remedy).And.Not.Contain(".."));
    }

    [Test]
    public void A_renewal_without_a_token_leaves_the_one_that_is_still_good()
    {
        using var world = new SignInWorld(new FakeTransport().Answer(200, "{}").Answer(200, Role()), Token(Now.AddMinutes(5)));

        Assert.That(world.Ask().AccessKeyId, Is.EqualTo("ASIASSO"));
    }

    [Test]
    public void A_token_that_is_no_longer_accepted_is_renewed_once()
    {
        using var wire = new FakeTransport().Answer(Error(401, "UnauthorizedException")).Answer(200, NewToken()).Answer(200, Role());
        using var world = new SignInWorld(wire, Token(Now.AddHours(1)));

        Assert.That(world.Ask().AccessKeyId, Is.EqualTo("ASIASSO"));
        Assert.That(wire.Requests[2].Header("x-amz-sso_bearer_token"), Is.EqualTo("new-access-token"));
    }

    [Test]
    public void A_sign_in_after_the_token_was_refused_is_found()
    {
        using var wire = new FakeTransport().Answer(Error(401, "UnauthorizedException")).Answer(200, Role());
        using var world = new SignInWorld(wire, Token(Now.AddHours(1), isRenewable: false));
        Assert.That(world.Fail().Message, Is.EqualTo($"The sign-in of sso_session 'dev' of profile 'p' is no longer accepted. {Remedy}"));
        world.Write(Token(Now.AddHours(1), "new-access-token", isRenewable: false));

        Assert.That(world.Ask().AccessKeyId, Is.EqualTo("ASIASSO"));
        Assert.That(wire.Requests[1].Header("x-amz-sso_bearer_token"), Is.EqualTo("new-access-token"));
    }

    [Test]
    public void A_role_that_is_not_given_is_named()
    {
        using var world = new SignInWorld(new FakeTransport().Answer(Error(403, "ForbiddenException", "No access")), Token(Now.AddHours(1)));

        Assert.That(world.Fail().Message, Does.StartWith("Role 'reader' in account 123456789012 by sso_session 'dev' of profile 'p' cannot be had: SSO GetRoleCredentials failed: ForbiddenException (403): It says No access."));
    }

    [Test]
    public void An_answer_without_credentials_is_an_error()
    {
        using var world = new SignInWorld(new FakeTransport().Answer(200, """{"roleCredentials":{"accessKeyId":"A"}}"""), Token(Now.AddHours(1)));

        Assert.That(world.Fail().Message, Is.EqualTo("Role 'reader' in account 123456789012 by sso_session 'dev' of profile 'p' cannot be had: the service answered without credentials."));
    }

    [Test]
    public async Task Callers_who_come_together_make_one_call_of_each_kind()
    {
        using var wire = new FakeTransport().Answer(200, NewToken()).Answer(200, Role());
        using var world = new SignInWorld(wire, Token(Now.AddMinutes(1)));
        var found = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await world.Session.Credentials.GetCredentialsAsync())));

        Assert.That(found.Distinct().Count(), Is.EqualTo(1));
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_role_may_be_assumed_with_a_sign_in()
    {
        using var wire = new FakeTransport().Answer(200, Role()).Answer(200, Sts.Answer("AssumeRole", "ASIAROLE"));
        var config = $"{Config}\n[profile q]\nrole_arn = arn:aws:iam::123456789012:role/writer\nsource_profile = p\nregion = us-west-2\n";
        using var session = Sts.Session(wire, config, "q", new InstantTime(Now), new() { [CachePath] = Token(Now.AddHours(1)) });

        Assert.That(string.Join(' ', session.Credentials.GetCredentials()!.Features), Is.EqualTo("r s o i"));
        Assert.That(wire.Requests[1].Header("Authorization"), Does.Contain("Credential=ASIASSO/"));
    }
}

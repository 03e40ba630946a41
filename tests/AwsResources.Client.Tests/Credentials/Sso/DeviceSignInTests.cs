using System.Text.Json;
using AwsResources.TestKit;
using static AwsResources.Client.Tests.Credentials.Sso.SignInWorld;

namespace AwsResources.Client.Tests.Credentials.Sso;

internal sealed class DeviceSignInTests
{
    private const string Registered = """{"clientId":"the-client","clientSecret":"the-client-secret","clientSecretExpiresAt":1800000000}""";

    private const string Started = """
        {"deviceCode":"the-device-code","userCode":"ABCD-EFGH","verificationUri":"https://device.example/","verificationUriComplete":"https://device.example/?user_code=ABCD-EFGH","expiresIn":600,"interval":1}
        """;

    [TestCase(true)]
    [TestCase(false)]
    public async Task Somebody_signs_in_and_the_session_goes_on(bool async)
    {
        AwsSignIn? shown = null;
        using var wire = (async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync()).Answer(200, Registered).Answer(200, Started)
            .Answer(Error(400, "AuthorizationPendingException", "authorization_pending")).Answer(Error(400, "SlowDownException", "slow_down")).Answer(200, NewToken()).Answer(200, Role());
        using var world = new SignInWorld(wire, signIn: async (signIn, _) =>
        {
            await Task.Yield();
            shown = signIn;
        });
        var found = async ? (await world.Session.Credentials.GetCredentialsAsync())! : world.Ask();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.AccessKeyId, Is.EqualTo("ASIASSO"));
            Assert.That(shown, Is.EqualTo(new AwsSignIn
            {
                VerificationUri = new Uri("https://device.example/"),
                VerificationUriComplete = new Uri("https://device.example/?user_code=ABCD-EFGH"),
                UserCode = "ABCD-EFGH",
                ExpiresAt = Now.AddMinutes(10),
                Profile = "p",
                StartUrl = "https://portal.example/start",
            }));
            Assert.That(wire.Requests.Select(request => request.Uri).Take(3), Is.EqualTo(new[]
            {
                "https://oidc.us-east-2.amazonaws.com/client/register", "https://oidc.us-east-2.amazonaws.com/device_authorization", "https://oidc.us-east-2.amazonaws.com/token",
            }));
            Assert.That(wire.Requests[0].Text, Is.EqualTo("""{"clientName":"AwsResources","clientType":"public","scopes":["sso:account:access"]}"""));
            Assert.That(Json(wire.Requests[2]).GetProperty("grantType").GetString(), Is.EqualTo("urn:ietf:params:oauth:grant-type:device_code"));
            Assert.That(world.Time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6) }));
            Assert.That((Text(world, "accessToken"), Text(world, "refreshToken"), Text(world, "registrationExpiresAt")), Is.EqualTo(("new-access-token", "new-refresh-token", "2027-01-15T08:00:00Z")));
        }
    }

    [Test]
    public void A_code_that_nobody_enters_ends()
    {
        using var wire = new FakeTransport().Answer(200, Registered).Answer(200, Started).Otherwise(_ => Error(400, "AuthorizationPendingException", "authorization_pending"));
        using var world = new SignInWorld(wire, signIn: (_, _) => default);

        Assert.That(world.Fail().Message, Is.EqualTo("Nobody signed in to https://portal.example/start for sso_session 'dev' of profile 'p' until 2026-01-31 12:10:00Z, when the code ended."));
    }

    [TestCase("AccessDeniedException")]
    [TestCase("ExpiredTokenException")]
    public void A_refusal_is_told(string code)
    {
        using var wire = new FakeTransport().Answer(200, Registered).Answer(200, Started).Answer(Error(400, code, "no"));
        using var world = new SignInWorld(wire, signIn: (_, _) => default);

        Assert.That(world.Fail().Message, Does.StartWith($"The sign-in of sso_session 'dev' of profile 'p' failed: SSO OIDC CreateToken failed: {code} (400): "));
    }

    [TestCase("{}", "clientSecretExpiresAt")]
    [TestCase("""{"clientSecretExpiresAt":1800000000,"clientSecret":"the-client-secret"}""", "clientId")]
    public void A_registration_that_is_not_whole_is_an_error(string answer, string member)
    {
        using var world = new SignInWorld(new FakeTransport().Answer(200, answer), signIn: (_, _) => default);

        Assert.That(world.Fail().Message, Is.EqualTo($"The sign-in of sso_session 'dev' of profile 'p' failed: the service answered without {member}."));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("file:///etc/passwd")]
    public void A_page_that_is_no_page_is_not_shown(string page)
    {
        using var wire = new FakeTransport().Answer(200, Registered).Answer(200, Started.Replace("https://device.example/\"", page + "\"", StringComparison.Ordinal));
        using var world = new SignInWorld(wire, signIn: (_, _) => throw new InvalidOperationException("It is shown."));

        Assert.That(world.Fail().Message, Does.EndWith("the service answered without verificationUri."));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_caller_who_gives_up_ends_the_sign_in(bool async)
    {
        using var stop = new CancellationTokenSource();
        using var wire = new FakeTransport().Answer(200, Registered).Answer(200, Started);
        using var world = new SignInWorld(wire, signIn: (_, _) =>
        {
            stop.Cancel();
            return default;
        });

        Assert.That(
            async () => _ = async ? await world.Session.Credentials.GetCredentialsAsync(stop.Token) : world.Session.Credentials.GetCredentials(stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        wire.VerifyAllUsed();
    }

    [Test]
    public void A_synchronous_caller_who_gives_up_does_not_wait_for_a_person()
    {
        using var stop = new CancellationTokenSource();
        using var wire = new FakeTransport().Answer(200, Registered).Answer(200, Started);
        var never = new TaskCompletionSource();
        using var world = new SignInWorld(wire, signIn: (_, _) =>
        {
            stop.Cancel();
            return new ValueTask(never.Task);
        });

        Assert.That(() => world.Session.Credentials.GetCredentials(stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void What_the_callback_throws_is_the_callers()
    {
        using var wire = new FakeTransport().Answer(200, Registered).Answer(200, Started);
        using var world = new SignInWorld(wire, signIn: (_, _) => throw new NotSupportedException("no browser"));

        Assert.That(world.Ask, Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("no browser"));
    }

    private static string? Text(SignInWorld world, string name) => world.Kept.GetProperty(name).GetString();

    private static JsonElement Json(RecordedRequest request)
    {
        using var document = JsonDocument.Parse(request.Text);
        return document.RootElement.Clone();
    }
}

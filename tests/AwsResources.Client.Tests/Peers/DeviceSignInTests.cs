using System.Text.Json;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Peers;

/// <summary>The sign-in by another device from end to end: a page and a code are shown, the service is asked until somebody was there, and a role's credentials come of it.</summary>
internal sealed class DeviceSignInTests
{
    private const string Role = "/federation/credentials?role_name=reader&account_id=123456789012";

    [Test]
    public async Task Nobody_is_signed_in_until_somebody_has_entered_the_code([Values] bool async)
    {
        var (time, shown) = (new InstantTime(), new List<AwsSignIn>());
        var answers = new Queue<PeerAnswer>([Error("authorization_pending", "AuthorizationPendingException"), Error("slow_down", "SlowDownException"), Token()]);
        using var world = World(time, answers.Dequeue, shown.Add);
        await world.CallAsync(async);
        await world.CallAsync(async);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Keys, Is.EqualTo(new[] { "KEY1EXAMPLE", "KEY1EXAMPLE" }));
            Assert.That(world.AskedBefore.Select(request => request.Target), Is.EqualTo(new[] { "/client/register", "/device_authorization", "/token", "/token", "/token" }));
            Assert.That(world.AskedBefore.Select(request => request.Header("Authorization")), Is.All.Null, "nobody can sign yet");
            Assert.That(time.Waits, Is.EqualTo(new[] { 2, 2, 7 }.Select(seconds => TimeSpan.FromSeconds(seconds))), "the service's pace, and more slowly when it says so");
            Assert.That(shown.Select(page => (page.UserCode, page.VerificationUriComplete.AbsoluteUri)), Is.EqualTo(new[] { ("ABCD-EFGH", "https://device.example/?code=ABCD-EFGH") }));
            Assert.That(Member(world.AskedBefore[0], "clientType"), Is.EqualTo("public"));
            Assert.That(Member(world.AskedBefore[1], "startUrl"), Is.EqualTo("https://corp.example.com/start"));
            Assert.That(Member(world.AskedBefore[4], "deviceCode"), Is.EqualTo("device-of-a-test"));
            Assert.That(Member(world.AskedBefore[4], "grantType"), Is.EqualTo("urn:ietf:params:oauth:grant-type:device_code"));
        }
    }

    [Test]
    public async Task Two_hundred_first_calls_show_one_page([Values] bool async)
    {
        var shown = new List<AwsSignIn>();
        using var world = World(new InstantTime(), Token, shown.Add);
        await world.CallAllAsync(200, async);

        Assert.That((shown.Count, world.Asked.Count, world.AskedBefore.Count), Is.EqualTo((1, 1, 3)));
    }

    [Test]
    public void A_code_that_nobody_enters_ends([Values] bool async)
    {
        using var world = World(new InstantTime(), () => Error("authorization_pending", "AuthorizationPendingException"), _ => { });

        Assert.That(async () => await world.CallAsync(async), Throws.TypeOf<AwsCredentialsException>().With.Message.StartsWith("Nobody signed in to https://corp.example.com/start")
            .And.Message.Not.Contains("secret").And.Message.Not.Contains("of-a-test"));
        Assert.That(world.Keys, Is.Empty);
    }

    [TestCase(400, "access_denied", "AccessDeniedException")]
    [TestCase(400, "expired_token", "ExpiredTokenException")]
    [TestCase(500, "server_error", "InternalServerException")]
    public void A_refusal_is_told(int status, string error, string code)
    {
        using var world = World(new InstantTime(), () => Error(error, code, status), _ => { });

        Assert.That(async () => await world.CallAsync(async: true), Throws.TypeOf<AwsCredentialsException>()
            .With.Message.StartsWith("The sign-in of sso_session 'corp' of profile 'default' failed: ").And.Message.Contains($"({status})").And.Message.Not.Contains("of-a-test"));
    }

    private static PeerWorld World(InstantTime time, Func<PeerAnswer> token, Action<AwsSignIn> show)
    {
        var gate = new Lock();
        PeerAnswer Next()
        {
            lock (gate) return token();
        }

        var peer = ProviderPeer.Sso with
        {
            Files = new Dictionary<string, string>(),
            Before = request => request switch
            {
                { Method: "POST", Target: "/client/register" } => PeerAnswer.Http(
                    200, $$"""{"clientId":"client","clientSecret":"{{ProviderPeer.Secret}}","clientSecretExpiresAt":{{time.GetUtcNow().AddDays(90).ToUnixTimeSeconds()}}}"""),
                { Method: "POST", Target: "/device_authorization" } => PeerAnswer.Http(200, """
                    {"deviceCode":"device-of-a-test","userCode":"ABCD-EFGH","verificationUri":"https://device.example/",
                    "verificationUriComplete":"https://device.example/?code=ABCD-EFGH","expiresIn":600,"interval":2}
                    """),
                { Method: "POST", Target: "/token" } => Next(),
                _ => null,
            },
            Asks = request => request.Target == Role && request.Header("x-amz-sso_bearer_token") == ProviderPeer.Token,
        };
        return new PeerWorld(peer, time, change: options => options with
        {
            SignIn = (page, _) =>
            {
                show(page);
                return default;
            },
        });
    }

    private static PeerAnswer Token() => PeerAnswer.Http(200, $$"""{"accessToken":"{{ProviderPeer.Token}}","expiresIn":28800,"tokenType":"Bearer"}""");

    private static PeerAnswer Error(string error, string code, int status = 400) =>
        PeerAnswer.Http(status, $$"""{"error":"{{error}}"}""", ("x-amzn-ErrorType", code));

    private static string? Member(RecordedRequest request, string name)
    {
        using var document = JsonDocument.Parse(request.Text);
        return document.RootElement.GetProperty(name).GetString();
    }
}

using AwsResources.Client.Tests.Credentials.Sso;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Tokens;

public class BearerTokensTests
{
    private const string Variable = "AWS_BEARER_TOKEN_BEDROCK";

    [Test]
    public void A_token_of_the_environment_comes_before_signatures()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        Client(wire, Options("from-environment")).Call("ListFoundationModels");

        Assert.That(wire.Request.Header("Authorization"), Is.EqualTo("Bearer from-environment"));
    }

    [Test]
    public void Without_a_token_the_service_is_called_with_a_signature()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        Client(wire, TestClients.Options).Call("ListFoundationModels");

        Assert.That(wire.Request.Header("Authorization"), Does.StartWith("AWS4-HMAC-SHA256 "));
    }

    [Test]
    public void A_token_of_another_service_does_not_count()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        TestClients.Client("lambda", wire, Options("from-environment")).Call("ListFunctions");

        Assert.That(wire.Request.Header("Authorization"), Does.StartWith("AWS4-HMAC-SHA256 "));
    }

    [Test]
    public void A_preference_in_code_beats_the_token_of_the_environment()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        Client(wire, Options("from-environment") with { AuthSchemePreference = ["sigv4"] }).Call("ListFoundationModels");

        Assert.That(wire.Request.Header("Authorization"), Does.StartWith("AWS4-HMAC-SHA256 "));
    }

    [Test]
    public async Task A_provider_in_code_is_asked_where_tokens_are_preferred([Values] bool async)
    {
        using var wire = new FakeTransport { Style = async ? CallStyle.AsyncOnly : CallStyle.SyncOnly }.Answer(200, "{}");
        var client = Client(wire, Options("from-environment") with { TokenProvider = new Fixed(new("from-code")), AuthSchemePreference = ["httpBearerAuth"] });
        if (async) await client.CallAsync("ListFoundationModels");
        else client.Call("ListFoundationModels");

        Assert.That(wire.Request.Header("Authorization"), Is.EqualTo("Bearer from-code"));
    }

    [Test]
    public async Task The_sign_in_of_the_profile_gives_a_token_where_tokens_are_preferred([Values] bool async)
    {
        using var wire = new FakeTransport { Style = async ? CallStyle.AsyncOnly : CallStyle.SyncOnly }.Answer(200, SignInWorld.NewToken()).Answer(200, "{}").Answer(200, "{}");
        var client = Client(wire, SignedIn(SignInWorld.Token(new DateTimeOffset(2026, 1, 2, 3, 5, 0, TimeSpan.Zero))));
        for (var i = 0; i < 2; i++)
        {
            if (async) await client.CallAsync("ListFoundationModels");
            else client.Call("ListFoundationModels");
        }

        Assert.That(wire.Requests[0].Uri, Is.EqualTo("https://oidc.us-east-2.amazonaws.com/token"));
        Assert.That(wire.Requests.Skip(1).Select(request => request.Header("Authorization")), Is.All.EqualTo("Bearer new-access-token"));
    }

    [Test]
    public void A_sign_in_that_is_over_names_the_call_and_what_to_do()
    {
        using var wire = new FakeTransport();
        var client = Client(wire, SignedIn("{}"));

        Assert.That(() => client.Call("ListFoundationModels"), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(
            $"Bedrock ListFoundationModels: There is no sign-in for sso_session 'dev' of profile 'p': {SignInWorld.CachePath} has no accessToken. {SignInWorld.Remedy}"));
    }

    [Test]
    public void A_token_that_ended_is_not_sent()
    {
        using var wire = new FakeTransport();
        var ended = new Fixed(new("from-code", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));

        Assert.That(() => Client(wire, TestClients.Options with { TokenProvider = ended, AuthSchemePreference = ["httpBearerAuth"] }).Call("ListFoundationModels"),
            Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo("Bedrock ListFoundationModels: The bearer token of AwsSessionOptions.TokenProvider ended at 2026-01-02 03:04:05Z."));
    }

    [Test]
    public void Without_any_token_the_message_names_what_was_tried()
    {
        using var wire = new FakeTransport();

        Assert.That(() => Client(wire, TestClients.Options with { AuthSchemePreference = ["httpBearerAuth"] }).Call("ListFoundationModels"),
            Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(
                "Bedrock ListFoundationModels is authorised by a bearer token, and none was found. Tried: AwsSessionOptions.TokenProvider, AWS_BEARER_TOKEN_BEDROCK, sso_session of profile 'default'."));
    }

    [Test]
    public void A_token_is_never_sent_in_the_clear_to_another_machine()
    {
        using var wire = new FakeTransport();

        Assert.That(() => Client(wire, Options("from-environment") with { EndpointUrl = "http://bedrock.internal" }).Call("ListFoundationModels"),
            Throws.TypeOf<AwsEndpointException>().With.Message.EqualTo(
                "Bedrock ListFoundationModels is authorised by a bearer token, which is never sent over plain http to another machine (bedrock.internal). Use an https endpoint."));
    }

    [TestCase("http://localhost:4566")]
    [TestCase("http://127.0.0.1:4566")]
    [TestCase("http://[::1]:4566")]
    public void A_token_may_be_sent_in_the_clear_within_this_machine(string endpointUrl)
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        Client(wire, Options("from-environment") with { EndpointUrl = endpointUrl }).Call("ListFoundationModels");

        Assert.That(wire.Request.Header("Authorization"), Is.EqualTo("Bearer from-environment"));
    }

    [Test]
    public void A_token_that_cannot_stand_in_a_header_is_refused_without_being_shown()
    {
        using var wire = new FakeTransport();

        Assert.That(() => Client(wire, Options("to\r\nken")).Call("ListFoundationModels"), Throws.TypeOf<AwsConfigurationException>()
            .With.Message.StartsWith("AWS_BEARER_TOKEN_BEDROCK holds no token.").And.Message.Not.Contain("ken\r").And.Message.Not.Contain("to\r"));
    }

    [Test]
    public void Text_about_a_token_does_not_show_it() => Assert.That(new AwsToken("hidden").ToString(), Is.EqualTo("AwsToken()"));

    private static AwsClient Client(HttpMessageHandler wire, AwsSessionOptions options) => TestClients.Client("bedrock", wire, options);

    private static AwsSessionOptions SignedIn(string kept) => TestClients.Options with
    {
        Profile = "p",
        AuthSchemePreference = ["httpBearerAuth"],
        Environment = new AwsEnvironment(
            new Dictionary<string, string> { ["HOME"] = "/home/user" },
            new Dictionary<string, string> { ["/home/user/.aws/config"] = SignInWorld.Config, [SignInWorld.CachePath] = kept }),
    };

    private static AwsSessionOptions Options(string token) =>
        TestClients.Options with { Environment = new AwsEnvironment(new Dictionary<string, string> { [Variable] = token }) };

    private sealed class Fixed(AwsToken token) : IAwsTokenProvider
    {
        public AwsToken? GetToken(CancellationToken cancellationToken = default) => token;
    }
}

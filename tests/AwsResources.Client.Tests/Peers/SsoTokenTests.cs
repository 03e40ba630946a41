using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Peers;

/// <summary>The token of a sign-in, from end to end: it is renewed by its service, with all that can go wrong there.</summary>
internal sealed class SsoTokenTests
{
    private const string Place = "The sign-in of sso_session 'corp' of profile 'default' ended at 2026-01-01 00:00:00Z";

    [Test]
    public async Task Two_hundred_first_calls_renew_it_once_and_it_serves_until_it_ends([Values] bool async)
    {
        var time = new InstantTime();
        using var world = new PeerWorld(ProviderPeer.Sso, time);
        await world.CallAllAsync(200, async);
        await Delay.WaitAsync(TimeSpan.FromHours(2), time, async: false, default);
        await world.CallAsync(async);

        Assert.That((world.AskedBefore.Count(ProviderPeer.IsToken), world.Asked.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_refusal_is_told_with_what_to_do_and_forgotten_when_it_is_over([Values(400, 403, 404, 500, 503)] int status, [Values] bool async)
    {
        var answer = PeerAnswer.Http(status, """{"error":"invalid_grant","error_description":"no"}""");
        using var world = Failing(() => answer);

        Assert.That(async () => await world.CallAsync(async), Fails($"({status})"));
        Assert.That(world.AskedBefore, Has.Count.EqualTo(status >= 500 ? 3 : 1));
        answer = null;
        await world.CallAsync(async);
        Assert.That(world.Keys, Is.EqualTo(new[] { "KEY1EXAMPLE" }));
    }

    [Test]
    public void Silence_ends_with_the_limit_of_an_attempt([Values] bool async)
    {
        using var world = Failing(() => PeerAnswer.Silence, TimeSpan.FromSeconds(0.5));

        Assert.That(async () => await world.CallAsync(async), Fails("did not answer within 0.5 s"));
    }

    [TestCase("garbage")]
    [TestCase("{}")]
    [TestCase("""{"accessToken":"hush""")]
    [TestCase("""{"accessToken":"hush hush","expiresIn":100}""")]
    public void Garbage_is_told_and_not_quoted(string garbage)
    {
        using var world = Failing(() => PeerAnswer.Http(200, garbage));

        Assert.That(async () => await world.CallAsync(async: true), Throws.TypeOf<AwsCredentialsException>()
            .With.Message.Contains("sso_session 'corp' of profile 'default'").And.Message.Contains("aws sso login").And.Message.Not.Contains("hush"));
    }

    [Test]
    public async Task A_token_that_was_signed_out_elsewhere_is_renewed()
    {
        var tokens = 0;
        var before = ProviderPeer.Sso.Before;
        var peer = ProviderPeer.Sso with
        {
            Before = request =>
            {
                if (ProviderPeer.IsToken(request)) return PeerAnswer.Http(200, $$"""{"accessToken":"{{(++tokens == 1 ? "signed-out" : ProviderPeer.Token)}}","expiresIn":28800,"refreshToken":"{{ProviderPeer.Secret}}-refresh"}""");
                return request.Header("x-amz-sso_bearer_token") == "signed-out" ? PeerAnswer.Http(401, """{"message":"Session token not found or invalid"}""", ("x-amzn-ErrorType", "UnauthorizedException")) : before(request);
            },
        };
        using var world = new PeerWorld(peer, new InstantTime());
        await world.CallAsync(async: true);

        Assert.That((world.Keys[0], tokens), Is.EqualTo(("KEY1EXAMPLE", 2)));
    }

    private static PeerWorld Failing(Func<PeerAnswer?> answer, TimeSpan? limit = null)
    {
        var before = ProviderPeer.Sso.Before;
        return new PeerWorld(ProviderPeer.Sso with { Before = request => ProviderPeer.IsToken(request) ? answer() ?? before(request) : null }, new InstantTime(), limit);
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Fails(string word) => Throws.TypeOf<AwsCredentialsException>()
        .With.Message.StartsWith(Place).And.Message.Contains(word).And.Message.Contains("aws sso login").And.Message.Not.Contains("secret");
}

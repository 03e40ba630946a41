using AwsResources.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests.Peers;

/// <summary>Each provider of credentials from end to end, over real connections, with all that can go wrong at the other end.</summary>
[TestFixtureSource(typeof(ProviderPeer), nameof(ProviderPeer.All))]
internal sealed class ProviderTests(ProviderPeer provider)
{
    private const int Callers = 200;

    [Test]
    public async Task Two_hundred_first_calls_ask_once([Values] bool async)
    {
        using var world = new PeerWorld(provider, new InstantTime());
        await world.CallAllAsync(Callers, async);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Asked, Has.Count.EqualTo(1));
            Assert.That(world.AskedBefore.Select(request => request.ToString()), Is.Unique, "a token, a list of roles: each once");
            Assert.That(world.Keys, Is.All.EqualTo("KEY1EXAMPLE").And.Exactly(Callers).Items);
        }
    }

    [Test]
    public async Task Two_hundred_first_calls_share_one_failure()
    {
        using var world = new PeerWorld(provider, new InstantTime());
        var gate = new TaskCompletionSource();
        world.Instead = async _ =>
        {
            await gate.Task;
            return PeerAnswer.Http(403);
        };
        var calls = Enumerable.Range(0, Callers).Select(_ => world.CallAsync(async: true)).ToArray();
        gate.SetResult();

        foreach (var call in calls) Assert.That(async () => await call, Throws.TypeOf<AwsCredentialsException>());
        Assert.That(world.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_slow_refresh_keeps_no_call_waiting_while_the_credentials_are_good([Values(46, 55)] int minutes, [Values] bool async)
    {
        if (minutes < provider.RenewsAfter) Assert.Pass($"{provider} asks for new ones after {provider.RenewsAfter} minutes.");
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var (asked, gate) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        using var world = new PeerWorld(provider, time);
        await world.CallAsync(async);
        world.Instead = async _ =>
        {
            asked.TrySetResult();
            await gate.Task;
            return null;
        };
        time.Advance(TimeSpan.FromMinutes(minutes));
        await world.CallAllAsync(Callers, async);
        await asked.Task;

        Assert.That(world.Keys, Is.All.EqualTo("KEY1EXAMPLE").And.Exactly(Callers + 1).Items);
        Assert.That(world.Asked, Has.Count.EqualTo(2));
        gate.SetResult();
        await world.Chain.Refreshing;
        await world.CallAsync(async);
        Assert.That(world.Keys[^1], Is.EqualTo("KEY2EXAMPLE"));
    }

    [Test]
    public async Task A_refusal_is_told_with_its_place_and_forgotten_when_it_is_over([Values(403, 404, 500, 503)] int status, [Values] bool async)
    {
        using var world = new PeerWorld(provider, new InstantTime()) { Instead = _ => new(PeerAnswer.Http(status)) };

        Assert.That(async () => await world.CallAsync(async), Fails(provider.Place, $"{status}"));
        Assert.That(world.Asked, Has.Count.EqualTo(status >= 500 ? ProviderPeer.AttemptsIfAnswered : 1));
        await RecoversAsync(world, async);
    }

    [Test]
    public async Task Silence_ends_with_the_limit_of_an_attempt([Values] bool async)
    {
        using var world = new PeerWorld(provider, new InstantTime(), TimeSpan.FromSeconds(0.5)) { Instead = _ => new(PeerAnswer.Silence) };

        Assert.That(async () => await world.CallAsync(async), Fails(provider.Place, "did not answer within 0.5 s"));
        Assert.That(world.Asked, Has.Count.EqualTo(provider.SilentAttempts));
    }

    [Test]
    public async Task Connections_that_break_are_told_and_forgotten_when_that_is_over([Values] bool async)
    {
        using var world = new PeerWorld(provider, new InstantTime()) { Instead = _ => new(PeerAnswer.Reset) };

        Assert.That(async () => await world.CallAsync(async), Fails(provider.Place, "127.0.0.1"));
        Assert.That(world.Asked, Has.Count.GreaterThanOrEqualTo(provider.SilentAttempts));
        await RecoversAsync(world, async);
    }

    [Test]
    public async Task Garbage_is_told_and_what_may_be_a_secret_is_not_quoted(
        [Values("", "garbage", "<html>", "[1]", "{}", """{"SecretAccessKey":"hush""", """{"AccessKeyId":"KEYEXAMPLE","SecretAccessKey":"hush","Token":1}""")] string garbage)
    {
        using var world = new PeerWorld(provider, new InstantTime()) { Instead = _ => new(PeerAnswer.Http(200, garbage)) };

        Assert.That(async () => await world.CallAsync(async: true), Fails(provider.Place).And.Message.Not.Contains("hush"));
        await RecoversAsync(world, async: true);
    }

    [Test]
    public async Task Half_an_answer_is_none([Values] bool async)
    {
        using var world = new PeerWorld(provider, new InstantTime());
        world.Instead = _ => new(world.Credentials("KEYXEXAMPLE", TimeSpan.FromHours(1)).Half());

        Assert.That(async () => await world.CallAsync(async), Fails(provider.Place, "in the middle of its answer"));
        await RecoversAsync(world, async);
    }

    [Test]
    public async Task What_has_ended_already_is_taken_only_from_instances([Values] bool async)
    {
        using var world = new PeerWorld(provider, new InstantTime());
        world.Instead = _ => new(world.Credentials("OLDKEYEXAMPLE", TimeSpan.FromMinutes(-1)));
        if (!provider.Extends)
        {
            Assert.That(async () => await world.CallAsync(async), Throws.TypeOf<AwsCredentialsException>().With.Message.Contains(" ended at "));
            await RecoversAsync(world, async);
            return;
        }

        await world.CallAsync(async);
        var extended = (await world.Chain.GetCredentialsAsync())!.Expiration;
        Assert.That((world.Keys, extended), Is.EqualTo((new[] { "OLDKEYEXAMPLE" }, world.Time.GetUtcNow().AddMinutes(25))));
    }

    [Test]
    public async Task A_clock_that_is_off_by_twenty_minutes_is_corrected([Values(20, -20)] int minutes, [Values] bool async)
    {
        var time = new InstantTime();
        using var world = new PeerWorld(provider, time) { PeersTime = () => time.GetUtcNow().AddMinutes(minutes) };
        await world.CallAsync(async);
        var keys = world.Keys.Count;
        await world.CallAsync(async);

        Assert.That(world.Keys, Is.EqualTo(new[] { "KEY1EXAMPLE", "KEY1EXAMPLE", "KEY1EXAMPLE" }), "once refused, once corrected, then remembered");
        Assert.That(keys, Is.EqualTo(2));
    }

    [Test]
    public async Task A_diagnosis_names_the_provider_that_failed()
    {
        using var world = new PeerWorld(provider, new InstantTime()) { Instead = _ => new(PeerAnswer.Http(403)) };
        var diagnosis = await Client.Diagnosis.SessionDiagnosis.MakeAsync(world.Session, async: true, default);
        var failed = diagnosis.Credentials.Single(finding => finding.Outcome is AwsCredentialOutcome.Failed);

        Assert.That(failed.Detail, Does.Contain(provider.Place).And.Contain("403"));
        Assert.That(diagnosis.ToString() + diagnosis.ToJson(), Does.Not.Contain("secret").And.Not.Contain(ProviderPeer.Token));
    }

    [Test]
    public async Task Whoever_is_called_for_them_is_told_by_which_way()
    {
        using var world = new PeerWorld(provider, new InstantTime());
        await world.CallAsync(async: true);
        var told = world.Asked[0].Header("User-Agent")?.Split(" m/") is [_, var features] ? features.Split(' ')[0].Split(',') : [];

        // The services of containers and instances are no AWS services, and know no such ids.
        Assert.That(told.Intersect((await world.Chain.GetCredentialsAsync())!.Features), Is.EquivalentTo(provider.Name switch
        {
            "web identity" => ["h", "k"],
            "assumed role" => ["n", "o", "i"],
            "SSO" => ["r", "s"],
            "login" => ["AC", "AD"],
            _ => Array.Empty<string>(),
        }));
    }

    private static async Task RecoversAsync(PeerWorld world, bool async)
    {
        world.Instead = null;
        await world.CallAsync(async);
        Assert.That(world.Keys[^1], Does.StartWith("KEY"));
    }

    private static NUnit.Framework.Constraints.Constraint Fails(params string[] words)
    {
        var fails = Throws.TypeOf<AwsCredentialsException>().With.Message.Not.Contains("secret").And.Message.Not.Contains(ProviderPeer.Token);
        return words.Aggregate(fails, (constraint, word) => constraint.And.Message.Contains(word));
    }
}

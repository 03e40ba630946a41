using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Peers;

/// <summary>Credentials that the called service takes as ended, though they are not by our clock: others are asked for, once.</summary>
[TestFixtureSource(typeof(ProviderPeer), nameof(ProviderPeer.All))]
internal sealed class EndedCredentialsTests(ProviderPeer provider)
{
    [Test]
    public async Task Others_are_asked_for_and_the_call_is_made_again([Values] bool async)
    {
        using var world = new PeerWorld(provider, new InstantTime()) { HasEnded = key => key == "KEY1EXAMPLE" };
        await world.CallAsync(async);
        await world.CallAsync(async);

        Assert.That(world.Keys, Is.EqualTo(new[] { "KEY1EXAMPLE", "KEY2EXAMPLE", "KEY2EXAMPLE" }));
        Assert.That(world.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Two_hundred_calls_ask_for_others_once([Values] bool async)
    {
        using var world = new PeerWorld(provider, new InstantTime());
        await world.CallAsync(async);
        world.HasEnded = key => key == "KEY1EXAMPLE";
        await world.CallAllAsync(200, async);

        Assert.That(world.Asked, Has.Count.EqualTo(2));
        Assert.That(world.Keys.Count(key => key == "KEY2EXAMPLE"), Is.EqualTo(200));
    }

    [Test]
    public void Others_that_have_ended_as_well_end_the_call([Values] bool async)
    {
        using var world = new PeerWorld(provider, new InstantTime()) { HasEnded = _ => true };

        Assert.That(async () => await world.CallAsync(async), Throws.InstanceOf<AwsServiceException>().With.Property("Code").EqualTo("ExpiredTokenException").And.Property("Attempts").EqualTo(2));
        Assert.That(world.Keys, Is.EqualTo(new[] { "KEY1EXAMPLE", "KEY2EXAMPLE" }));
    }

    [Test]
    public async Task A_clock_twenty_minutes_behind_keeps_them_too_long_which_does_no_harm([Values] bool async)
    {
        var time = new InstantTime();
        using var world = new PeerWorld(provider, time) { PeersTime = () => time.GetUtcNow().AddMinutes(20) };
        await world.CallAsync(async);
        var end = time.GetUtcNow().AddMinutes(60);
        world.HasEnded = key => key == "KEY1EXAMPLE" && time.GetUtcNow() >= end;
        await Delay.WaitAsync(TimeSpan.FromMinutes(61), time, async: false, default);
        await world.CallAsync(async);

        // Where the peer tells how long they live, and not until when, they are known to have ended.
        var refused = provider.Name == "login" ? Array.Empty<string>() : ["KEY1EXAMPLE"];
        Assert.That(world.Keys, Is.EqualTo(new[] { "KEY1EXAMPLE", "KEY1EXAMPLE" }.Concat(refused).Append("KEY2EXAMPLE")));
        Assert.That(world.Asked.Count - (provider.Name == "assumed role" ? 1 : 0), Is.EqualTo(2));
    }
}

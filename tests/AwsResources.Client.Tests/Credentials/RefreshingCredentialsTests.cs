using AwsResources.Client.Credentials;
using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests.Credentials;

internal sealed class RefreshingCredentialsTests
{
    private FakeTimeProvider _time = new();
    private int _fetches;
    private Exception? _failure;
    private TaskCompletionSource? _hold;

    [SetUp]
    public void Reset() => (_time, _fetches, _failure, _hold) = (new(), 0, null, null);

    [Test]
    public async Task They_are_kept_until_a_quarter_of_an_hour_is_left()
    {
        var sut = CreateSut();
        var first = await Get(sut);
        _time.Advance(TimeSpan.FromMinutes(44));
        var kept = await Get(sut);
        Assert.That((kept, _fetches), Is.EqualTo((first, 1)));

        _time.Advance(TimeSpan.FromMinutes(2));
        _ = await Get(sut);
        await sut.Refreshing;
        Assert.That((await Get(sut) == first, _fetches), Is.EqualTo((false, 2)));
    }

    [TestCase(46)]
    [TestCase(51)]
    [TestCase(58)]
    public async Task While_they_are_good_a_slow_refresh_keeps_nobody_waiting(int minutes)
    {
        var sut = CreateSut();
        var first = await Get(sut);
        _time.Advance(TimeSpan.FromMinutes(minutes));
        _hold = new();
        var callers = Enumerable.Range(0, 200).Select(caller => sut.GetAsync(async: caller % 2 == 0, CancellationToken.None)).ToArray();

        Assert.That(callers, Has.All.Property("IsCompletedSuccessfully").True);
        foreach (var caller in callers) Assert.That(await caller, Is.SameAs(first));
        Assert.That(sut.Refreshing.IsCompleted, Is.False);
        _hold.SetResult();
        await sut.Refreshing;
        Assert.That((await Get(sut) == first, _fetches), Is.EqualTo((false, 2)));
    }

    [Test]
    public async Task In_the_last_minute_all_wait_for_one_refresh()
    {
        var sut = CreateSut();
        _ = await Get(sut);
        _time.Advance(TimeSpan.FromMinutes(59.5));
        _hold = new();
        var callers = Enumerable.Range(0, 50).Select(_ => Get(sut).AsTask()).ToArray();

        Assert.That(callers.Count(caller => caller.IsCompleted), Is.Zero);
        _hold.SetResult();
        var answers = await Task.WhenAll(callers);
        Assert.That((answers.Distinct().Count(), _fetches), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_failure_is_that_of_all_who_waited_and_of_nobody_after_them()
    {
        var sut = CreateSut();
        (_hold, _failure) = (new(), new AwsCredentialsException("gone"));
        var callers = Enumerable.Range(0, 50).Select(_ => Get(sut).AsTask()).ToArray();
        _hold.SetResult();

        foreach (var caller in callers) Assert.That(async () => await caller, Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo("gone"));
        Assert.That(_fetches, Is.EqualTo(1));
        _failure = null;
        Assert.That((await Get(sut)).AccessKeyId, Is.EqualTo("AKIDEXAMPLE"));
    }

    [Test]
    public async Task A_caller_who_gives_up_takes_nothing_from_the_others()
    {
        var sut = CreateSut();
        using var source = new CancellationTokenSource();
        _hold = new();
        var impatient = sut.GetAsync(async: true, source.Token).AsTask();
        var patient = Get(sut).AsTask();
        await source.CancelAsync();
        Assert.That(async () => await impatient, Throws.InstanceOf<OperationCanceledException>());

        _hold.SetResult();
        Assert.That((await patient).AccessKeyId, Is.EqualTo("AKIDEXAMPLE"));
    }

    [Test]
    public async Task A_refresh_that_fails_is_told_tried_again_and_does_no_harm_until_the_end()
    {
        var sut = CreateSut();
        var told = new List<Exception>();
        sut.RefreshFailed = told.Add;
        var first = await Get(sut);
        _failure = new AwsCredentialsException("gone");

        // A minute lies between two tries, and ten seconds when ten minutes are left.
        foreach (var (minutes, tries) in new[] { (46.0, 1), (46.5, 1), (47.1, 2), (51, 3), (51.1, 3), (51.2, 4) })
        {
            _time.SetUtcNow(_time.Start + TimeSpan.FromMinutes(minutes));
            Assert.That(await Get(sut), Is.SameAs(first));
            await sut.Refreshing;
            Assert.That(told, Has.Count.EqualTo(tries), $"after {minutes} minutes");
        }

        Assert.That(told, Has.All.SameAs(_failure));
        _time.SetUtcNow(_time.Start + TimeSpan.FromMinutes(61));
        Assert.That(async () => await Get(sut), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo("gone"));
        _failure = null;
        Assert.That(await Get(sut), Is.Not.SameAs(first));
    }

    [Test]
    public void Credentials_that_have_ended_already_are_refused()
    {
        var sut = new RefreshingCredentials(
            (_, _) => new(new AwsCredentials("AKIDEXAMPLE", "secret") { Expiration = _time.GetUtcNow(), Source = "the test" }), _time);

        Assert.That(async () => await Get(sut), Throws.TypeOf<AwsCredentialsException>().With.Message.StartsWith("The credentials from the test ended at "));
    }

    [Test]
    public async Task Credentials_without_an_end_are_fetched_once()
    {
        var sut = new RefreshingCredentials((_, _) => new(new AwsCredentials("AKIDEXAMPLE", $"{++_fetches}")), _time);
        _ = await Get(sut);
        _time.Advance(TimeSpan.FromDays(1000));
        _ = await Get(sut);

        Assert.That(_fetches, Is.EqualTo(1));
    }

    private static ValueTask<AwsCredentials> Get(RefreshingCredentials sut) => sut.GetAsync(async: true, CancellationToken.None);

    private RefreshingCredentials CreateSut() => new(async (_, cancellationToken) =>
    {
        Interlocked.Increment(ref _fetches);
        if (_hold is not null) await _hold.Task.WaitAsync(cancellationToken);
        if (_failure is not null) throw _failure;
        return new AwsCredentials("AKIDEXAMPLE", "secret") { Expiration = _time.GetUtcNow() + TimeSpan.FromHours(1) };
    }, _time);
}

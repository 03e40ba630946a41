using AwsResources.Client.Credentials;
using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests.Credentials;

internal sealed class RefreshingCredentialsTests
{
    private readonly FakeTimeProvider _time = new();
    private int _fetches;
    private Exception? _failure;
    private TaskCompletionSource? _hold;

    [SetUp]
    public void Reset() => (_fetches, _failure, _hold) = (0, null, null);

    [Test]
    public async Task They_are_kept_until_a_quarter_of_an_hour_is_left()
    {
        var sut = CreateSut();
        var first = await Get(sut);
        _time.Advance(TimeSpan.FromMinutes(44));
        var kept = await Get(sut);
        _time.Advance(TimeSpan.FromMinutes(2));
        var renewed = await Get(sut);

        Assert.That((kept == first, renewed == first, _fetches), Is.EqualTo((true, false, 2)));
    }

    [Test]
    public async Task While_one_caller_refreshes_early_the_others_go_on()
    {
        var sut = CreateSut();
        var first = await Get(sut);
        _time.Advance(TimeSpan.FromMinutes(46));
        _hold = new();
        var refreshing = Get(sut).AsTask();
        var other = Get(sut);

        Assert.That((other.IsCompletedSuccessfully, refreshing.IsCompleted), Is.EqualTo((true, false)));
        Assert.That(await other, Is.SameAs(first));
        _hold.SetResult();
        Assert.That(await refreshing, Is.Not.SameAs(first));
        Assert.That(_fetches, Is.EqualTo(2));
    }

    [Test]
    public async Task With_ten_minutes_left_all_wait_for_one_refresh()
    {
        var sut = CreateSut();
        _ = await Get(sut);
        _time.Advance(TimeSpan.FromMinutes(51));
        _hold = new();
        var callers = Enumerable.Range(0, 50).Select(_ => Get(sut).AsTask()).ToArray();

        Assert.That(callers.Count(caller => caller.IsCompleted), Is.Zero);
        _hold.SetResult();
        var answers = await Task.WhenAll(callers);
        Assert.That((answers.Distinct().Count(), _fetches), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_refresh_that_fails_is_told_and_does_no_harm_until_the_end()
    {
        var sut = CreateSut();
        var told = new List<Exception>();
        sut.RefreshFailed = told.Add;
        var first = await Get(sut);
        _time.Advance(TimeSpan.FromMinutes(51));
        _failure = new AwsCredentialsException("gone");

        Assert.That(await Get(sut), Is.SameAs(first));
        Assert.That(told, Is.EqualTo([_failure]));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.That(async () => await Get(sut), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo("gone"));
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

    private RefreshingCredentials CreateSut() => new(async (_, _) =>
    {
        _fetches++;
        if (_hold is not null) await _hold.Task;
        if (_failure is not null) throw _failure;
        return new AwsCredentials("AKIDEXAMPLE", "secret") { Expiration = _time.GetUtcNow() + TimeSpan.FromHours(1) };
    }, _time);
}

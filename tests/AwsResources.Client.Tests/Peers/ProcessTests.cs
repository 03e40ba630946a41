using AwsResources.Client.Session;
using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests.Peers;

/// <summary>Programs that print credentials, from end to end.</summary>
[Platform(Exclude = "Win", Reason = "The programs are those of a Unix shell.")]
internal sealed class ProcessTests
{
    private FakeTimeProvider _time = null!;
    private DirectoryInfo _folder = null!;

    private string Runs => Path.Join(_folder.FullName, "runs");

    private string Answer => Path.Join(_folder.FullName, "answer");

    [SetUp]
    public void MakeWorld() => (_folder, _time) = (Directory.CreateTempSubdirectory(), new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task Two_hundred_first_calls_run_it_once([Values] bool async)
    {
        Says("KEY1EXAMPLE", TimeSpan.FromHours(1));
        using var session = Session();
        var found = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => session.Credentials.GetCredentialsAsync(async, default).AsTask())));

        Assert.That(found.Select(credentials => credentials!.AccessKeyId), Is.All.EqualTo("KEY1EXAMPLE"));
        Assert.That(File.ReadAllLines(Runs), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task It_is_run_again_before_its_credentials_end_and_a_failure_does_no_harm_until_then()
    {
        Says("KEY1EXAMPLE", TimeSpan.FromHours(1));
        using var session = Session();
        var chain = (Client.Credentials.CredentialChain)session.Credentials;
        _ = chain.GetCredentials();
        File.WriteAllText(Answer, "garbage");
        _time.Advance(TimeSpan.FromMinutes(46));
        Assert.That(chain.GetCredentials()!.AccessKeyId, Is.EqualTo("KEY1EXAMPLE"));
        await chain.Refreshing;

        Says("KEY2EXAMPLE", TimeSpan.FromHours(1));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(chain.GetCredentials()!.AccessKeyId, Is.EqualTo("KEY1EXAMPLE"));
        await chain.Refreshing;
        Assert.That((chain.GetCredentials()!.AccessKeyId, File.ReadAllLines(Runs).Length), Is.EqualTo(("KEY2EXAMPLE", 3)));
    }

    [Test]
    public void What_has_ended_is_not_taken([Values] bool async)
    {
        Says("KEY1EXAMPLE", TimeSpan.FromMinutes(-1));
        using var session = Session();

        Assert.That(async () => await session.Credentials.GetCredentialsAsync(async, default), Throws.TypeOf<AwsCredentialsException>()
            .With.Message.EqualTo("The credentials from credential_process of profile 'default' (/home/user/.aws/config, line 2) ended at 2026-01-02 03:03:05Z and must be renewed there."));
    }

    [Test]
    public async Task A_caller_who_gives_up_ends_it()
    {
        using var session = Session("sleep 1000");
        using var source = new CancellationTokenSource();
        var asking = session.Credentials.GetCredentialsAsync(source.Token).AsTask();
        await source.CancelAsync();

        Assert.That(async () => await asking, Throws.InstanceOf<OperationCanceledException>());
    }

    private void Says(string key, TimeSpan life) => File.WriteAllText(
        Answer, $$"""{"Version":1,"AccessKeyId":"{{key}}","SecretAccessKey":"secret-of-a-test","SessionToken":"token-of-a-test","Expiration":"{{_time.GetUtcNow() + life:yyyy-MM-ddTHH:mm:ssZ}}"}""");

    private SessionRuntime Session(string? command = null) => new(new AwsSessionOptions
    {
        TimeProvider = _time,
        Environment = new AwsEnvironment(
            new Dictionary<string, string> { ["HOME"] = "/home/user" },
            new Dictionary<string, string> { ["/home/user/.aws/config"] = $"[default]\ncredential_process = {command ?? $"sh -c 'echo run >> {Runs}; cat {Answer}'"}\n" }),
    });
}

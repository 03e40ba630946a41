using System.Text;
using AwsResources.Client.Diagnosis;
using AwsResources.Client.Session;
using AwsResources.Client.Telemetry;
using AwsResources.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests.Peers;

/// <summary>Runs calls that end well and badly with secrets that can be told, and searches everything that is emitted for them.</summary>
[NonParallelizable]
internal sealed class SecretScanTests
{
    // All secrets of these tests end with this; so does nothing else.
    private const string Mark = "of-a-test";

    private static readonly string[] Bodies =
    [
        $$"""{"Code":"Success","AccessKeyId":"KEYEXAMPLE","SecretAccessKey":"{{ProviderPeer.Secret}}","Token":"{{ProviderPeer.Token}}","Expiration":7}""",
        $$"""{"SecretAccessKey":"{{ProviderPeer.Secret}}","Token":"{{ProviderPeer.Token}}""",
        $$$"""{"roleCredentials":{"accessKeyId":7,"secretAccessKey":"{{{ProviderPeer.Secret}}}","sessionToken":"{{{ProviderPeer.Token}}}"}}""",
        $$$"""{"accessToken":{"accessKeyId":"","secretAccessKey":"{{{ProviderPeer.Secret}}}","sessionToken":"{{{ProviderPeer.Token}}}"},"expiresIn":"soon"}""",
        $"<AssumeRoleResponse><AssumeRoleResult><Credentials><SecretAccessKey>{ProviderPeer.Secret}</SecretAccessKey><Expiration>{ProviderPeer.Secret}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>",
    ];

    [TestCaseSource(typeof(ProviderPeer), nameof(ProviderPeer.All))]
    public async Task No_provider_lets_a_secret_out(ProviderPeer provider)
    {
        using var emitted = new Emissions();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        foreach (var async in (bool[])[true, false])
        {
            foreach (var answer in Faults(provider, time)) await RunAsync(provider, new InstantTime(time.GetUtcNow()), emitted, async, answer);
            await RefreshAsync(provider, time, emitted, async);
        }

        Assert.That(emitted.Logged, Is.GreaterThan(50), "nothing was searched");
        AssertNoSecret(emitted);
    }

    [Test]
    public async Task No_call_lets_a_secret_out([Values] bool async)
    {
        using var emitted = new Emissions();
        var answers = new Queue<PeerAnswer>(
        [
            PeerAnswer.Http(503), PeerAnswer.Reset, PeerAnswer.Http(200, """{"ARN":"arn","Name":"n","VersionId":"v"}"""),
            PeerAnswer.Http(400, """{"__type":"ThrottlingException","message":"slower"}"""), PeerAnswer.Http(403, """{"__type":"AccessDeniedException","message":"no"}"""),
            PeerAnswer.Http(200, $$"""{"Name":"{{ProviderPeer.Secret}}"""), PeerAnswer.Http(200, $$"""{"SecretString":["{{ProviderPeer.Secret}}"],"Name":"n"}"""),
            PeerAnswer.Http(200, $$"""{"SecretString":"{{ProviderPeer.Secret}}","CreatedDate":"x"}"""), PeerAnswer.Bytes($"rubbish\r\n{ProviderPeer.Secret}\r\n\r\n"),
            PeerAnswer.Bytes($"rubbish\r\n{ProviderPeer.Secret}\r\n\r\n"), PeerAnswer.Bytes($"rubbish\r\n{ProviderPeer.Secret}\r\n\r\n"),
        ]);
        using var server = new PeerServer(_ => answers.Dequeue());
        var options = Options(emitted) with { EndpointUrl = server.Url };
        using var session = new SessionRuntime(options);
        using var trace = new CallTrace(session.Hooks, emitted.Trace);
        var client = session.Client("secretsmanager");
        var create = new AwsStructure { ["Name"] = "n", ["SecretString"] = ProviderPeer.Secret };
        var read = new AwsStructure { ["SecretId"] = "n" };

        foreach (var (operation, input) in new[] { ("CreateSecret", create), ("CreateSecret", create), ("GetSecretValue", read), ("GetSecretValue", read), ("GetSecretValue", read), ("GetSecretValue", read) })
            await TryAsync(emitted, async () => emitted.Add(async ? await client.CallAsync(operation, input) : client.Call(operation, input)));
        await TryAsync(emitted, () => client.CallAsync("CreateSecret", new AwsStructure { ["Name"] = 7, ["SecretString"] = new[] { ProviderPeer.Secret }, ["Unknown"] = ProviderPeer.Secret }));
        var url = session.Client("s3").Presign("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "cat.jpg" });
        foreach (var thing in new object[] { session, client, create, session.Options, session.Options.Credentials! }) emitted.Add(thing);

        Assert.That(answers, Is.Empty, "all were given");
        Assert.That(emitted.Trace.ToString(), Does.Contain("secretsmanager.CreateSecret Name=n"), "the trace was searched, too");
        Assert.That(url.Query, Does.Contain(Mark), "a URL that is a permission holds the token, and is given to who asks for it alone");
        AssertNoSecret(emitted);
    }

    [Test]
    public async Task No_fault_of_a_setting_lets_a_secret_out()
    {
        using var emitted = new Emissions();
        foreach (var (config, variables) in Misconfigured())
        {
            var world = variables.Append(("HOME", "/home/user")).ToDictionary(item => item.Item1, item => item.Item2);
            var files = new Dictionary<string, string> { ["/home/user/.aws/config"] = config, ["/token"] = $"{ProviderPeer.Token}\nmore", ["/empty"] = "" };
            foreach (var (path, _) in ProviderPeer.Sso.Files.Concat(ProviderPeer.Login.Files)) files[$"/home/user/{path}"] = $$"""{"accessToken":"{{ProviderPeer.Token}} ","clientSecret":"{{ProviderPeer.Secret}}","refreshToken":{""";
            using var session = new SessionRuntime(new AwsSessionOptions { Region = "us-west-2", Environment = new AwsEnvironment(world, files), LoggerFactory = emitted });
            await TryAsync(emitted, () => session.Client("sqs").CallAsync("ListQueues"));
            await TryAsync(emitted, async () =>
            {
                var diagnosis = await SessionDiagnosis.MakeAsync(session, async: true, default);
                foreach (var thing in new object[] { diagnosis, diagnosis.ToJson(), string.Join('\n', diagnosis.Credentials), string.Join('\n', diagnosis.Settings), session.Options }) emitted.Add(thing);
            });
        }

        AssertNoSecret(emitted);
    }

    [Test]
    public void Nothing_that_holds_a_secret_prints_it()
    {
        var credentials = Options(null).Credentials!;
        var things = new object[]
        {
            credentials, new AwsToken(ProviderPeer.Token), new AwsToken(ProviderPeer.Token, DateTimeOffset.MaxValue), Options(null),
            Options(null) with { EndpointUrl = $"https://me:{ProviderPeer.Secret}@example.com/?x={ProviderPeer.Secret}" },
            AwsCredentialChain.Empty.Append("mine", new Mine(credentials)),
            new AwsStructure { ["SecretAccessKey"] = ProviderPeer.Secret, ["SessionToken"] = ProviderPeer.Token, ["Inner"] = new AwsStructure { ["Password"] = ProviderPeer.Secret } },
        };

        Assert.That(things.Select(thing => thing.ToString()), Has.None.Contains(Mark));
        Assert.That(((AwsStructure)things[^1]).ToJson(), Does.Contain(Mark), "whoever asks for all of it is given all of it");
    }

    private static IEnumerable<Func<int, ValueTask<PeerAnswer?>>?> Faults(ProviderPeer provider, TimeProvider time)
    {
        yield return null;
        foreach (var status in (int[])[403, 404, 500]) yield return _ => new(PeerAnswer.Http(status));
        foreach (var body in Bodies) yield return _ => new(PeerAnswer.Http(200, body));
        foreach (var body in Bodies) yield return _ => new(PeerAnswer.Http(400, body));
        yield return _ => new(PeerAnswer.Reset);
        yield return _ => new(PeerAnswer.Bytes($"rubbish\r\n{ProviderPeer.Secret}: {ProviderPeer.Token}\r\n\r\n"));
        yield return _ => new(provider.Answer("KEYEXAMPLE", time.GetUtcNow().AddHours(1), TimeSpan.FromHours(1)).Half());
        yield return _ => new(provider.Answer("KEYEXAMPLE", time.GetUtcNow().AddHours(-1), TimeSpan.FromHours(-1)));
    }

    private static async Task RunAsync(ProviderPeer provider, TimeProvider time, Emissions emitted, bool async, Func<int, ValueTask<PeerAnswer?>>? answer)
    {
        using var world = new PeerWorld(provider, time, change: options => options with { LoggerFactory = emitted }) { Instead = answer };
        using var trace = new CallTrace(world.Session.Hooks, emitted.Trace);
        await TryAsync(emitted, () => world.CallAsync(async));
        await TryAsync(emitted, async () => emitted.Add(await world.Chain.GetCredentialsAsync()));
        var diagnosis = await SessionDiagnosis.MakeAsync(world.Session, async: true, default);
        foreach (var thing in new object[] { diagnosis, diagnosis.ToJson(), string.Join('\n', diagnosis.Credentials), world.Session.Options }) emitted.Add(thing);
    }

    private static async Task RefreshAsync(ProviderPeer provider, FakeTimeProvider time, Emissions emitted, bool async)
    {
        using var world = new PeerWorld(provider, time, change: options => options with { LoggerFactory = emitted });
        await world.CallAsync(async);
        world.Instead = _ => new(PeerAnswer.Http(200, Bodies[1]));
        time.Advance(TimeSpan.FromMinutes(56));
        await world.CallAsync(async);
        await world.Chain.Refreshing;
        time.Advance(TimeSpan.FromMinutes(5));
        await TryAsync(emitted, () => world.CallAsync(async));
    }

    private static IEnumerable<(string Config, (string, string)[] Variables)> Misconfigured()
    {
        const string Secret = ProviderPeer.Secret;
        yield return ("", [("AWS_SECRET_ACCESS_KEY", Secret)]);
        yield return ("", [("AWS_ACCESS_KEY_ID", "KEYEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", Secret), ("AWS_SESSION_TOKEN", Secret), ("AWS_CREDENTIAL_EXPIRATION", "soon")]);
        yield return ("", [("AWS_BEARER_TOKEN_SQS", $"{Secret} x"), ("AWS_ENDPOINT_URL", $"ftp://me:{Secret}@example.com")]);
        yield return ("", [("AWS_ENDPOINT_URL_SQS", $"http://me:{Secret}@127.0.0.1:1/"), ("AWS_ACCESS_KEY_ID", "KEYEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", Secret)]);
        yield return ("", [("AWS_CONTAINER_CREDENTIALS_FULL_URI", $"http://me:{Secret}@127.0.0.1/")]);
        yield return ("", [("AWS_CONTAINER_CREDENTIALS_FULL_URI", $"http://example.com/?token={Secret}")]);
        yield return ("", [("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/"), ("AWS_CONTAINER_AUTHORIZATION_TOKEN", $"{Secret}\nx")]);
        yield return ("", [("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/"), ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/token")]);
        yield return ("", [("AWS_WEB_IDENTITY_TOKEN_FILE", "/empty"), ("AWS_ROLE_ARN", "arn")]);
        yield return ($"[default]\naws_secret_access_key = {Secret}\n", []);
        yield return ($"[default]\naws_access_key_id = KEYEXAMPLE\naws_secret_access_key = {Secret}\nendpoint_url = nowhere://me:{Secret}@x\n", []);
        yield return ($"[default]\naws_access_key_id = KEYEXAMPLE\n{Secret}\n", []);
        yield return ($"[default\naws_secret_access_key = {Secret}\n", []);
        yield return ($"[default]\ncredential_process = printf '{{\"Version\":1,\"SecretAccessKey\":\"{Secret}\"}}'\n", []);
        yield return ($"[default]\ncredential_process = printf '{Secret}'\n", []);
        yield return (ProviderPeer.Sso.Config, []);
        yield return (ProviderPeer.Login.Config, []);
    }

    private static AwsSessionOptions Options(Emissions? emitted) => new()
    {
        Region = "us-west-2",
        Credentials = new AwsCredentials("KEYEXAMPLE", ProviderPeer.Secret, ProviderPeer.Token),
        TokenProvider = null,
        Environment = AwsEnvironment.Empty,
        TimeProvider = new InstantTime(),
        Jitter = static () => 1,
        LoggerFactory = emitted,
    };

    private static async Task TryAsync(Emissions emitted, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (AwsException error)
        {
            emitted.Add(error);
            foreach (var key in error.Data.Keys) emitted.Add($"{key}={error.Data[key]}");
        }
    }

    private static void AssertNoSecret(Emissions emitted)
    {
        var found = new StringBuilder();
        foreach (var text in emitted.Texts.Where(text => text.Contains(Mark, StringComparison.Ordinal) || text.Contains("PRIVATE KEY", StringComparison.Ordinal)).Distinct()) found.AppendLine(text);
        Assert.That(found.ToString(), Is.Empty);
    }

    private sealed class Mine(AwsCredentials credentials) : IAwsCredentialProvider
    {
        public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default) => credentials;
    }
}

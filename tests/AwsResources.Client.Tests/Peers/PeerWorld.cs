using System.Globalization;
using AwsResources.Client.Credentials;
using AwsResources.Client.Session;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Peers;

/// <summary>A session whose credentials come from a peer on the loopback, and whose calls go there, too, all through real connections.</summary>
internal sealed class PeerWorld : IDisposable
{
    private const string SkewedDate = "The request's time differs too much from the server's.";

    private readonly ProviderPeer _provider;
    private readonly PeerServer _server;
    private readonly SessionRuntime _session;
    private int _answered;

    /// <param name="provider">What the credentials come from.</param>
    /// <param name="time">The session's clock.</param>
    /// <param name="limit">How long an attempt may take. Default: a minute, so that no slow machine reaches it.</param>
    /// <param name="change">Changes the session's options; null to leave them.</param>
    public PeerWorld(ProviderPeer provider, TimeProvider time, TimeSpan? limit = null, Func<AwsSessionOptions, AwsSessionOptions>? change = null)
    {
        (_provider, Time) = (provider, time);
        _server = new PeerServer(AnswerAsync);
        var longest = limit ?? TimeSpan.FromMinutes(1);
        var variables = new Dictionary<string, string>(provider.Variables(_server.Url)) { ["HOME"] = "/home/user", ["AWS_ENDPOINT_URL_SQS"] = _server.Url };
        var files = new Dictionary<string, string> { ["/home/user/.aws/config"] = provider.Config, ["/identity"] = ProviderPeer.Token };
        foreach (var (path, text) in provider.Files) files[$"/home/user/{path}"] = text;
        var options = new AwsSessionOptions
        {
            Region = "us-west-2",
            Environment = new AwsEnvironment(variables, files),
            TimeProvider = time,
            ReadTimeout = longest,
            Jitter = static () => 1,
            MetadataTransport = _ => new HttpTransport(new TransportOptions { ConnectTimeout = longest, ReadTimeout = longest }),
        };
        _session = new SessionRuntime(change?.Invoke(options) ?? options);
    }

    public TimeProvider Time { get; }

    public SessionRuntime Session => _session;

    public CredentialChain Chain => (CredentialChain)_session.Credentials;

    /// <summary>The clock of the peer; the session's where a test does not say otherwise.</summary>
    public Func<DateTimeOffset>? PeersTime { get; init; }

    /// <summary>What stands in the place of credentials; null for credentials of an hour with the keys KEY1, KEY2 and so on.</summary>
    public Func<int, ValueTask<PeerAnswer?>>? Instead { get; set; }

    /// <summary>The keys that the called service takes as ended.</summary>
    public Predicate<string> HasEnded { get; set; } = static _ => false;

    /// <summary>The requests for credentials.</summary>
    public IReadOnlyList<RecordedRequest> Asked => [.. _server.Requests.Where(_provider.Asks)];

    /// <summary>What else was asked of the provider, such as its token.</summary>
    public IReadOnlyList<RecordedRequest> AskedBefore => [.. _server.Requests.Where(request => !_provider.Asks(request) && !IsCall(request))];

    /// <summary>The keys by which calls were signed.</summary>
    public IReadOnlyList<string> Keys => [.. _server.Requests.Where(IsCall).Select(KeyOf)];

    /// <summary>A call that needs the credentials.</summary>
    public async Task CallAsync(bool async)
    {
        var sqs = _session.Client("sqs");
        if (async) await sqs.CallAsync("ListQueues");
        else sqs.Call("ListQueues");
    }

    /// <summary>Many calls at once; synchronous ones have a thread each.</summary>
    public Task CallAllAsync(int count, bool async) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => async
        ? CallAsync(async)
        : Task.Factory.StartNew(() => _session.Client("sqs").Call("ListQueues"), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    /// <summary>The provider's answer with credentials of this key and life.</summary>
    public PeerAnswer Credentials(string key, TimeSpan life) => _provider.Answer(key, PeersNow() + life, life);

    private static bool IsCall(RecordedRequest request) => request.Header("X-Amz-Target") == "AmazonSQS.ListQueues";

    private static string KeyOf(RecordedRequest request) => request.Header("Authorization")!.Split("Credential=")[1].Split('/')[0];

    private DateTimeOffset PeersNow() => PeersTime?.Invoke() ?? Time.GetUtcNow();

    private async ValueTask<PeerAnswer> AnswerAsync(RecordedRequest request)
    {
        var isCall = IsCall(request);
        if (!isCall && !_provider.Asks(request)) return _provider.Before(request) ?? PeerAnswer.Http(418, $"Nobody expects {request}.");
        if (IsSkewed(request)) return Skewed(isCall);
        if (isCall && HasEnded(KeyOf(request))) return PeerAnswer.Http(400, """{"__type":"com.amazon.coral.service#ExpiredTokenException","message":"The security token included in the request is expired"}""");
        if (isCall) return PeerAnswer.Http(200, "{}", ("Content-Type", "application/x-amz-json-1.0"));
        var number = Interlocked.Increment(ref _answered);
        return (Instead is null ? null : await Instead(number)) ?? Credentials($"KEY{number}EXAMPLE", TimeSpan.FromHours(1));
    }

    private bool IsSkewed(RecordedRequest request) =>
        request.Header("X-Amz-Date") is { } date
        && (DateTimeOffset.ParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) - PeersNow()).Duration() > TimeSpan.FromMinutes(15);

    private PeerAnswer Skewed(bool isCall)
    {
        var date = ("Date", PeersNow().UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        return isCall
            ? PeerAnswer.Http(403, $$"""{"__type":"InvalidSignatureException","message":"{{SkewedDate}}"}""", date)
            : PeerAnswer.Http(403, $"<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>{SkewedDate}</Message></Error></ErrorResponse>", date);
    }
}

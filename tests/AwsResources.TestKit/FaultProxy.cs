using System.Net.Http.Headers;

namespace AwsResources.TestKit;

/// <summary>What a <see cref="FaultProxy"/> did to a request.</summary>
public enum ProxyFault
{
    None,

    /// <summary>The connection was reset; the server behind never saw the request.</summary>
    Reset,

    /// <summary>The server did what it was asked, and its answer was lost.</summary>
    LostAnswer,

    /// <summary>The server did what it was asked, and half of its answer came back.</summary>
    HalfAnswer,

    /// <summary>503, without a word.</summary>
    Unavailable,

    /// <summary>400 with ThrottlingException, as JSON services say it.</summary>
    Throttled,

    /// <summary>Nothing is wrong but the time it takes.</summary>
    Delayed,
}

/// <summary>Stands between a client and a server on the loopback, and spoils a share of the requests. What is spoilt follows from the seed and the order alone.</summary>
public sealed class FaultProxy : IDisposable
{
    private static readonly ProxyFault[] Faults = [ProxyFault.Reset, ProxyFault.LostAnswer, ProxyFault.HalfAnswer, ProxyFault.Unavailable, ProxyFault.Throttled, ProxyFault.Delayed];
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private readonly PeerServer _front;
    private readonly Uri _behind;
    private readonly double _share;
    private readonly Lock _lock = new();
    private readonly Random _random;
    private readonly List<(RecordedRequest Request, ProxyFault Fault)> _log = [];

    /// <param name="url">The server behind.</param>
    /// <param name="share">The share of requests that are spoilt, from 0 to 1.</param>
    /// <param name="seed">Which requests, and how.</param>
    public FaultProxy(string url, double share, int seed)
    {
        (_behind, _share, _random) = (new Uri(url), share, new Random(seed));
        _front = new PeerServer(AnswerAsync);
    }

    public string Url => _front.Url;

    /// <summary>What came, and what was done to it, in order.</summary>
    public IReadOnlyList<(RecordedRequest Request, ProxyFault Fault)> Log
    {
        get
        {
            lock (_lock) return [.. _log];
        }
    }

    public void Dispose()
    {
        _front.Dispose();
        _http.Dispose();
    }

    private async ValueTask<PeerAnswer> AnswerAsync(RecordedRequest request)
    {
        switch (Draw(request))
        {
            case ProxyFault.Reset:
                return PeerAnswer.Reset;
            case ProxyFault.LostAnswer:
                _ = await ForwardAsync(request);
                return PeerAnswer.Reset;
            case ProxyFault.HalfAnswer:
                return (await ForwardAsync(request)).Half();
            case ProxyFault.Unavailable:
                return PeerAnswer.Http(503);
            case ProxyFault.Throttled:
                return PeerAnswer.Http(400, """{"__type":"ThrottlingException","message":"slower"}""", ("Content-Type", "application/x-amz-json-1.1"));
            case ProxyFault.Delayed:
                await Task.Delay(Delay);
                return await ForwardAsync(request);
            default:
                return await ForwardAsync(request);
        }
    }

    private ProxyFault Draw(RecordedRequest request)
    {
        lock (_lock)
        {
            var fault = _random.NextDouble() < _share ? Faults[_random.Next(Faults.Length)] : ProxyFault.None;
            _log.Add((request, fault));
            return fault;
        }
    }

    private async Task<PeerAnswer> ForwardAsync(RecordedRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_behind, request.Target)) { Content = new ByteArrayContent(request.Body) };
        foreach (var (name, value) in request.Headers)
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _http.SendAsync(message);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return PeerAnswer.Http((int)answer.StatusCode, body, [.. Kept(answer.Headers), .. Kept(answer.Content.Headers)]);
    }

    private static IEnumerable<(string, string)> Kept(HttpHeaders headers) =>
        from header in headers.NonValidated
        where header.Key is not ("Content-Length" or "Transfer-Encoding" or "Connection")
        select (header.Key, header.Value.ToString());
}

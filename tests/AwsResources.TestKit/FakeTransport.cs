using System.Net;
using System.Text;

namespace AwsResources.TestKit;

/// <summary>Which way of calling a fake takes; the other one fails the test.</summary>
public enum CallStyle
{
    Either,
    SyncOnly,
    AsyncOnly,
}

/// <summary>A wire without a network: gives scripted answers in their order, records what was sent, and throws when more is asked than was scripted.</summary>
public sealed class FakeTransport : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Queue<Func<RecordedRequest, FakeAnswer>> _script = new();
    private readonly List<RecordedRequest> _requests = [];
    private Func<RecordedRequest, FakeAnswer>? _always;

    public CallStyle Style { get; set; } = CallStyle.Either;

    /// <summary>What was sent, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    /// <summary>The only request that was sent.</summary>
    public RecordedRequest Request => Requests.Single();

    public static FakeTransport ExpectSync() => new() { Style = CallStyle.SyncOnly };

    public static FakeTransport ExpectAsync() => new() { Style = CallStyle.AsyncOnly };

    /// <summary>The next answer.</summary>
    public FakeTransport Answer(int status, string body = "", params ReadOnlySpan<(string Name, string Value)> headers) =>
        Answer(new FakeAnswer(status, Encoding.UTF8.GetBytes(body), [.. headers]));

    public FakeTransport Answer(FakeAnswer answer) => Answer(_ => answer);

    public FakeTransport Answer(Func<RecordedRequest, FakeAnswer> answer)
    {
        lock (_lock) _script.Enqueue(answer);
        return this;
    }

    /// <summary>The next request fails below HTTP.</summary>
    public FakeTransport Fail(Exception fault) => Answer(_ => throw fault);

    /// <summary>The answer to everything that the script does not cover.</summary>
    public FakeTransport Otherwise(Func<RecordedRequest, FakeAnswer> answer)
    {
        _always = answer;
        return this;
    }

    /// <summary>Throws when scripted answers were not asked for.</summary>
    public void VerifyAllUsed()
    {
        lock (_lock)
            if (_script.Count > 0) throw new InvalidOperationException($"{_script.Count} scripted answers were not asked for; {_requests.Count} requests were sent.");
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Style is CallStyle.AsyncOnly) throw new InvalidOperationException($"{request.Method} {request.RequestUri}: a synchronous call, where only asynchronous ones are expected.");
        cancellationToken.ThrowIfCancellationRequested();
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, null, cancellationToken);
        return Respond(request, body.ToArray());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Style is CallStyle.SyncOnly) throw new InvalidOperationException($"{request.Method} {request.RequestUri}: an asynchronous call, where only synchronous ones are expected.");
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return Respond(request, body);
    }

    private HttpResponseMessage Respond(HttpRequestMessage message, byte[] body)
    {
        var request = RecordedRequest.From(message, body);
        Func<RecordedRequest, FakeAnswer> answer;
        lock (_lock)
        {
            _requests.Add(request);
            answer = _script.TryDequeue(out var next) ? next : _always ?? throw new InvalidOperationException(
                $"Unexpected request {_requests.Count}: {request.Method} {request.Uri}. The script has no further answer.");
        }
        return answer(request).ToMessage(message);
    }
}

/// <summary>An answer of a script.</summary>
public sealed record FakeAnswer(int Status, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers)
{
    public FakeAnswer(int status, string body = "", params (string Name, string Value)[] headers) : this(status, Encoding.UTF8.GetBytes(body), headers) { }

    /// <summary>The length that the headers promise; the body's own by default.</summary>
    public long? PromisedLength { get; init; }

    internal HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)Status) { RequestMessage = request, Content = new ByteArrayContent(Body) };
        message.Content.Headers.ContentLength = PromisedLength ?? Body.Length;
        foreach (var (name, value) in Headers)
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}

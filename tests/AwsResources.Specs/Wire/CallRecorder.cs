using AwsResources.TestKit;

namespace AwsResources.Specs.Wire;

/// <summary>A request that went to a backend.</summary>
/// <param name="IsAsync">Whether it was sent by the asynchronous path.</param>
/// <param name="Text">Method and target.</param>
public sealed record WireCall(bool IsAsync, string Text)
{
    public override string ToString() => $"{(IsAsync ? "async" : "sync")} {Text}";
}

/// <summary>Stands before a backend and notes what is sent; refuses one of the two paths where a spec asks for it.</summary>
public sealed class CallRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly Lock _lock = new();
    private readonly List<WireCall> _calls = [];
    private CallStyle _style = CallStyle.Either;

    /// <summary>What was sent since the last <see cref="Clear"/>.</summary>
    public IReadOnlyList<WireCall> Calls
    {
        get
        {
            lock (_lock) return [.. _calls];
        }
    }

    public void Clear()
    {
        lock (_lock) _calls.Clear();
    }

    /// <summary>Until the answer is disposed of, the other path throws. Begins with no calls noted.</summary>
    public IDisposable Only(CallStyle style)
    {
        Clear();
        _style = style;
        return new Restore(this);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Note(request, isAsync: false, CallStyle.AsyncOnly);
        return base.Send(request, cancellationToken);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Note(request, isAsync: true, CallStyle.SyncOnly);
        return base.SendAsync(request, cancellationToken);
    }

    // The backend is disposed of by its scope.
    protected override void Dispose(bool disposing) { }

    private void Note(HttpRequestMessage request, bool isAsync, CallStyle refused)
    {
        var target = request.Headers.TryGetValues("X-Amz-Target", out var values) ? $" {values.First()}" : "";
        var call = new WireCall(isAsync, $"{request.Method} {request.RequestUri!.PathAndQuery}{target}");
        lock (_lock) _calls.Add(call);
        if (_style == refused) throw new InvalidOperationException($"{call}: the spec allows {_style} here.");
    }

    private sealed class Restore(CallRecorder recorder) : IDisposable
    {
        public void Dispose() => recorder._style = CallStyle.Either;
    }
}

using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Protocols.EventStreams;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;
using AwsResources.Client.Validation;

namespace AwsResources.Client.Pipeline.EventStreams;

/// <summary>The events of an input on their way out: validated, encoded, signed where the request is, and sent one by one.</summary>
internal sealed class EventInput : IFrameSource
{
    private readonly Call _call;
    private readonly ShapeMember _member;
    private readonly IAsyncEnumerable<AwsEvent> _events;
    private readonly EventStreamFrame? _first;
    private long _count;

    private EventInput(Call call, ShapeMember member, IAsyncEnumerable<AwsEvent> events, EventStreamFrame? first) =>
        (_call, _member, _events, _first) = (call, member, events, first);

    public bool IsStarted { get; private set; }

    public Exception? Failure { get; private set; }

    /// <summary>Signs each event; null where the request is not signed.</summary>
    public EventSigner? Signer { get; set; }

    /// <summary>Refuses the forms of a call in which events cannot be sent.</summary>
    /// <exception cref="NotSupportedException">The operation takes events, and the call is synchronous or a URL.</exception>
    public static void Check(Call call, bool async)
    {
        if (Protocol.EventStreamOf(call.Operation.Input) is not { } member) return;
        if (call.IsPresigned) throw new NotSupportedException($"{call.Name} cannot be presigned: its events ({member.Name}) are signed one by one as they are sent.");
        if (!async) throw new NotSupportedException($"{call.Name} sends events ({member.Name}) while its answer comes, which a synchronous call cannot do. Use CallAsync.");
    }

    /// <summary>The input without its events, for the protocol to write.</summary>
    public static AwsStructure Without(Call call) => Protocol.EventStreamOf(call.Operation.Input) is { } member
        ? EventAnswers.Without(call.Input, call.Operation.Input, member)
        : call.Input;

    /// <summary>Makes the events the body of the request, where the operation takes events.</summary>
    public static void Attach(Call call)
    {
        if (Protocol.EventStreamOf(call.Operation.Input) is not { } member) return;
        var (protocol, request) = (call.Client.Protocol, call.Request);
        var events = call.Input.TryGetValue(member, out var given) ? Sequence(given!) : AsyncEnumerable.Empty<AwsEvent>();
        var first = protocol.SendsInitialEvents
            ? EventMessages.WriteInitial(EventMessages.InitialRequest, request.Body.Bytes, protocol.DocumentType(call.Client.Model))
            : null;
        request.Headers.Set("Content-Type", EventMessages.ContentType);
        request.Body = RequestBody.FromFrames(new EventInput(call, member, events, first));
    }

    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        IsStarted = true;
        if (_first is not null) await SendAsync(target, Seal(_first.Encode()), cancellationToken).ConfigureAwait(false);
        // Before the first event there may be a long time: the headers must not wait for it.
        else await target.FlushAsync(cancellationToken).ConfigureAwait(false);
        var events = _events.GetAsyncEnumerator(cancellationToken);
        await using (events.ConfigureAwait(false))
        {
            while (await NextAsync(events, cancellationToken).ConfigureAwait(false) is { } frame)
                await SendAsync(target, frame, cancellationToken).ConfigureAwait(false);
        }
        if (Signer is { } signer) await SendAsync(target, signer.Sign(default), cancellationToken).ConfigureAwait(false);
    }

    private static IAsyncEnumerable<AwsEvent> Sequence(object given) => given switch
    {
        IAsyncEnumerable<AwsEvent> events => events,
        IEnumerable<AwsEvent> events => events.ToAsyncEnumerable(),
        _ => throw new ArgumentException($"Events are an AwsEventWriter or a sequence of AwsEvent, not a {given.GetType().Name}."),
    };

    private static async Task SendAsync(Stream target, byte[] frame, CancellationToken cancellationToken)
    {
        await target.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
        await target.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    // What fails here is not the wire's: it is kept, so that whoever reads the answer is told instead of "the connection was closed".
    private async ValueTask<byte[]?> NextAsync(IAsyncEnumerator<AwsEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false) ? Encode(events.Current) : null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Failure = error;
            throw;
        }
    }

    private byte[] Encode(AwsEvent item)
    {
        var stream = (StructureShape)_member.Shape;
        var shape = (StructureShape)EventMessages.Find(stream, item.Name).Shape;
        if (InputValidator.Check(item.Value, shape) is { Count: > 0 } faults)
            throw new AwsValidationException($"{_call.Name}: {_member.Name}[{_count}] ({item.Name})", faults);
        _count++;
        return Seal(EventMessages.Write(_call.Client.Protocol, _call.Client.Model, stream, item).Encode());
    }

    private byte[] Seal(byte[] frame) => Signer?.Sign(frame) ?? frame;
}

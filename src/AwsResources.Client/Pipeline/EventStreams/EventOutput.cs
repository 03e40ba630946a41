using System.Runtime.ExceptionServices;
using System.Text.Json;
using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Protocols.EventStreams;
using AwsResources.Client.Transport;
using AwsResources.Client.Values.Events;

namespace AwsResources.Client.Pipeline.EventStreams;

/// <summary>The events of an answer: frames to events, error frames to exceptions, and faults of the wire to words.</summary>
internal sealed class EventOutput : IEventSource
{
    private readonly Call _call;
    private readonly AwsResponse _response;
    private readonly StructureShape _shape;
    private readonly Stream _stream;
    private readonly IFrameSource? _sent;
    private readonly EventStreamReader _reader;
    private EventStreamFrame? _pending;
    private int _isReading;
    private bool _isClosed;
    private string? _latest;

    private EventOutput(Call call, AwsResponse response, StructureShape shape, Stream stream)
    {
        (_call, _response, _shape, _stream) = (call, response, shape, stream);
        _sent = call.Request.Body.Frames;
        _reader = new EventStreamReader(stream);
    }

    public long SkippedCount { get; private set; }

    /// <summary>The output with its events to be read, where the operation answers events; else the output as it is.</summary>
    public static async ValueTask<AwsStructure> OpenAsync(Call call, AwsResponse response, AwsStructure output, bool async, CancellationToken cancellationToken)
    {
        if (Protocol.EventStreamOf(call.Operation.Output) is not { } member || !output.TryGetValue(member, out var body)) return output;
        var source = new EventOutput(call, response, (StructureShape)member.Shape, ((AwsBody)body!).AsStream());
        try
        {
            if (call.Client.Protocol.SendsInitialEvents) output = await source.ReadInitialAsync(output, async, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            source.Dispose();
            throw;
        }
        output.SetSlot(member, new AwsEventStream(source));
        return output;
    }

    public async ValueTask<AwsEvent?> NextAsync(bool async, CancellationToken cancellationToken)
    {
        while (await FrameAsync(async, cancellationToken).ConfigureAwait(false) is { } frame)
        {
            if (Interpret(frame) is not { } item) continue;
            _latest = item.Name;
            return item;
        }
        return _call.Client.Customization.FindLastEvent(_call.Operation) is { } last && last != _latest
            ? throw Cut($"{_call.Request.Host} ended the events after {_reader.Count} without the one that says that they are all ({last}).", null)
            : null;
    }

    public void Dispose()
    {
        if (!Close()) return;
        _stream.Dispose();
        ReleaseBuffer();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Close()) return;
        await _stream.DisposeAsync().ConfigureAwait(false);
        ReleaseBuffer();
    }

    private bool Close() => !Interlocked.Exchange(ref _isClosed, true);

    // Somebody may dispose of the stream to end a read that waits: the buffer of that read must not be given to others.
    private void ReleaseBuffer()
    {
        if (Interlocked.CompareExchange(ref _isReading, 1, 0) == 0) _reader.Dispose();
    }

    private async ValueTask<AwsStructure> ReadInitialAsync(AwsStructure output, bool async, CancellationToken cancellationToken)
    {
        var first = await FrameAsync(async, cancellationToken).ConfigureAwait(false);
        if (first is null) return output;
        if (first.MessageType is "event" && first.EventType is not EventMessages.InitialResponse)
        {
            _pending = first;
            return output;
        }
        if (first.MessageType is not "event") throw Refusal(first);
        var shape = _call.Operation.Output;
        var initial = new AwsStructure(shape);
        if (!first.Payload.IsEmpty) initial.Attach(Decode(() => _call.Client.Protocol.ReadDocument(shape, first.Payload)), 0);
        initial.Freeze();
        return initial;
    }

    private async ValueTask<EventStreamFrame?> FrameAsync(bool async, CancellationToken cancellationToken)
    {
        if (_pending is { } pending)
        {
            _pending = null;
            return pending;
        }
        Interlocked.Exchange(ref _isReading, 1);
        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed), typeof(AwsEventStream));
            return await _reader.ReadAsync(async, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Explain(error);
        }
        finally
        {
            Interlocked.Exchange(ref _isReading, 0);
        }
    }

    private AwsEvent? Interpret(EventStreamFrame frame)
    {
        switch (frame.MessageType)
        {
            case "event" when frame.EventType is { } name && name is not EventMessages.InitialResponse:
                if (_shape.TryGetMember(name, out var member) && member.Shape is StructureShape shape)
                    return new AwsEvent(name, Decode(() => EventMessages.Read(_call.Client.Protocol, shape, frame)));
                SkippedCount++;
                return null;
            case "event" when frame.EventType is not null: return null;
            case "exception" or "error": throw Refusal(frame);
            case null or "event": throw Unreadable("it does not say what it is (:message-type, :event-type)", null);
            default:
                SkippedCount++;
                return null;
        }
    }

    private AwsException Refusal(EventStreamFrame frame)
    {
        if (frame.MessageType is not ("exception" or "error")) return Unreadable($"it is of the unknown kind '{frame.MessageType}'", null);
        var name = (frame[":exception-type"] ?? frame[":error-code"]) as string ?? "Unknown";
        var shape = _shape.TryGetMember(name, out var member) ? member.Shape as StructureShape : ErrorCodes.Shape(_call.Client.Model, _call.Operation, name);
        var data = shape is null || frame.MessageType is "error" ? null : Decode(() => EventMessages.Read(_call.Client.Protocol, shape, frame));
        var message = frame[":error-message"] as string ?? MessageOf(data);
        var code = shape is null ? name : shape.Error?.Code ?? shape.Name;
        return CallErrors.Service(_call, new ServiceError(code, message, ErrorCodes.RequestId(_response), null, shape, data), shape?.Error?.HttpStatusCode ?? 400);
    }

    private static string MessageOf(AwsStructure? data)
    {
        if (data?.Shape is not { } shape) return "";
        foreach (var member in shape.MemberSpan)
            if (member.Name.Equals("message", StringComparison.OrdinalIgnoreCase) && data.TryGetValue(member, out var text)) return Values.Scalars.ToText(text!);
        return "";
    }

    private T Decode<T>(Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (Exception error) when (error is FormatException or JsonException or OverflowException)
        {
            throw Unreadable(error.Message, error);
        }
    }

    private Exception Explain(Exception error)
    {
        if (_sent?.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        return error switch
        {
            EndOfStreamException => Cut(
                $"{_call.Request.Host} closed the connection in the middle of event {_reader.Count}, which begins at byte {_reader.Position} of the answer: {error.Message}", error),
            AwsTransportException wire => new AwsTransportException($"{_call.Name}: {wire.Message} [{_reader.Count} events were read]", wire.Kind, wire.InnerException) { Attempts = _call.Attempts },
            FormatException => Unreadable(error.Message, error, beforeIt: true),
            _ => error,
        };
    }

    private AwsTransportException Cut(string problem, Exception? cause) =>
        new($"{_call.Name}: {problem}", AwsTransportFailure.BodyCut, cause) { Attempts = _call.Attempts };

    private AwsResponseException Unreadable(string problem, Exception? cause, bool beforeIt = false)
    {
        var number = beforeIt ? _reader.Count : _reader.Count - 1;
        var place = beforeIt ? $", which begins at byte {_reader.Position} of the answer" : "";
        return new AwsResponseException(
            $"{_call.Name}: event {number} from {_call.Request.Scheme}://{_call.Request.Host}{place}, cannot be read: {problem.TrimEnd('.')}.", _response.StatusCode, cause);
    }
}

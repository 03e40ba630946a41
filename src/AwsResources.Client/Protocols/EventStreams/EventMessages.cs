// Events between structures and frames. Members with the header trait are headers of the frame, by their type; one member with the payload
// trait is the frame's payload; without such a member the payload is a document of the protocol with all others.
// https://smithy.io/2.0/spec/streaming.html#event-message-serialization

using System.Text;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols.EventStreams;

internal static class EventMessages
{
    public const string ContentType = "application/vnd.amazon.eventstream";
    public const string InitialRequest = "initial-request";
    public const string InitialResponse = "initial-response";

    private const string MessageType = ":message-type";

    /// <summary>Reads the members of an event or exception.</summary>
    /// <exception cref="MalformedResponseException">A header is not of its member's type, or the payload is no document of the protocol.</exception>
    public static AwsStructure Read(Protocol protocol, StructureShape shape, EventStreamFrame frame)
    {
        var message = new AwsStructure(shape);
        var isImplicit = true;
        foreach (var member in shape.MemberSpan)
        {
            if (member.IsEventHeader)
            {
                if (frame[member.Name] is { } header) message.SetSlot(member, EventHeaderValues.Read(member, header));
            }
            else if (member.IsEventPayload)
            {
                isImplicit = false;
                message.SetSlot(member, ReadPayload(protocol, member, frame.Payload));
            }
        }
        if (isImplicit && !frame.Payload.IsEmpty && HasDocument(shape)) message.Attach(protocol.ReadDocument(shape, frame.Payload), 0);
        message.Freeze();
        return message;
    }

    /// <summary>Writes an event.</summary>
    /// <param name="protocol">How documents are written.</param>
    /// <param name="service">The service.</param>
    /// <param name="stream">The stream, whose member the event is.</param>
    /// <param name="item">The event.</param>
    /// <exception cref="ArgumentException">The stream has no such event; the message names near ones.</exception>
    public static EventStreamFrame Write(Protocol protocol, ServiceModel service, StructureShape stream, AwsEvent item) =>
        Write(protocol, service, Find(stream, item.Name), "event", ":event-type", item);

    /// <summary>Writes an error that the stream's model knows.</summary>
    /// <inheritdoc cref="Write(Protocol, ServiceModel, StructureShape, AwsEvent)"/>
    public static EventStreamFrame WriteException(Protocol protocol, ServiceModel service, StructureShape stream, AwsEvent item) =>
        Write(protocol, service, Find(stream, item.Name), "exception", ":exception-type", item);

    /// <summary>Writes an error that no model knows.</summary>
    public static EventStreamFrame WriteError(string code, string message) =>
        new([new(MessageType, "error"), new(":error-code", code), new(":error-message", message)], default);

    /// <summary>Writes what stands beside the stream, in protocols that send it as the first event.</summary>
    public static EventStreamFrame WriteInitial(string type, ReadOnlyMemory<byte> document, string contentType) =>
        new([new(MessageType, "event"), new(":event-type", type), new(":content-type", contentType)], document);

    public static ShapeMember Find(StructureShape stream, string name) => stream.TryGetMember(name, out var member) && member.Shape is StructureShape
        ? member
        : throw new ArgumentException(
            $"{stream.Name} has no event '{name}'.{Suggestions.DidYouMean(name, stream.Members.Select(other => other.Name))} It has {string.Join(", ", stream.Members.Select(other => other.Name))}.");

    private static EventStreamFrame Write(Protocol protocol, ServiceModel service, ShapeMember member, string messageType, string typeHeader, AwsEvent item)
    {
        var shape = (StructureShape)member.Shape;
        var headers = new List<KeyValuePair<string, object>> { new(MessageType, messageType), new(typeHeader, member.Name) };
        var (type, payload) = WritePayload(protocol, service, shape, item.Value);
        if (type is not null) headers.Add(new(":content-type", type));
        foreach (var part in shape.MemberSpan)
            if (part.IsEventHeader && item.Value.TryGetValue(part, out var value)) headers.Add(new(part.Name, EventHeaderValues.Write(part, value!)));
        return new EventStreamFrame(headers, payload);
    }

    private static (string? Type, ReadOnlyMemory<byte> Payload) WritePayload(Protocol protocol, ServiceModel service, StructureShape shape, AwsStructure value)
    {
        foreach (var member in shape.MemberSpan)
        {
            if (!member.IsEventPayload) continue;
            if (!value.TryGetValue(member, out var content)) return default;
            return member.Shape switch
            {
                StructureShape structure => (protocol.DocumentType(service), protocol.WriteDocument(structure, (AwsStructure)content!)),
                { Type: ShapeType.Blob } => ("application/octet-stream", WireText.Bytes(content!)),
                { Type: ShapeType.String } => ("text/plain", Encoding.UTF8.GetBytes(Scalars.ToText(content!))),
                _ => throw CannotBePayload(member),
            };
        }
        return HasDocument(shape) || shape.Members.Count == 0 ? (protocol.DocumentType(service), protocol.WriteDocument(shape, WithoutHeaders(shape, value))) : default;
    }

    private static object ReadPayload(Protocol protocol, ShapeMember member, ReadOnlyMemory<byte> payload) => member.Shape switch
    {
        StructureShape structure when payload.IsEmpty => Empty(structure),
        StructureShape structure => new AwsStructure(structure, protocol.ReadDocument(structure, payload), 0),
        { Type: ShapeType.Blob } => payload,
        { Type: ShapeType.String } => Encoding.UTF8.GetString(payload.Span),
        { Type: ShapeType.Document } => Documents.Parse(payload.Span) ?? throw new MalformedResponseException($"{member} is an empty document.", 0),
        _ => throw CannotBePayload(member),
    };

    private static bool HasDocument(StructureShape shape)
    {
        foreach (var member in shape.MemberSpan)
            if (!member.IsEventHeader && !member.IsEventPayload) return true;
        return false;
    }

    private static AwsStructure WithoutHeaders(StructureShape shape, AwsStructure value)
    {
        var document = new AwsStructure(shape);
        foreach (var member in shape.MemberSpan)
            if (!member.IsEventHeader && value.TryGetValue(member, out var given)) document.SetSlot(member, given);
        return document;
    }

    private static AwsStructure Empty(StructureShape shape)
    {
        var empty = new AwsStructure(shape);
        empty.Freeze();
        return empty;
    }

    private static AwsModelException CannotBePayload(ShapeMember member) =>
        new($"{member} of type {member.Shape.Type} cannot be the payload of an event.");
}

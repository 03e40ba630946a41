using AwsResources.Client.Codecs;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Protocols.EventStreams;

/// <summary>The server's side: answers that are streams of events.</summary>
internal static class EventAnswers
{
    /// <summary>Writes the answer of an operation whose output is a stream of events; false where it is none.</summary>
    /// <param name="protocol">The protocol, which has written headers already where it has any.</param>
    /// <param name="service">The service.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="output">The output, whose stream is a sequence of <see cref="AwsEvent"/>.</param>
    /// <param name="response">The response, which gets body and content type.</param>
    public static bool TryWrite(Protocol protocol, ServiceModel service, OperationModel operation, AwsStructure output, AwsResponse response)
    {
        if (Protocol.EventStreamOf(operation.Output) is not { } member || !output.TryGetValue(member, out var value)) return false;
        if (value is not IEnumerable<AwsEvent> events)
            throw new FormatException($"{operation.Name}: {member} takes a sequence of events, not a {value!.GetType().Name}.");
        using var body = new PooledBuffer();
        if (protocol.SendsInitialEvents)
            body.Write(EventMessages.WriteInitial(EventMessages.InitialResponse, protocol.WriteDocument(operation.Output, Without(output, operation.Output, member)), protocol.DocumentType(service)).Encode());
        var stream = (StructureShape)member.Shape;
        foreach (var item in events)
        {
            var isError = EventMessages.Find(stream, item.Name).Shape is StructureShape { IsException: true };
            body.Write((isError ? EventMessages.WriteException(protocol, service, stream, item) : EventMessages.Write(protocol, service, stream, item)).Encode());
        }
        response.Headers.Set("Content-Type", EventMessages.ContentType);
        response.Body = body.ToArray();
        return true;
    }

    /// <summary>The members beside the stream.</summary>
    public static AwsStructure Without(AwsStructure value, StructureShape shape, ShapeMember stream)
    {
        var rest = new AwsStructure(shape);
        foreach (var member in shape.MemberSpan)
            if (member != stream && value.TryGetValue(member, out var given)) rest.SetSlot(member, given);
        return rest;
    }
}

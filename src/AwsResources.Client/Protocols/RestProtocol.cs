// What rest-json and rest-xml share: members bound to path, query, headers, status and body. They differ in how a body is
// written, and in how an error looks.

using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.Codecs;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols.EventStreams;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

internal abstract class RestProtocol : Protocol
{
    protected abstract string ContentType { get; }

    /// <summary>Writes the members that the body has.</summary>
    protected abstract void WriteBody(PooledBuffer body, string rootName, XmlNamespaceModel? ns, StructureShape shape, AwsStructure value, bool bodyOnly, bool isResponse = false);

    /// <summary>Whether the body is an empty document where the input has members for it and none is set.</summary>
    protected abstract bool WritesEmptyBody { get; }

    protected abstract ValueTape ReadBody(ReadOnlySpan<byte> body, StructureShape shape);

    public override void WriteRequest(ServiceModel service, OperationModel operation, AwsStructure input, AwsRequest request)
    {
        request.Method = operation.HttpMethod;
        RestRequestBinding.WriteUri(operation, input, request);
        foreach (var member in operation.Input.MemberSpan)
            if (input.TryGetValue(member, out var value)) RestRequestBinding.WriteHeaders(member, value!, request.Headers);
        WriteRequestBody(operation, input, request);
    }

    public override AwsStructure ReadResponse(ServiceModel service, OperationModel operation, AwsResponse response) =>
        ReadMessage(operation.Output, response.Headers, response.StatusCode, response.Body, response.Stream);

    public override bool TryMatchOperation(ServiceModel service, AwsRequest request, [NotNullWhen(true)] out OperationModel? operation) =>
        RestRouter.Of(service).TryMatch(request, out operation);

    public override AwsStructure ReadRequest(ServiceModel service, OperationModel operation, AwsRequest request)
    {
        var input = ReadMessage(operation.Input, request.Headers, statusCode: 0, request.Body.Bytes, request.Body.Stream, isFrozen: false);
        RestRequestBinding.ReadUri(operation, request, input);
        input.Freeze();
        return input;
    }

    public override AwsResponse WriteResponse(ServiceModel service, OperationModel operation, AwsStructure output, string requestId)
    {
        var status = operation.ResponseCode ?? 200;
        foreach (var member in operation.Output.MemberSpan)
            if (member.Location is MemberLocation.StatusCode && output.TryGetValue(member, out var value)) status = (int)Scalars.ToInt64(value!);
        var response = new AwsResponse(status);
        response.Headers.Set(RequestIdHeader, requestId);
        foreach (var member in operation.Output.MemberSpan)
            if (output.TryGetValue(member, out var value)) RestRequestBinding.WriteHeaders(member, value!, response.Headers);
        WriteResponseBody(service, operation, output, response);
        return response;
    }

    public override ValueTape ReadDocument(StructureShape shape, ReadOnlyMemory<byte> document) => ReadBody(document.Span, shape);

    public override byte[] WriteDocument(StructureShape shape, AwsStructure value)
    {
        using var document = new PooledBuffer();
        WriteBody(document, shape.LocationName ?? shape.Name, shape.XmlNamespace, shape, value, bodyOnly: false);
        return document.ToArray();
    }

    public override string DocumentType(ServiceModel service) => ContentType;

    protected virtual string RequestIdHeader => "x-amzn-RequestId";

    /// <summary>Reads a message of either direction: headers, status and body into the members that they belong to.</summary>
    protected AwsStructure ReadMessage(
        StructureShape shape, HeaderList headers, int statusCode, ReadOnlyMemory<byte> body, Stream? stream, bool isFrozen = true)
    {
        var message = new AwsStructure(shape);
        RestResponseBinding.ReadHeaders(shape, headers, statusCode, message);
        if (shape.Payload is { } payload) ReadPayload(payload, headers, body, stream, message, isResponse: isFrozen);
        else if (EventStreamOf(shape) is { } events) message.SetSlot(events, RestResponseBinding.BodyOf(headers, body, stream));
        else if (RestResponseBinding.HasBodyMembers(shape) && RestResponseBinding.Buffered(body, stream) is { IsEmpty: false } content)
            message.Attach(ReadBody(content.Span, shape), 0);
        if (isFrozen) message.Freeze();
        return message;
    }

    protected static void SetBody(AwsRequest request, byte[] body, string? contentType)
    {
        request.Body = RequestBody.FromBytes(body);
        if (contentType is not null && !request.Headers.Contains("Content-Type")) request.Headers.Set("Content-Type", contentType);
    }

    private void ReadPayload(ShapeMember payload, HeaderList headers, ReadOnlyMemory<byte> body, Stream? stream, AwsStructure message, bool isResponse)
    {
        if (payload.IsStreaming || payload.Shape.IsStreaming || payload.Shape is StructureShape { IsEventStream: true })
        {
            message.SetSlot(payload, RestResponseBinding.BodyOf(headers, body, stream));
            return;
        }
        var content = RestResponseBinding.Buffered(body, stream);
        switch (payload.Shape)
        {
            case StructureShape structure:
                // An answer without a body is a structure without members, as other SDKs read it; a union always has one.
                if (content.IsEmpty && (structure.IsUnion || !isResponse)) break;
                message.SetSlot(payload, content.IsEmpty ? Empty(structure) : new AwsStructure(structure, ReadBody(content.Span, structure), 0));
                break;
            case { Type: ShapeType.Blob }:
                message.SetSlot(payload, content);
                break;
            case { Type: ShapeType.Document }:
                if (!content.IsEmpty) message.SetSlot(payload, ReadDocument(content.Span));
                break;
            default:
                message.SetSlot(payload, System.Text.Encoding.UTF8.GetString(content.Span));
                break;
        }
    }

    private static System.Text.Json.Nodes.JsonNode? ReadDocument(ReadOnlySpan<byte> content)
    {
        try
        {
            return Documents.Parse(content);
        }
        catch (FormatException e)
        {
            throw new MalformedResponseException(e.Message, 0, e);
        }
    }

    private void WriteRequestBody(OperationModel operation, AwsStructure input, AwsRequest request)
    {
        var shape = operation.Input;
        if (shape.Payload is { } payload)
        {
            WriteRequestPayload(payload, input, request);
            return;
        }
        if (!RestResponseBinding.HasBodyMembers(shape) || EventStreamOf(shape) is not null) return;
        if (!WritesEmptyBody && !RestResponseBinding.HasBodyValues(shape, input)) return;
        using var body = new PooledBuffer();
        WriteBody(body, shape.LocationName ?? operation.InputLocationName ?? shape.Name, operation.InputXmlNamespace ?? shape.XmlNamespace, shape, input, bodyOnly: true);
        SetBody(request, body.ToArray(), ContentType);
    }

    private void WriteRequestPayload(ShapeMember payload, AwsStructure input, AwsRequest request)
    {
        var value = input.TryGetValue(payload, out var given) ? given : null;
        if (payload.Shape is StructureShape structure && !structure.IsEventStream)
        {
            if (value is null && !WritesEmptyBody) return;
            using var body = new PooledBuffer();
            WriteBody(body, RootName(payload, structure), payload.XmlNamespace ?? structure.XmlNamespace, structure,
                value as AwsStructure ?? Empty(structure), bodyOnly: false);
            SetBody(request, body.ToArray(), ContentType);
        }
        else if (value is not null)
        {
            RestRequestBinding.WriteRawPayload(payload, value, request, RawContentType(payload.Shape.Type));
        }
        else if (payload.Shape.Type is ShapeType.Document && WritesEmptyBody)
        {
            SetBody(request, "{}"u8.ToArray(), ContentType);
        }
    }

    private void WriteResponseBody(ServiceModel service, OperationModel operation, AwsStructure output, AwsResponse response)
    {
        var shape = operation.Output;
        if (EventAnswers.TryWrite(this, service, operation, output, response)) return;
        if (shape.Payload is { } payload && payload.Shape is not StructureShape { IsEventStream: false })
        {
            if (output.TryGetValue(payload, out var value)) RestResponseBinding.WriteRawPayload(payload, value!, response);
            return;
        }
        var part = shape.Payload is { } member ? (StructureShape)member.Shape : shape;
        var content = shape.Payload is null ? output : output.TryGetValue(shape.Payload, out var inner) ? (AwsStructure)inner! : null;
        if (content is null || shape.Payload is null && !RestResponseBinding.HasBodyMembers(shape)) return;
        using var body = new PooledBuffer();
        var root = shape.Payload?.LocationName ?? part.LocationName ?? operation.Name + "Result";
        WriteBody(body, root, shape.Payload?.XmlNamespace ?? part.XmlNamespace ?? service.Metadata.XmlNamespace, part, content, bodyOnly: shape.Payload is null, isResponse: true);
        response.Body = body.ToArray();
        if (!response.Headers.Contains("Content-Type")) response.Headers.Set("Content-Type", ContentType);
    }

    /// <summary>The content type of a payload that is no structure, or null where the service is to choose.</summary>
    protected virtual string? RawContentType(ShapeType type) => type is ShapeType.String ? "text/plain" : null;

    // A location name that only repeats the member's says nothing, unless the model puts it into a namespace:
    // it is how models made from Smithy write that there is none.
    private static string RootName(ShapeMember payload, StructureShape structure) =>
        payload.LocationName is { } name && (name != payload.Name || payload.XmlNamespace is not null) ? name : structure.LocationName ?? structure.Name;

    private static AwsStructure Empty(StructureShape shape)
    {
        var empty = new AwsStructure(shape);
        empty.Freeze();
        return empty;
    }
}

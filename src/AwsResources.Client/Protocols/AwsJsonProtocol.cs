using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols.EventStreams;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

/// <summary>json: one path, the operation in a header, in versions 1.0 and 1.1 that differ in the content type.</summary>
internal sealed class AwsJsonProtocol : Protocol
{
    public override string Name => "json";

    public override void WriteRequest(ServiceModel service, OperationModel operation, AwsStructure input, AwsRequest request)
    {
        request.Method = operation.HttpMethod;
        request.Path = "/";
        request.Headers.Set("X-Amz-Target", $"{service.Metadata.TargetPrefix}.{operation.Name}");
        request.Headers.Set("Content-Type", ContentTypeOf(service));
        if (service.Metadata.AwsQueryCompatible) request.Headers.Set("x-amzn-query-mode", "true");
        using var body = new PooledBuffer();
        JsonWriterCodec.Write(body, operation.Input, input);
        request.Body = RequestBody.FromBytes(body.ToArray());
    }

    public override AwsStructure ReadResponse(ServiceModel service, OperationModel operation, AwsResponse response)
    {
        if (EventStreamOf(operation.Output) is { } events)
        {
            var output = new AwsStructure(operation.Output);
            output.SetSlot(events, RestResponseBinding.BodyOf(response.Headers, response.Body, response.Stream));
            output.Freeze();
            return output;
        }
        var body = RestResponseBinding.Buffered(response.Body, response.Stream);
        return new AwsStructure(operation.Output, JsonReaderCodec.Read(body.Span, operation.Output), 0);
    }

    public override ServiceError ReadError(ServiceModel service, OperationModel operation, AwsResponse response)
    {
        var body = RestResponseBinding.Buffered(response.Body, response.Stream);
        var error = JsonErrors.Read(service, operation, response, body.Span);
        return error.Shape is not { } shape ? error : error with
        {
            Data = ErrorCodes.MembersOf(shape, () => new(shape, JsonReaderCodec.Read(JsonErrors.IsObject(body.Span) ? body.Span : default, shape), 0)),
        };
    }

    public override bool TryMatchOperation(ServiceModel service, AwsRequest request, [NotNullWhen(true)] out OperationModel? operation)
    {
        operation = null;
        if (!request.Headers.TryGet("X-Amz-Target", out var target)) return false;
        var dot = target.LastIndexOf('.');
        return (dot < 0 || service.Metadata.TargetPrefix is not { } prefix || target.AsSpan(0, dot).SequenceEqual(prefix))
            && service.TryGetOperation(target[(dot + 1)..], out operation);
    }

    public override AwsStructure ReadRequest(ServiceModel service, OperationModel operation, AwsRequest request)
    {
        var body = RestResponseBinding.Buffered(request.Body.Bytes, request.Body.Stream);
        return new AwsStructure(operation.Input, JsonReaderCodec.Read(body.Span, operation.Input), 0);
    }

    public override AwsResponse WriteResponse(ServiceModel service, OperationModel operation, AwsStructure output, string requestId)
    {
        var response = new AwsResponse(200);
        response.Headers.Set("x-amzn-RequestId", requestId);
        if (EventAnswers.TryWrite(this, service, operation, output, response)) return response;
        response.Headers.Set("Content-Type", ContentTypeOf(service));
        using var body = new PooledBuffer();
        JsonWriterCodec.Write(body, operation.Output, output);
        response.Body = body.ToArray();
        return response;
    }

    public override AwsResponse WriteError(ServiceModel service, OperationModel? operation, ErrorAnswer error) =>
        JsonErrors.Write(service, operation, error, ContentTypeOf(service), writesType: true);

    public override ValueTape ReadDocument(StructureShape shape, ReadOnlyMemory<byte> document) => JsonReaderCodec.Read(document.Span, shape);

    public override byte[] WriteDocument(StructureShape shape, AwsStructure value)
    {
        using var document = new PooledBuffer();
        JsonWriterCodec.Write(document, shape, value);
        return document.ToArray();
    }

    public override string DocumentType(ServiceModel service) => ContentTypeOf(service);

    public override bool SendsInitialEvents => true;

    private static string ContentTypeOf(ServiceModel service) => $"application/x-amz-json-{service.Metadata.JsonVersion ?? "1.1"}";
}

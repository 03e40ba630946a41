using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Cbor;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols.EventStreams;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

/// <summary>smithy-rpc-v2-cbor: the operation in the path, CBOR both ways.</summary>
internal sealed class RpcV2CborProtocol : Protocol
{
    private const string Cbor = "application/cbor";

    public override string Name => "smithy-rpc-v2-cbor";

    public override void WriteRequest(ServiceModel service, OperationModel operation, AwsStructure input, AwsRequest request)
    {
        request.Method = "POST";
        request.Path = $"/service/{service.Metadata.TargetPrefix}/operation/{operation.Name}";
        request.Headers.Set("smithy-protocol", "rpc-v2-cbor");
        request.Headers.Set("Accept", HasEventStreamOutput(operation) ? EventMessages.ContentType : Cbor);
        if (service.Metadata.AwsQueryCompatible) request.Headers.Set("x-amzn-query-mode", "true");
        if (operation.InputShapeName is null) return;
        request.Headers.Set("Content-Type", Cbor);
        request.Body = RequestBody.FromBytes(CborWriterCodec.Write(operation.Input, input));
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
        return Read(operation.Output, RestResponseBinding.Buffered(response.Body, response.Stream));
    }

    public override ServiceError ReadError(ServiceModel service, OperationModel operation, AwsResponse response)
    {
        var body = RestResponseBinding.Buffered(response.Body, response.Stream);
        var isCbor = response.Header("smithy-protocol") is not null || response.Header("Content-Type") is Cbor or null && !ErrorCodes.IsNoError(body.Span);
        if (!isCbor || body.IsEmpty) return ErrorCodes.OfStatus(response);
        if (!TryReadError(body, out var type, out var message)) return ErrorCodes.OfStatus(response);
        var code = type is null ? ErrorCodes.OfStatus(response).Code : ErrorCodes.Sanitize(type);
        var shape = ErrorCodes.Shape(service, operation, code);
        var isQuery = ErrorCodes.TryGetQueryError(response, out var queryCode, out var fault);
        return new ServiceError(
            isQuery ? queryCode : code, message ?? "", ErrorCodes.RequestId(response), null, shape, shape is null ? null : ErrorCodes.MembersOf(shape, () => Read(shape, body)))
        {
            Fault = isQuery ? fault : null,
        };
    }

    public override bool TryMatchOperation(ServiceModel service, AwsRequest request, [NotNullWhen(true)] out OperationModel? operation)
    {
        operation = null;
        var parts = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is [.., "service", var name, "operation", var asked]
            && (service.Metadata.TargetPrefix is null || name == service.Metadata.TargetPrefix)
            && service.TryGetOperation(asked, out operation);
    }

    public override AwsStructure ReadRequest(ServiceModel service, OperationModel operation, AwsRequest request) =>
        Read(operation.Input, RestResponseBinding.Buffered(request.Body.Bytes, request.Body.Stream));

    public override AwsResponse WriteResponse(ServiceModel service, OperationModel operation, AwsStructure output, string requestId)
    {
        var response = Response(200, requestId, []);
        if (!EventAnswers.TryWrite(this, service, operation, output, response)) response.Body = CborWriterCodec.Write(operation.Output, output);
        return response;
    }

    public override AwsResponse WriteError(ServiceModel service, OperationModel? operation, ErrorAnswer error)
    {
        var shape = operation is null ? null : ErrorCodes.Shape(service, operation, error.Code);
        var response = Response(error.StatusCode, error.RequestId, CborWriterCodec.WriteError(
            JsonErrors.TypeOf(service, operation, error.Code), error.Message, shape ?? StructureShape.Empty, error.Members ?? new AwsStructure()));
        if (service.Metadata.AwsQueryCompatible) response.Headers.Set("x-amzn-query-error", $"{error.Code};{error.Fault}");
        return response;
    }

    public override ValueTape ReadDocument(StructureShape shape, ReadOnlyMemory<byte> document) => CborReaderCodec.Read(document, shape);

    public override byte[] WriteDocument(StructureShape shape, AwsStructure value) => CborWriterCodec.Write(shape, value);

    public override string DocumentType(ServiceModel service) => Cbor;

    public override bool SendsInitialEvents => true;

    private static bool TryReadError(ReadOnlyMemory<byte> body, out string? type, out string? message)
    {
        try
        {
            (type, message) = CborReaderCodec.ReadError(body);
            return true;
        }
        catch (MalformedResponseException)
        {
            // A proxy's or a server's page: the status is all that can be relied on.
            (type, message) = (null, null);
            return false;
        }
    }

    private static AwsStructure Read(StructureShape shape, ReadOnlyMemory<byte> body) => new(shape, CborReaderCodec.Read(body, shape), 0);

    private static AwsResponse Response(int status, string requestId, byte[] body)
    {
        var response = new AwsResponse(status) { Body = body };
        response.Headers.Set("smithy-protocol", "rpc-v2-cbor");
        response.Headers.Set("Content-Type", Cbor);
        response.Headers.Set("x-amzn-RequestId", requestId);
        return response;
    }
}

using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

/// <summary>rest-json: what most services speak.</summary>
internal sealed class RestJsonProtocol : RestProtocol
{
    public override string Name => "rest-json";

    protected override string ContentType => "application/json";

    protected override bool WritesEmptyBody => true;

    protected override void WriteBody(
        PooledBuffer body, string rootName, XmlNamespaceModel? ns, StructureShape shape, AwsStructure value, bool bodyOnly, bool isResponse) =>
        JsonWriterCodec.Write(body, shape, value, bodyOnly);

    protected override string? RawContentType(ShapeType type) =>
        type is ShapeType.Blob ? "application/octet-stream" : base.RawContentType(type);

    protected override ValueTape ReadBody(ReadOnlySpan<byte> body, StructureShape shape) => JsonReaderCodec.Read(body, shape);

    public override ServiceError ReadError(ServiceModel service, OperationModel operation, AwsResponse response)
    {
        var body = RestResponseBinding.Buffered(response.Body, response.Stream);
        var error = JsonErrors.Read(service, operation, response, body.Span);
        return error.Shape is not { } shape ? error : error with
        {
            Data = ErrorCodes.MembersOf(shape, () => ReadMessage(shape, response.Headers, response.StatusCode, JsonErrors.IsObject(body.Span) ? body : default, null)),
        };
    }

    public override AwsResponse WriteError(ServiceModel service, OperationModel? operation, ErrorAnswer error)
    {
        var response = JsonErrors.Write(service, operation, error, ContentType, writesType: false);
        response.Headers.Set("x-amzn-ErrorType", JsonErrors.TypeOf(service, operation, error.Code));
        return response;
    }
}

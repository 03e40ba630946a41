using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Xml;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

/// <summary>rest-xml: S3, CloudFront, Route 53.</summary>
internal sealed class RestXmlProtocol : RestProtocol
{
    public override string Name => "rest-xml";

    protected override string ContentType => "application/xml";

    protected override bool WritesEmptyBody => false;

    protected override string RequestIdHeader => "x-amz-request-id";

    protected override void WriteBody(
        PooledBuffer body, string rootName, XmlNamespaceModel? ns, StructureShape shape, AwsStructure value, bool bodyOnly, bool isResponse) =>
        new XmlWriterCodec(body, isResponse).WriteRoot(rootName, ns, shape, value, bodyOnly);

    protected override ValueTape ReadBody(ReadOnlySpan<byte> body, StructureShape shape) => XmlReaderCodec.Read(body, shape);

    public override ServiceError ReadError(ServiceModel service, OperationModel operation, AwsResponse response)
    {
        var body = RestResponseBinding.Buffered(response.Body, response.Stream);
        var error = XmlErrors.Read(service, operation, response, body.Span);
        return error.Shape is not { } shape ? error : error with { Data = ErrorCodes.MembersOf(shape, () => Members(shape, response, body.Span)) };
    }

    private static AwsStructure Members(StructureShape shape, AwsResponse response, ReadOnlySpan<byte> body)
    {
        var data = new AwsStructure(shape);
        RestResponseBinding.ReadHeaders(shape, response.Headers, response.StatusCode, data);
        data.Attach(XmlErrorReader.ReadMembers(body, shape), 0);
        data.Freeze();
        return data;
    }

    public override AwsResponse WriteError(ServiceModel service, OperationModel? operation, ErrorAnswer error)
    {
        var response = new AwsResponse(error.StatusCode);
        response.Headers.Set(RequestIdHeader, error.RequestId);
        if (error.ExtendedRequestId is not null) response.Headers.Set("x-amz-id-2", error.ExtendedRequestId);
        response.Headers.Set("Content-Type", ContentType);
        var shape = operation is null ? null : ErrorCodes.Shape(service, operation, error.Code);
        if (shape is not null && error.Members is { } members)
            foreach (var member in shape.MemberSpan)
                if (members.TryGetValue(member, out var value)) RestRequestBinding.WriteHeaders(member, value!, response.Headers);
        response.Body = XmlErrors.Write(service, shape, error, isBare: HasBareErrors(service));
        return response;
    }

    // S3's errors have no wrapper. The models do not say so; that it once signed in a way of its own is what tells it from the others.
    private static bool HasBareErrors(ServiceModel service) => service.Metadata.SignatureVersion is "s3";
}

using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Query;
using AwsResources.Client.Codecs.Xml;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Protocols;

/// <summary>ec2: query with names of its own, lists without names, and answers without a wrapper.</summary>
internal sealed class Ec2QueryProtocol : AwsQueryProtocol
{
    public override string Name => "ec2";

    protected override QueryNames Names => QueryNames.Ec2;

    public override AwsResponse WriteResponse(ServiceModel service, OperationModel operation, AwsStructure output, string requestId)
    {
        using var body = new PooledBuffer();
        body.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        var xml = new XmlWriterCodec(body, isResponse: true);
        var root = operation.Name + "Response";
        xml.BeginTag(root, NamespaceOf(service) ?? new XmlNamespaceModel($"http://ec2.amazonaws.com/doc/{service.ApiVersion}/", null));
        xml.WriteText("requestId", requestId);
        xml.WriteMembers(operation.Output, output);
        xml.EndTag(root);
        return Response(200, requestId, body.ToArray());
    }

    public override AwsResponse WriteError(ServiceModel service, OperationModel? operation, ErrorAnswer error)
    {
        using var body = new PooledBuffer();
        body.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        var xml = new XmlWriterCodec(body, isResponse: true);
        xml.BeginTag("Response");
        xml.BeginTag("Errors");
        xml.BeginTag("Error");
        xml.WriteText("Code", error.Code);
        xml.WriteText("Message", error.Message);
        XmlErrors.WriteMembers(xml, operation is null ? null : ErrorCodes.Shape(service, operation, error.Code), error);
        xml.EndTag("Error");
        xml.EndTag("Errors");
        xml.WriteText("RequestID", error.RequestId);
        xml.EndTag("Response");
        return Response(error.StatusCode, error.RequestId, body.ToArray());
    }

    protected override string? WrapperOf(OperationModel operation) => null;
}

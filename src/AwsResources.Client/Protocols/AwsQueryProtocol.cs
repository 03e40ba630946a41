using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Query;
using AwsResources.Client.Codecs.Xml;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Protocols;

/// <summary>query: forms there, XML back.</summary>
internal class AwsQueryProtocol : Protocol
{
    public override string Name => "query";

    protected virtual QueryNames Names => QueryNames.Aws;

    public override void WriteRequest(ServiceModel service, OperationModel operation, AwsStructure input, AwsRequest request)
    {
        request.Method = operation.HttpMethod;
        request.Path = "/";
        request.Headers.Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        using var body = new PooledBuffer();
        var form = new FormWriter(body);
        form.Pair("Action", operation.Name);
        form.Pair("Version", service.Metadata.ApiVersion);
        new QueryWriterCodec(form, Names).WriteStructure(operation.Input, input);
        request.Body = RequestBody.FromBytes(body.ToArray());
    }

    public override AwsStructure ReadResponse(ServiceModel service, OperationModel operation, AwsResponse response)
    {
        var body = RestResponseBinding.Buffered(response.Body, response.Stream);
        if (body.IsEmpty && operation.Output.Members.Count == 0) return new AwsStructure(operation.Output);
        return new AwsStructure(operation.Output, XmlReaderCodec.Read(body.Span, operation.Output, WrapperOf(operation)), 0);
    }

    public override ServiceError ReadError(ServiceModel service, OperationModel operation, AwsResponse response)
    {
        var body = RestResponseBinding.Buffered(response.Body, response.Stream);
        var error = XmlErrors.Read(service, operation, response, body.Span);
        return error.Shape is not { } shape ? error : error with
        {
            Data = ErrorCodes.MembersOf(shape, () => new(shape, XmlErrorReader.ReadMembers(body.Span, shape), 0)),
        };
    }

    public override bool TryMatchOperation(ServiceModel service, AwsRequest request, [NotNullWhen(true)] out OperationModel? operation)
    {
        operation = null;
        var action = request.Query.TryGet("Action", out var named) ? named : FormFields.Parse(Form(request).Span)["Action"]?.Value;
        return action is not null && service.TryGetOperation(action, out operation);
    }

    public override AwsStructure ReadRequest(ServiceModel service, OperationModel operation, AwsRequest request) =>
        new(operation.Input, QueryReaderCodec.Read(Form(request).Span, operation.Input, Names), 0);

    public override AwsResponse WriteResponse(ServiceModel service, OperationModel operation, AwsStructure output, string requestId)
    {
        using var body = new PooledBuffer();
        var xml = new XmlWriterCodec(body, isResponse: true);
        var root = operation.Name + "Response";
        xml.BeginTag(root, NamespaceOf(service));
        if (WrapperOf(operation) is { } wrapper) xml.WriteRoot(wrapper, null, operation.Output, output);
        xml.BeginTag("ResponseMetadata");
        xml.WriteText("RequestId", requestId);
        xml.EndTag("ResponseMetadata");
        xml.EndTag(root);
        return Response(200, requestId, body.ToArray());
    }

    public override AwsResponse WriteError(ServiceModel service, OperationModel? operation, ErrorAnswer error)
    {
        var shape = operation is null ? null : ErrorCodes.Shape(service, operation, error.Code);
        return Response(error.StatusCode, error.RequestId, XmlErrors.Write(service, shape, error, isBare: false));
    }

    protected virtual string? WrapperOf(OperationModel operation) =>
        operation.ResultWrapper ?? (operation.Output.Members.Count > 0 ? operation.Name + "Result" : null);

    protected static XmlNamespaceModel? NamespaceOf(ServiceModel service) => service.Metadata.XmlNamespace;

    protected static AwsResponse Response(int status, string requestId, byte[] body)
    {
        var response = new AwsResponse(status) { Body = body };
        response.Headers.Set("x-amzn-RequestId", requestId);
        response.Headers.Set("Content-Type", "text/xml");
        return response;
    }

    // A form may also come as the query of a GET.
    private static ReadOnlyMemory<byte> Form(AwsRequest request)
    {
        var body = RestResponseBinding.Buffered(request.Body.Bytes, request.Body.Stream);
        if (!body.IsEmpty || request.Query.Count == 0) return body;
        using var buffer = new PooledBuffer();
        var form = new FormWriter(buffer);
        foreach (var (name, value) in request.Query) form.Pair(name, value ?? "");
        return buffer.ToArray();
    }
}

using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Xml;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

/// <summary>Errors in XML, of the protocols query, ec2 and rest-xml.</summary>
internal static class XmlErrors
{
    /// <summary>Reads what all errors have; the caller reads the members of the shape.</summary>
    public static ServiceError Read(ServiceModel service, OperationModel operation, AwsResponse response, ReadOnlySpan<byte> body)
    {
        var byStatus = ErrorCodes.OfStatus(response);
        if (ErrorCodes.IsNoError(body)) return byStatus;
        XmlError error;
        try
        {
            error = XmlErrorReader.Read(body);
        }
        catch (MalformedResponseException)
        {
            // A proxy's or a server's page: the status is all that can be relied on.
            return byStatus;
        }
        var shape = ErrorCodes.Shape(service, operation, error.Code ?? error.RootName);
        return new ServiceError(
            error.Code ?? (shape is null ? byStatus.Code : error.RootName), error.Message ?? "",
            byStatus.RequestId ?? error.RequestId, byStatus.ExtendedRequestId ?? error.HostId, shape, null)
        {
            Fault = error.Fault,
        };
    }

    public static byte[] Write(ServiceModel service, StructureShape? shape, ErrorAnswer error, bool isBare)
    {
        using var body = new PooledBuffer();
        body.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        var xml = new XmlWriterCodec(body, isResponse: true);
        if (!isBare) xml.BeginTag("ErrorResponse", service.Metadata.XmlNamespace);
        xml.BeginTag("Error");
        if (!isBare) xml.WriteText("Type", error.Fault);
        xml.WriteText("Code", error.Code);
        xml.WriteText("Message", error.Message);
        WriteMembers(xml, shape, error);
        if (isBare) xml.WriteText("RequestId", error.RequestId);
        if (isBare && error.ExtendedRequestId is not null) xml.WriteText("HostId", error.ExtendedRequestId);
        xml.EndTag("Error");
        if (!isBare) xml.WriteText("RequestId", error.RequestId);
        if (!isBare) xml.EndTag("ErrorResponse");
        return body.ToArray();
    }

    /// <summary>Writes the members of the shape, and as text those that no shape knows, such as S3's BucketName.</summary>
    public static void WriteMembers(XmlWriterCodec xml, StructureShape? shape, ErrorAnswer error)
    {
        if (error.Members is not { } members) return;
        if (shape is not null) xml.WriteMembers(shape, members, bodyOnly: true);
        foreach (var name in members.NamesBeyond(shape ?? StructureShape.Empty))
            if (members[name] is { } value) xml.WriteText(name, Scalars.ToText(value));
    }
}

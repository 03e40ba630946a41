namespace AwsResources.Client.Model.Packing;

/// <summary>Packs what is known of a service as a whole.</summary>
internal sealed class MetadataPacker(PackStrings strings, string service)
{
    public PackBuffer Pack(ModelJson model)
    {
        var metadata = model["metadata"].Object();
        var protocols = metadata["protocols"].Texts();
        var protocol = metadata["protocol"].TextOrNull() ?? protocols.FirstOrDefault() ?? metadata["protocol"].Text();
        if (!protocols.Contains(protocol)) protocols = [protocol, .. protocols];

        var buffer = new PackBuffer();
        Text(metadata["apiVersion"].Text());
        Text(metadata["endpointPrefix"].TextOrNull() ?? service);
        foreach (var name in (string[])["serviceId", "serviceFullName", "signingName", "signatureVersion", "jsonVersion", "targetPrefix",
            "globalEndpoint", "checksumFormat"])
            Text(metadata[name].TextOrNull());
        Text(metadata["protocolSettings"]["h2"].TextOrNull());
        Text(protocol);
        strings.List(buffer, protocols);
        strings.List(buffer, metadata["auth"].Texts());
        strings.XmlNamespace(buffer, metadata["xmlNamespace"]);
        buffer.Number(metadata["awsQueryCompatible"].IsMissing ? 0 : 1);
        var contextParams = model["clientContextParams"].Fields().ToList();
        buffer.Number(contextParams.Count);
        foreach (var (name, value) in contextParams)
        {
            Text(name);
            Text(value["type"].Text());
        }

        return buffer;

        void Text(string? text) => buffer.Number(strings.Offset(text));
    }
}

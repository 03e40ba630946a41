namespace AwsResources.Client.Model.Packing;

/// <summary>Reads what <see cref="MetadataPacker"/> writes.</summary>
internal static class PackedMetadata
{
    public static ServiceMetadata Read(ref PackCursor cursor) => new()
    {
        ApiVersion = cursor.Text(),
        EndpointPrefix = cursor.Text(),
        ServiceId = cursor.TextOrNull(),
        ServiceFullName = cursor.TextOrNull(),
        SigningName = cursor.TextOrNull(),
        SignatureVersion = cursor.TextOrNull(),
        JsonVersion = cursor.TextOrNull(),
        TargetPrefix = cursor.TextOrNull(),
        GlobalEndpoint = cursor.TextOrNull(),
        ChecksumFormat = cursor.TextOrNull(),
        Http2 = cursor.TextOrNull(),
        Protocol = cursor.Text(),
        Protocols = cursor.Texts(),
        Auth = cursor.Texts(),
        XmlNamespace = cursor.XmlNamespace(),
        AwsQueryCompatible = cursor.Number() != 0,
        ClientContextParams = cursor.TextsByName(),
    };
}

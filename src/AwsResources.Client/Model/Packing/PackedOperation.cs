namespace AwsResources.Client.Model.Packing;

/// <summary>Reads what <see cref="OperationPacker"/> writes. The initialisers stand in the order of the record.</summary>
internal static class PackedOperation
{
    public static OperationModel Read(ref PackCursor cursor, IShapeSource source)
    {
        var name = cursor.Text();
        var input = cursor.TextOrNull();
        var output = cursor.TextOrNull();
        var method = cursor.Text();
        var uri = cursor.Text();
        var errors = cursor.Texts();
        var traits = (OperationTraits)cursor.Number();
        return new OperationModel(name, source)
        {
            InputShapeName = input,
            OutputShapeName = output,
            HttpMethod = method,
            RequestUri = uri,
            ErrorShapeNames = errors,
            WireName = Has(OperationTraits.WireName) ? cursor.Text() : name,
            ResponseCode = Has(OperationTraits.ResponseCode) ? cursor.Number() : null,
            IsIdempotent = Has(OperationTraits.Idempotent),
            IsDeprecated = Has(OperationTraits.Deprecated),
            ResultWrapper = Has(OperationTraits.ResultWrapper) ? cursor.Text() : null,
            HostPrefix = Has(OperationTraits.HostPrefix) ? cursor.Text() : null,
            StaticContextParams = Has(OperationTraits.StaticContextParams) ? Statics(ref cursor) : NoStatics,
            OperationContextParams = Has(OperationTraits.OperationContextParams) ? cursor.TextsByName() : PackCursor.NoTexts,
            Auth = Has(OperationTraits.Auth) ? cursor.Texts() : [],
            AuthType = Has(OperationTraits.AuthType) ? cursor.Text() : null,
            UnsignedPayload = Has(OperationTraits.UnsignedPayload),
            HttpChecksum = Has(OperationTraits.HttpChecksum) ? Checksum(ref cursor) : null,
            HttpChecksumRequired = Has(OperationTraits.HttpChecksumRequired),
            CompressionEncodings = Has(OperationTraits.Compression) ? cursor.Texts() : [],
            DiscoversEndpoint = Has(OperationTraits.DiscoversEndpoint),
            RequiresDiscoveredEndpoint = Has(OperationTraits.RequiresDiscoveredEndpoint),
            IsEndpointOperation = Has(OperationTraits.EndpointOperation),
            InputLocationName = Has(OperationTraits.InputLocationName) ? cursor.Text() : null,
            InputXmlNamespace = Has(OperationTraits.InputXmlNamespace) ? cursor.XmlNamespace() : null,
            IsReadOnly = Has(OperationTraits.ReadOnly),
        };

        bool Has(OperationTraits trait) => (traits & trait) != 0;
    }

    private static readonly Dictionary<string, object> NoStatics = [];

    private static Dictionary<string, object> Statics(ref PackCursor cursor)
    {
        var count = cursor.Number();
        var values = new Dictionary<string, object>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++) values.Add(cursor.Text(), PackValue.Read(ref cursor));
        return values;
    }

    private static HttpChecksumModel Checksum(ref PackCursor cursor) =>
        new(cursor.TextOrNull(), cursor.Number() != 0, cursor.TextOrNull(), cursor.Texts());
}

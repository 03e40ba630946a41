namespace AwsResources.Client.Model.Packing;

/// <summary>The traits of one shape's record.</summary>
internal readonly struct ShapeTraitValues
{
    private ShapeTraits Traits { get; init; }
    public double? Min { get; private init; }
    public double? Max { get; private init; }
    public string[] Enum { get; private init; }
    public string? Pattern { get; private init; }
    public ErrorModel? Error { get; private init; }
    public string? Payload { get; private init; }
    public TimestampFormat TimestampFormat { get; private init; }
    public string? LocationName { get; private init; }
    public XmlNamespaceModel? XmlNamespace { get; private init; }
    public MemberLocation Location { get; private init; }
    public string[]? XmlOrder { get; private init; }

    public bool Has(ShapeTraits trait) => (Traits & trait) != 0;

    /// <summary>The initialisers stand in the order of the record.</summary>
    public static ShapeTraitValues Read(ref PackCursor cursor)
    {
        var traits = (ShapeTraits)cursor.Number();
        return new ShapeTraitValues
        {
            Traits = traits,
            Min = Has(ShapeTraits.Min) ? cursor.Real() : null,
            Max = Has(ShapeTraits.Max) ? cursor.Real() : null,
            Enum = Has(ShapeTraits.Enum) ? cursor.Texts() : [],
            Pattern = Has(ShapeTraits.Pattern) ? cursor.Text() : null,
            Error = Has(ShapeTraits.Error) ? ReadError(ref cursor) : null,
            Payload = Has(ShapeTraits.Payload) ? cursor.Text() : null,
            TimestampFormat = Has(ShapeTraits.TimestampFormat) ? (TimestampFormat)cursor.Number() : TimestampFormat.Unspecified,
            LocationName = Has(ShapeTraits.LocationName) ? cursor.Text() : null,
            XmlNamespace = Has(ShapeTraits.XmlNamespace) ? cursor.XmlNamespace() : null,
            Location = Has(ShapeTraits.Location) ? (MemberLocation)cursor.Number() : MemberLocation.Body,
            XmlOrder = Has(ShapeTraits.XmlOrder) ? cursor.Texts() : null,
        };

        bool Has(ShapeTraits trait) => (traits & trait) != 0;
    }

    private static ErrorModel ReadError(ref PackCursor cursor)
    {
        var traits = (ErrorTraits)cursor.Number();
        return new ErrorModel(
            Has(ErrorTraits.Code) ? cursor.Text() : null,
            Has(ErrorTraits.HttpStatusCode) ? cursor.Number() : null,
            Has(ErrorTraits.SenderFault),
            Has(ErrorTraits.Retryable),
            Has(ErrorTraits.Throttling));

        bool Has(ErrorTraits trait) => (traits & trait) != 0;
    }
}

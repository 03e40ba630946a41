namespace AwsResources.Client.Model.Packing;

/// <summary>Reads what <see cref="ShapePacker"/> writes.</summary>
internal static class PackedShape
{
    public static Shape Read(ref PackCursor cursor, string name, IShapeSource source)
    {
        _ = cursor.Number(); // The name, which the caller already holds.
        var type = (ShapeType)cursor.Number();
        var traits = ShapeTraitValues.Read(ref cursor);
        return type switch
        {
            ShapeType.Structure => Structure(name, traits, ref cursor, source),
            ShapeType.List => List(name, traits, ref cursor, source),
            ShapeType.Map => Map(name, traits, ref cursor, source),
            _ => Scalar(name, type, traits),
        };
    }

    private static StructureShape Structure(string name, in ShapeTraitValues traits, ref PackCursor cursor, IShapeSource source)
    {
        var members = new ShapeMember[cursor.Number()];
        for (var i = 0; i < members.Length; i++) members[i] = Member(cursor.Text(), i, ref cursor, source);
        return new StructureShape(name, members)
        {
            Min = traits.Min,
            Max = traits.Max,
            IsSensitive = traits.Has(ShapeTraits.Sensitive),
            IsStreaming = traits.Has(ShapeTraits.Streaming),
            RequiresLength = traits.Has(ShapeTraits.RequiresLength),
            LocationName = traits.LocationName,
            XmlNamespace = traits.XmlNamespace,
            TimestampFormat = traits.TimestampFormat,
            Location = traits.Location,
            IsException = traits.Has(ShapeTraits.Exception),
            Error = traits.Error,
            PayloadName = traits.Payload,
            IsUnion = traits.Has(ShapeTraits.Union),
            IsEventStream = traits.Has(ShapeTraits.EventStream),
            IsEvent = traits.Has(ShapeTraits.Event),
            XmlOrder = traits.XmlOrder,
        };
    }

    private static ListShape List(string name, in ShapeTraitValues traits, ref PackCursor cursor, IShapeSource source) =>
        new(name, Member("member", 0, ref cursor, source))
        {
            Min = traits.Min,
            Max = traits.Max,
            IsSensitive = traits.Has(ShapeTraits.Sensitive),
            IsStreaming = traits.Has(ShapeTraits.Streaming),
            RequiresLength = traits.Has(ShapeTraits.RequiresLength),
            LocationName = traits.LocationName,
            XmlNamespace = traits.XmlNamespace,
            TimestampFormat = traits.TimestampFormat,
            Location = traits.Location,
            Flattened = traits.Has(ShapeTraits.Flattened),
        };

    private static MapShape Map(string name, in ShapeTraitValues traits, ref PackCursor cursor, IShapeSource source) =>
        new(name, Member("key", 0, ref cursor, source), Member("value", 1, ref cursor, source))
        {
            Min = traits.Min,
            Max = traits.Max,
            IsSensitive = traits.Has(ShapeTraits.Sensitive),
            IsStreaming = traits.Has(ShapeTraits.Streaming),
            RequiresLength = traits.Has(ShapeTraits.RequiresLength),
            LocationName = traits.LocationName,
            XmlNamespace = traits.XmlNamespace,
            TimestampFormat = traits.TimestampFormat,
            Location = traits.Location,
            Flattened = traits.Has(ShapeTraits.Flattened),
        };

    private static ScalarShape Scalar(string name, ShapeType type, in ShapeTraitValues traits) => new(name, type)
    {
        Min = traits.Min,
        Max = traits.Max,
        IsSensitive = traits.Has(ShapeTraits.Sensitive),
        IsStreaming = traits.Has(ShapeTraits.Streaming),
        RequiresLength = traits.Has(ShapeTraits.RequiresLength),
        LocationName = traits.LocationName,
        XmlNamespace = traits.XmlNamespace,
        TimestampFormat = traits.TimestampFormat,
        Location = traits.Location,
        EnumValues = traits.Enum,
        Pattern = traits.Pattern,
    };

    private static ShapeMember Member(string name, int index, ref PackCursor cursor, IShapeSource source)
    {
        var shape = cursor.Text();
        var traits = (MemberTraits)cursor.Number();
        return new ShapeMember(name, index, shape, source)
        {
            IsRequired = Has(MemberTraits.Required),
            LocationName = Has(MemberTraits.LocationName) ? cursor.Text() : null,
            Location = Has(MemberTraits.Location) ? (MemberLocation)cursor.Number() : MemberLocation.Body,
            IsIdempotencyToken = Has(MemberTraits.IdempotencyToken),
            ContextParam = Has(MemberTraits.ContextParam) ? cursor.Text() : null,
            IsHostLabel = Has(MemberTraits.HostLabel),
            IsDeprecated = Has(MemberTraits.Deprecated),
            XmlNamespace = Has(MemberTraits.XmlNamespace) ? cursor.XmlNamespace() : null,
            Flattened = Has(MemberTraits.Flattened),
            IsStreaming = Has(MemberTraits.Streaming),
            TimestampFormat = Has(MemberTraits.TimestampFormat) ? (TimestampFormat)cursor.Number() : TimestampFormat.Unspecified,
            QueryName = Has(MemberTraits.QueryName) ? cursor.Text() : null,
            IsXmlAttribute = Has(MemberTraits.XmlAttribute),
            IsJsonValue = Has(MemberTraits.JsonValue),
            IsEventPayload = Has(MemberTraits.EventPayload),
            IsEventHeader = Has(MemberTraits.EventHeader),
        };

        bool Has(MemberTraits trait) => (traits & trait) != 0;
    }
}

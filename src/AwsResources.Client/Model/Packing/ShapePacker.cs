namespace AwsResources.Client.Model.Packing;

/// <summary>Packs the shapes of a service, in the model's order.</summary>
internal sealed class ShapePacker
{
    private readonly PackStrings _strings;
    private readonly PackIndex _index;
    private readonly ModelJson _shapes;
    private readonly Dictionary<string, ShapeType> _types = new(StringComparer.Ordinal);

    public ShapePacker(PackStrings strings, ModelJson model)
    {
        _strings = strings;
        _index = new PackIndex(strings);
        _shapes = model["shapes"];
        foreach (var (name, shape) in _shapes.Fields())
        {
            if (!_types.TryAdd(name, TypeOf(shape.Object()))) throw new AwsModelException($"{shape.Place}: this shape is described twice.");
        }
    }

    public PackBuffer Pack(IReadOnlyDictionary<string, ModelJson> errorFacts)
    {
        foreach (var (name, shape) in _shapes.Fields()) PackShape(name, shape, errorFacts.GetValueOrDefault(name));
        return _index.Pack();
    }

    /// <summary>The shape that a reference names; a reference to nothing is an error of its place.</summary>
    public string Reference(ModelJson reference, ShapeType? type = null)
    {
        var field = reference.Object()["shape"];
        var name = field.Text();
        if (!_types.TryGetValue(name, out var found))
            throw new AwsModelException($"{field.Place}: there is no shape '{name}'.{Suggestions.DidYouMean(name, _types.Keys)}");
        if (type is { } expected && found != expected)
            throw new AwsModelException($"{field.Place}: expected a shape of type {expected}, but '{name}' is of type {found}.");
        return name;
    }

    private static ShapeType TypeOf(ModelJson shape)
    {
        var type = shape["type"].Choice(ModelWords.ShapeTypes) ?? throw shape["type"].Wrong("the kind of the shape");
        return type == ShapeType.Structure && shape["document"].Flag() ? ShapeType.Document : type;
    }

    private void PackShape(string name, ModelJson shape, ModelJson errorFact)
    {
        var type = _types[name];
        var record = _index.Start(name);
        record.Byte((byte)type);
        PackTraits(record, shape, type, errorFact);
        switch (type)
        {
            case ShapeType.Structure:
                PackMembers(record, shape);
                break;
            case ShapeType.List:
                PackMember(record, "member", shape["member"], required: false);
                break;
            case ShapeType.Map:
                PackMember(record, "key", shape["key"], required: false);
                PackMember(record, "value", shape["value"], required: false);
                break;
            default:
                break;
        }
    }

    private void PackTraits(PackBuffer record, ModelJson shape, ShapeType type, ModelJson errorFact)
    {
        var traits = new TraitWriter<ShapeTraits>(record, _strings);
        traits.Real(ShapeTraits.Min, shape["min"]);
        traits.Real(ShapeTraits.Max, shape["max"]);
        traits.Choice(ShapeTraits.TimestampFormat, shape["timestampFormat"], ModelWords.TimestampFormats, v => (int)v);
        traits.Text(ShapeTraits.LocationName, shape["locationName"]);
        traits.XmlNamespace(ShapeTraits.XmlNamespace, shape["xmlNamespace"]);
        traits.Choice(ShapeTraits.Location, shape["location"], ModelWords.Locations, v => (int)v);
        traits.Flag(ShapeTraits.Sensitive, shape["sensitive"]);
        PackKind(traits, shape, type, errorFact);
        traits.Flag(ShapeTraits.Union, shape["union"]);
        traits.Flag(ShapeTraits.Flattened, shape["flattened"]);
        traits.Flag(ShapeTraits.Streaming, shape["streaming"]);
        traits.Flag(ShapeTraits.RequiresLength, shape["requiresLength"]);
        traits.Flag(ShapeTraits.EventStream, shape["eventstream"]);
        traits.Flag(ShapeTraits.Event, shape["event"]);
        traits.Flag(ShapeTraits.Sparse, shape["sparse"]);
        traits.End();
    }

    /// <summary>What only structures have, and what only scalars have.</summary>
    private void PackKind(TraitWriter<ShapeTraits> traits, ModelJson shape, ShapeType type, ModelJson errorFact)
    {
        if (type is ShapeType.List or ShapeType.Map) return;
        if (type != ShapeType.Structure)
        {
            traits.Texts(ShapeTraits.Enum, shape["enum"]);
            traits.Text(ShapeTraits.Pattern, shape["pattern"]);
            return;
        }

        CheckNames(shape);
        var error = ErrorTraitsOf(shape, errorFact, out var code, out var status);
        traits.When(ShapeTraits.Exception, shape["exception"].Flag() || !errorFact.IsMissing || error != ErrorTraits.None);
        traits.When(ShapeTraits.Error, error != ErrorTraits.None, fields =>
        {
            fields.Number((int)error);
            if (code is not null) fields.Number(_strings.Offset(code));
            if (status is { } number) fields.Number(number);
        });
        traits.Text(ShapeTraits.Payload, shape["payload"]);
        traits.Texts(ShapeTraits.XmlOrder, shape["xmlOrder"]);
    }

    /// <summary>An error's facts stand at its shape, or in older models where an operation lists it.</summary>
    private static ErrorTraits ErrorTraitsOf(ModelJson shape, ModelJson listed, out string? code, out int? status)
    {
        var error = shape["error"].IsMissing ? listed["error"] : shape["error"];
        var retryable = shape["retryable"];
        code = error["code"].TextOrNull();
        status = error["httpStatusCode"].Whole();
        return (code is null ? 0 : ErrorTraits.Code)
            | (status is null ? 0 : ErrorTraits.HttpStatusCode)
            | (error["senderFault"].Flag() ? ErrorTraits.SenderFault : 0)
            | (retryable.IsMissing ? 0 : ErrorTraits.Retryable)
            | (retryable["throttling"].Flag() ? ErrorTraits.Throttling : 0);
    }

    private static void CheckNames(ModelJson shape)
    {
        var members = shape["members"];
        foreach (var field in shape["required"].Items().Concat(shape["xmlOrder"].Items()).Append(shape["payload"]))
        {
            if (field.TextOrNull() is { } name && members[name].IsMissing)
                throw new AwsModelException($"{field.Place}: there is no member '{name}'.{Suggestions.DidYouMean(name, members.Fields().Select(m => m.Name))}");
        }
    }

    private void PackMembers(PackBuffer record, ModelJson shape)
    {
        var required = shape["required"].Texts();
        var members = shape["members"].Fields().ToList();
        record.Number(members.Count);
        foreach (var (name, member) in members)
        {
            record.Number(_strings.Offset(name));
            PackMember(record, name, member, required.Contains(name, StringComparer.Ordinal));
        }
    }

    private void PackMember(PackBuffer record, string name, ModelJson member, bool required)
    {
        if (member.IsMissing) throw member.Wrong($"the {name} of the shape");
        record.Number(_strings.Offset(Reference(member)));
        var traits = new TraitWriter<MemberTraits>(record, _strings);
        traits.When(MemberTraits.Required, required);
        traits.Text(MemberTraits.LocationName, member["locationName"]);
        traits.Choice(MemberTraits.Location, member["location"], ModelWords.Locations, v => (int)v);
        traits.Flag(MemberTraits.IdempotencyToken, member["idempotencyToken"]);
        traits.Text(MemberTraits.ContextParam, member["contextParam"]["name"]);
        traits.Flag(MemberTraits.HostLabel, member["hostLabel"]);
        traits.Flag(MemberTraits.Deprecated, member["deprecated"]);
        traits.XmlNamespace(MemberTraits.XmlNamespace, member["xmlNamespace"]);
        traits.Flag(MemberTraits.Flattened, member["flattened"]);
        traits.Flag(MemberTraits.Streaming, member["streaming"]);
        traits.Choice(MemberTraits.TimestampFormat, member["timestampFormat"], ModelWords.TimestampFormats, v => (int)v);
        traits.Text(MemberTraits.QueryName, member["queryName"]);
        traits.Flag(MemberTraits.XmlAttribute, member["xmlAttribute"]);
        traits.Flag(MemberTraits.JsonValue, member["jsonvalue"]);
        traits.Flag(MemberTraits.EventPayload, member["eventpayload"]);
        traits.Flag(MemberTraits.EventHeader, member["eventheader"]);
        traits.End();
    }
}

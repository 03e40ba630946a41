namespace AwsResources.Client.Model.Packing;

/// <summary>Packs the operations of a service.</summary>
internal sealed class OperationPacker(PackStrings strings, ModelJson model, ShapePacker shapes)
{
    private readonly PackIndex _index = new(strings);
    private readonly Dictionary<string, ModelJson> _errorFacts = new(StringComparer.Ordinal);

    /// <summary>Where operations listed each error; known once the operations are packed.</summary>
    public IReadOnlyDictionary<string, ModelJson> ErrorFacts => _errorFacts;

    public PackBuffer Pack()
    {
        foreach (var (name, operation) in model["operations"].Fields()) PackOperation(name, operation.Object());
        return _index.Pack();
    }

    private void PackOperation(string name, ModelJson operation)
    {
        var record = _index.Start(name);
        record.Number(strings.Offset(Structure(operation["input"])));
        record.Number(strings.Offset(Structure(operation["output"])));
        record.Number(strings.Offset(operation["http"]["method"].TextOrNull() ?? "POST"));
        record.Number(strings.Offset(operation["http"]["requestUri"].TextOrNull() ?? "/"));
        strings.List(record, Errors(operation));

        var traits = new TraitWriter<OperationTraits>(record, strings);
        var wireName = operation["name"];
        traits.When(OperationTraits.WireName, (wireName.TextOrNull() ?? name) != name, f => f.Number(strings.Offset(wireName.Text())));
        traits.Whole(OperationTraits.ResponseCode, operation["http"]["responseCode"]);
        traits.Flag(OperationTraits.Idempotent, operation["idempotent"]);
        traits.Flag(OperationTraits.Deprecated, operation["deprecated"]);
        traits.Text(OperationTraits.ResultWrapper, operation["output"]["resultWrapper"]);
        traits.Text(OperationTraits.HostPrefix, operation["endpoint"]["hostPrefix"]);
        traits.When(OperationTraits.StaticContextParams, operation["staticContextParams"].Fields().Any(), f => Statics(f, operation));
        traits.When(OperationTraits.OperationContextParams, operation["operationContextParams"].Fields().Any(), f => Paths(f, operation));
        traits.Texts(OperationTraits.Auth, operation["auth"]);
        traits.Text(OperationTraits.AuthType, operation["authtype"]);
        traits.Flag(OperationTraits.UnsignedPayload, operation["unsignedPayload"]);
        traits.When(OperationTraits.HttpChecksum, !operation["httpChecksum"].IsMissing, f => Checksum(f, operation["httpChecksum"]));
        traits.Flag(OperationTraits.HttpChecksumRequired, operation["httpChecksumRequired"]);
        traits.Texts(OperationTraits.Compression, operation["requestcompression"]["encodings"]);
        traits.When(OperationTraits.DiscoversEndpoint, !operation["endpointdiscovery"].IsMissing);
        traits.Flag(OperationTraits.RequiresDiscoveredEndpoint, operation["endpointdiscovery"]["required"]);
        traits.Flag(OperationTraits.EndpointOperation, operation["endpointoperation"]);
        traits.Text(OperationTraits.InputLocationName, operation["input"]["locationName"]);
        traits.XmlNamespace(OperationTraits.InputXmlNamespace, operation["input"]["xmlNamespace"]);
        traits.Flag(OperationTraits.ReadOnly, operation["readonly"]);
        traits.End();
    }

    private string? Structure(ModelJson reference) => reference.IsMissing ? null : shapes.Reference(reference, ShapeType.Structure);

    private string[] Errors(ModelJson operation)
    {
        var names = new List<string>();
        foreach (var error in operation["errors"].Items())
        {
            var name = shapes.Reference(error, ShapeType.Structure);
            names.Add(name);
            if (!_errorFacts.TryGetValue(name, out var known) || known["error"].IsMissing) _errorFacts[name] = error;
        }

        return [.. names];
    }

    private void Statics(PackBuffer fields, ModelJson operation)
    {
        var values = operation["staticContextParams"].Fields().ToList();
        fields.Number(values.Count);
        foreach (var (name, value) in values)
        {
            fields.Number(strings.Offset(name));
            PackValue.Write(fields, strings, value.Object()["value"]);
        }
    }

    private void Paths(PackBuffer fields, ModelJson operation)
    {
        var paths = operation["operationContextParams"].Fields().ToList();
        fields.Number(paths.Count);
        foreach (var (name, value) in paths)
        {
            fields.Number(strings.Offset(name));
            fields.Number(strings.Offset(value.Object()["path"].Text()));
        }
    }

    private void Checksum(PackBuffer fields, ModelJson checksum)
    {
        fields.Number(strings.Offset(checksum["requestAlgorithmMember"].TextOrNull()));
        fields.Number(checksum["requestChecksumRequired"].Flag() ? 1 : 0);
        fields.Number(strings.Offset(checksum["requestValidationModeMember"].TextOrNull()));
        strings.List(fields, checksum["responseAlgorithms"].Texts());
    }
}

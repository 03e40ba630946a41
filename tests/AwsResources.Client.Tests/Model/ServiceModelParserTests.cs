using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Model;

internal sealed class ServiceModelParserTests
{
    private readonly ServiceModel _zoo = TraitModel.Parse();

    [Test]
    public void Metadata_is_read()
    {
        var m = _zoo.Metadata;
        Assert.Multiple(() =>
        {
            Assert.That((_zoo.ServiceId, m.ApiVersion, m.EndpointPrefix, m.ServiceFullName, m.SigningName, m.SignatureVersion),
                Is.EqualTo(("Zoo", "2020-01-02", "zoo-api", "Amazon Zoo", "zoos", "v4")));
            Assert.That((m.Protocol, m.JsonVersion, m.TargetPrefix, m.GlobalEndpoint, m.ChecksumFormat, m.Http2),
                Is.EqualTo(("json", "1.1", "Zoo_2020", "zoo.example.com", "md5", "eventstream")));
            Assert.That(m.Protocols, Is.EqualTo(new[] { "smithy-rpc-v2-cbor", "json" }));
            Assert.That(m.Auth, Is.EqualTo(new[] { "aws.auth#sigv4" }));
            Assert.That(m.XmlNamespace, Is.EqualTo(new XmlNamespaceModel("http://zoo.example.com/", null)));
            Assert.That(m.AwsQueryCompatible);
            Assert.That(m.ClientContextParams, Is.EqualTo(new Dictionary<string, string> { ["Fast"] = "boolean" }));
            Assert.That(_zoo.OperationNames, Is.EqualTo(new[] { "Feed2020_01_02", "Nothing" }));
            Assert.That(_zoo.ShapeNames.Take(3), Is.EqualTo(new[] { "Animal", "Id", "Kind" }));
            Assert.That(_zoo.EndpointRuleSet.ToArray(), Is.EqualTo("""{"version":"1.0"}"""u8.ToArray()));
        });
    }

    [Test]
    public void Traits_of_an_operation_are_read()
    {
        var o = Operation("Feed2020_01_02");
        Assert.Multiple(() =>
        {
            Assert.That((o.Name, o.WireName, o.HttpMethod, o.RequestUri, o.ResponseCode), Is.EqualTo(("Feed2020_01_02", "Feed", "PUT", "/{Id}", 201)));
            Assert.That((o.InputShapeName, o.InputLocationName, o.OutputShapeName, o.ResultWrapper, o.HostPrefix, o.AuthType),
                Is.EqualTo(("Animal", "FeedRequest", "Animal", "FeedResult", "{Id}.", "v4-unsigned-body")));
            Assert.That(o.InputXmlNamespace, Is.EqualTo(new XmlNamespaceModel("http://in/", "p")));
            Assert.That(o.ErrorShapeNames, Is.EqualTo(new[] { "Asleep", "Gone" }));
            Assert.That(o.Auth, Is.EqualTo(new[] { "aws.auth#sigv4a", "smithy.api#noAuth" }));
            Assert.That((o.UnsignedPayload, o.HttpChecksumRequired, o.IsEndpointOperation, o.DiscoversEndpoint, o.RequiresDiscoveredEndpoint),
                Is.EqualTo((true, true, true, true, true)));
            Assert.That((o.IsDeprecated, o.IsIdempotent, o.IsReadOnly), Is.EqualTo((true, true, true)));
            Assert.That((o.HttpChecksum!.RequestAlgorithmMember, o.HttpChecksum.RequestChecksumRequired, o.HttpChecksum.RequestValidationModeMember),
                Is.EqualTo(("Id", true, "Kind")));
            Assert.That(o.HttpChecksum.ResponseAlgorithms, Is.EqualTo(new[] { "CRC32", "SHA1" }));
            Assert.That(o.CompressionEncodings, Is.EqualTo(new[] { "gzip" }));
            Assert.That(o.StaticContextParams, Is.EqualTo(new Dictionary<string, object> { ["Text"] = "t", ["Yes"] = true, ["Several"] = new[] { "a", "b" } }));
            Assert.That(o.OperationContextParams, Is.EqualTo(new Dictionary<string, string> { ["Names"] = "Friends[].Name" }));
        });
    }

    [Test]
    public void An_operation_that_says_nothing_has_the_defaults()
    {
        var o = Operation("Nothing");
        Assert.Multiple(() =>
        {
            Assert.That((o.WireName, o.HttpMethod, o.RequestUri, o.ResponseCode, o.IsDeprecated, o.DiscoversEndpoint),
                Is.EqualTo(("Nothing", "POST", "/", (int?)null, false, false)));
            Assert.That(o.Input.Members, Is.Empty);
            Assert.That(o.Output.Members, Is.Empty);
            Assert.That(o.HttpChecksum, Is.Null);
        });
    }

    [Test]
    public void Traits_of_members_are_read()
    {
        var animal = (StructureShape)_zoo.GetShape("Animal");
        Assert.Multiple(() =>
        {
            Assert.That(animal.Members.Select(m => (m.Name, m.Index, m.Location)), Is.EqualTo(new[]
            {
                ("Id", 0, MemberLocation.Uri), ("Kind", 1, MemberLocation.QueryString), ("Token", 2, MemberLocation.Header),
                ("Meta", 3, MemberLocation.Headers), ("Status", 4, MemberLocation.StatusCode), ("Born", 5, MemberLocation.Body),
                ("Friends", 6, MemberLocation.Body), ("documentation", 7, MemberLocation.Body), ("Body", 8, MemberLocation.Body),
            }));
            Assert.That((M("Id").IsRequired, M("Id").LocationName, M("Id").IsHostLabel, M("Id").ContextParam), Is.EqualTo((true, "id", true, "AnimalId")));
            Assert.That((M("Kind").IsRequired, M("Kind").IsDeprecated, M("Kind").QueryName, M("Kind").IsJsonValue), Is.EqualTo((false, true, "TheKind", true)));
            Assert.That(M("Token").IsIdempotencyToken);
            Assert.That((M("Born").TimestampFormat, M("Born").IsXmlAttribute), Is.EqualTo((TimestampFormat.Rfc822, true)));
            Assert.That(M("Born").XmlNamespace, Is.EqualTo(new XmlNamespaceModel("http://m/", null)));
            Assert.That(M("Friends").Flattened);
            Assert.That(M("Body").IsStreaming);
            Assert.That(animal.Payload, Is.SameAs(M("Body")));
            Assert.That((animal.IsSensitive, animal.LocationName, animal.XmlNamespace!.Uri), Is.EqualTo((true, "Beast", "http://s/")));
            Assert.That(animal.XmlOrder, Is.EqualTo(new[] { "Kind", "Id" }));
        });

        ShapeMember M(string name) => animal.Members.Single(m => m.Name == name);
    }

    [Test]
    public void Traits_of_shapes_are_read()
    {
        var id = (ScalarShape)_zoo.GetShape("Id");
        var friends = (ListShape)_zoo.GetShape("Friends");
        var map = (MapShape)_zoo.GetShape("Map");
        Assert.Multiple(() =>
        {
            Assert.That((id.Type, id.Min, id.Max, id.Pattern), Is.EqualTo((ShapeType.String, 1d, 64d, "[a-z]+")));
            Assert.That(((ScalarShape)_zoo.GetShape("Kind")).EnumValues, Is.EqualTo(new[] { "CAT", "DOG" }));
            Assert.That((_zoo.GetShape("Count").Min, _zoo.GetShape("Weight").Min, _zoo.GetShape("Weight").Max), Is.EqualTo((-5d, 0.25, 1e300)));
            Assert.That(_zoo.GetShape("When").TimestampFormat, Is.EqualTo(TimestampFormat.Iso8601));
            Assert.That((_zoo.GetShape("Bytes").IsStreaming, _zoo.GetShape("Bytes").RequiresLength), Is.EqualTo((true, true)));
            Assert.That((_zoo.GetShape("Letter").Type, _zoo.GetShape("Free").Type), Is.EqualTo((ShapeType.String, ShapeType.Document)));
            Assert.That((friends.Flattened, friends.Max, friends.Element.LocationName, friends.Element.Shape.Name), Is.EqualTo((true, 3d, "Friend", "Animal")));
            Assert.That((map.Flattened, map.Key.LocationName, map.Value.LocationName, map.Value.ShapeName), Is.EqualTo((true, "k", "v", "Kind")));
            Assert.That(((StructureShape)_zoo.GetShape("Either")).IsUnion);
            Assert.That(((StructureShape)_zoo.GetShape("Events")).IsEventStream);
            Assert.That(((StructureShape)_zoo.GetShape("One")) is { IsEvent: true } one && one.Members[0].IsEventPayload && one.Members[1].IsEventHeader);
        });
    }

    [Test]
    public void Facts_of_an_error_stand_at_its_shape_or_where_an_operation_lists_it()
    {
        var errors = Operation("Feed2020_01_02").Errors().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(errors.Select(e => e.IsException), Is.EqualTo(new[] { true, true }));
            Assert.That(errors[0].Error, Is.EqualTo(new ErrorModel("Asleep.Now", 503, SenderFault: false, Retryable: true, Throttling: true)));
            Assert.That(errors[1].Error, Is.EqualTo(new ErrorModel("GoneCode", 410, SenderFault: true, Retryable: false, Throttling: false)));
        });
    }

    [Test]
    public void Paginators_take_one_token_or_several()
    {
        var several = _zoo.GetPaginator("Feed2020_01_02")!;
        var one = _zoo.GetPaginator("Nothing")!;
        Assert.Multiple(() =>
        {
            Assert.That(several.InputTokens, Is.EqualTo(new[] { "A", "B" }));
            Assert.That(several.OutputTokens, Is.EqualTo(new[] { "NextA || A", "NextB" }));
            Assert.That(several.ResultKeys, Is.EqualTo(new[] { "Xs", "Y.Zs" }));
            Assert.That(several.NonAggregateKeys, Is.EqualTo(new[] { "Owner" }));
            Assert.That((several.LimitKey, several.MoreResults), Is.EqualTo(("Max", "More")));
            Assert.That((one.InputTokens.Single(), one.OutputTokens.Single(), one.ResultKeys.Single(), one.LimitKey), Is.EqualTo(("T", "NextT", "Items", (string?)null)));
            Assert.That(_zoo.GetPaginator("Feed"), Is.Null);
        });
    }

    [Test]
    public void Waiters_keep_the_kind_of_what_they_expect()
    {
        var fed = _zoo.GetWaiter("Fed")!;
        Assert.Multiple(() =>
        {
            Assert.That((fed.Operation, fed.Delay, fed.MaxAttempts), Is.EqualTo(("Feed2020_01_02", TimeSpan.FromSeconds(15), 40)));
            Assert.That(fed.Acceptors, Is.EqualTo(new[]
            {
                new WaiterAcceptor("success", "path", "length(Xs) > `0`", true),
                new WaiterAcceptor("retry", "status", null, 404),
                new WaiterAcceptor("failure", "error", null, "Gone"),
            }));
            Assert.That(_zoo.GetWaiter("Unfed"), Is.Null);
        });
    }

    private OperationModel Operation(string name) =>
        _zoo.TryGetOperation(name, out var operation) ? operation : throw new AssertionException($"no operation {name}");
}

using System.Text;
using AwsResources.Client.Codecs;
using AwsResources.Client.Configuration;
using AwsResources.Client.Endpoints;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Fuzz;

/// <summary>What fuzzing found, each as the smallest input that showed it.</summary>
public sealed class FindingsTests
{
    private const string Model = """
        {"version":"2.0","metadata":{"protocol":"PROTOCOL","apiVersion":"2024-01-01","endpointPrefix":"t","serviceId":"T","targetPrefix":"T","jsonVersion":"1.0"},
         "operations":{"Get":{"name":"Get","http":{"method":"POST","requestUri":"/"},"output":{"shape":"Out"},"errors":[{"shape":"Gone"}]}},
         "shapes":{
          "Out":{"type":"structure","members":{"Count":{"shape":"Int"},"At":{"shape":"Time"},"Secret":{"shape":"Pin"},"Counts":{"shape":"Ints"},"Big":{"shape":"Long"},"Flag":{"shape":"Bool"},
            "Bytes":{"shape":"Blob"},"Text":{"shape":"Str"},"Free":{"shape":"Doc"},"Half":{"shape":"Double"}}},
          "Gone":{"type":"structure","exception":true,"members":{"Count":{"shape":"Ints"},"message":{"shape":"Str"}}},
          "Int":{"type":"integer"},"Long":{"type":"long"},"Time":{"type":"timestamp"},"Pin":{"type":"integer","sensitive":true},"Ints":{"type":"list","member":{"shape":"Int"}},
          "Bool":{"type":"boolean"},"Blob":{"type":"blob"},"Str":{"type":"string"},"Doc":{"type":"structure","document":true,"members":{}},"Double":{"type":"double"}}}
        """;

    [TestCase("json", """{"Count":"abc"}""", "Count", "Out.Count cannot be read as the model's Integer: 'abc' is not a whole number.")]
    [TestCase("json", """{"Count":1e999999999}""", "Count", "Out.Count cannot be read as the model's Integer: '1e999999999' is not a whole number.")]
    [TestCase("json", """{"Big":9223372036854775808}""", "Big", "Out.Big cannot be read as the model's Long: '9223372036854775808' is not a whole number.")]
    [TestCase("json", """{"Counts":[1,"x"]}""", "Counts", "Out.Counts cannot be read as the model's list of Integer: 'x' is not a whole number.")]
    [TestCase("json", """{"Secret":"1234x"}""", "Secret", "Out.Secret cannot be read as the model's Integer: the value (sensitive, and not shown) is malformed.")]
    [TestCase("json", """{"At":253402300800}""", "At", "Out.At cannot be read as the model's Timestamp: '253402300800' seconds since 1970 is not a moment in the years 1 to 9999.")]
    [TestCase("json", """{"At":1e300}""", "At", "Out.At cannot be read as the model's Timestamp: '1e300' is not a moment in time.")]
    [TestCase("json", """{"Bytes":"===="}""", "Bytes", "Out.Bytes cannot be read as the model's Blob: The value is not base64.")]
    [TestCase("json", """{"Half":"1,5"}""", "Half", "Out.Half cannot be read as the model's Double: '1,5' is not a number.")]
    [TestCase("json", """{"Free":{"a":1,"a":2}}""", "Free", null)]
    [TestCase("json", """{"Free":{"a":"\ud800"}}""", "Free", "Out.Free cannot be read as the model's Document: The document has text that is not Unicode (at byte 5).")]
    [TestCase("smithy-rpc-v2-cbor", "A1 62 4174 C1 FB 7FEFFFFFFFFFFFFF", "At", null)]
    [TestCase("smithy-rpc-v2-cbor", "A1 62 4174 C1 FB 7FF8000000000000", "At", "Out.At cannot be read as the model's Timestamp: 'NaN' seconds since 1970 is not a moment in the years 1 to 9999.")]
    [TestCase("smithy-rpc-v2-cbor", "A1 65 436F756E74 1B 0000000100000000", "Count", null)]
    public void A_malformed_value_is_told_by_its_member_when_it_is_read(string protocol, string body, string member, string? message)
    {
        var output = Read(protocol, Bytes(protocol, body));

        var error = Assert.Throws<AwsValueException>(() => _ = output[member])!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Member, Is.EqualTo($"Out.{member}"));
            Assert.That(error.Message, message is null ? Does.StartWith($"Out.{member} cannot be read as the model's ") : Is.EqualTo(message));
            Assert.That(() => output.ToJson(), Throws.TypeOf<AwsValueException>());
            Assert.That(member != "Secret" || !error.ToString().Contains("1234", StringComparison.Ordinal), "A secret must not be told.");
        }
    }

    [Test]
    public void A_moment_with_a_fraction_is_read_from_CBOR() => Assert.That(
        Read("smithy-rpc-v2-cbor", Bytes("smithy-rpc-v2-cbor", "A1 62 4174 C1 FB 3FF8000000000000"))["At"], Is.EqualTo(DateTimeOffset.UnixEpoch.AddSeconds(1.5)));

    [Test]
    public void A_typed_reading_says_the_same()
    {
        var output = new Typed();
        output.Adopt(Read("json", """{"Count":"abc"}"""u8.ToArray()));

        Assert.That(() => output.Count, Throws.TypeOf<AwsValueException>().With.Message.Contains("'abc' is not a whole number"));
    }

    [TestCase("""{"Text":"\ud800"}""")]
    [TestCase("""{"\udc00":1}""")]
    [TestCase("""{"Unknown":"\ud800","Text":"\ud83dx"}""")]
    public void Half_of_a_surrogate_pair_in_JSON_is_malformed(string body) =>
        Assert.That(() => Read("json", Encoding.UTF8.GetBytes(body)), Throws.TypeOf<MalformedResponseException>());

    [TestCase("<a:/>")]
    [TestCase("<:/>")]
    [TestCase("<a:></a:>")]
    public void A_tag_without_a_local_name_is_malformed(string tag) =>
        Assert.That(() => Read("query", Encoding.UTF8.GetBytes($"<GetResponse><GetResult>{tag}<Half>1</Half>{tag}</GetResult></GetResponse>")),
            Throws.TypeOf<MalformedResponseException>().With.Message.Contains("a tag has no name"));

    [Test]
    public void Tags_upon_tags_in_CBOR_do_not_exhaust_the_stack() =>
        Assert.That(() => Read("smithy-rpc-v2-cbor", [0xA1, 0x65, .. "Count"u8, .. Enumerable.Repeat((byte)0xC0, 200_000), 0x01]),
            Throws.TypeOf<MalformedResponseException>().With.Message.Contains("nested deeper"));

    [TestCase("json", "{\"__type\":\"Gone\",\"message\":\"\xff\"}", "400", "", Description = "No UTF-8; what looks like a document is not quoted, since it may hold secrets.")]
    [TestCase("json", """{"__type":"Gone","message":"\ud800 left"}""", "Gone", """\ud800 left""")]
    [TestCase("json", """{"__type":"Gone","message":"left","Count":{"a":1}}""", "Gone", "left")]
    [TestCase("rest-json", """{"code":"Gone","message":"left","Count":{"a":1}}""", "Gone", "left")]
    [TestCase("smithy-rpc-v2-cbor", "FF", "400", "Bad Request")]
    [TestCase("smithy-rpc-v2-cbor", "A2 66 5F5F74797065 64 476F6E65 65 436F756E74 A0", "Gone", "")]
    public void An_error_whose_body_is_malformed_is_still_an_error(string protocol, string body, string code, string message)
    {
        var (service, operation) = Service(protocol);
        var bytes = protocol == "smithy-rpc-v2-cbor" ? Bytes(protocol, body) : Encoding.Latin1.GetBytes(body);

        var error = Protocol.Find(protocol)!.ReadError(service, operation, new AwsResponse(400) { Body = bytes });

        Assert.That((error.Code, error.Message), Is.EqualTo((code, message)));
    }

    [Test]
    public void A_call_ends_in_the_services_error_also_where_its_members_are_malformed()
    {
        var wire = FakeTransport.ExpectSync().Answer(400, """{"__type":"ResourceNotFoundException","message":{"a":[1]}}""");

        Assert.That(() => TestClients.Client("dynamodb", wire).Call("DescribeTable", new() { ["TableName"] = "orders" }),
            Throws.InstanceOf<AwsServiceException>().With.Property("Code").EqualTo("ResourceNotFoundException"));
    }

    [TestCase("`\"\\ud800\"`")]
    [TestCase("\"\\ud800\"")]
    public void Half_of_a_surrogate_pair_in_JMESPath_is_a_fault_of_syntax(string expression) =>
        Assert.That(() => JmesExpression.Parse(expression), Throws.TypeOf<JmesPathException>());

    [Test]
    public void A_value_of_many_lines_costs_by_its_length()
    {
        var text = "[default]\ns3 =\n" + string.Concat(Enumerable.Repeat(" a = b\n", 50_000));
        _ = ProfileFile.Parse("[default]\ns3 =\n a = b\n", "file", ProfileFileKind.Config);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = ProfileFile.Parse(text, "file", ProfileFileKind.Config);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200L * text.Length));
            Assert.That(file.Profiles["default"].Find("s3")!.Value, Does.EndWith("\na = b").And.Length.EqualTo(50_000 * 6));
        }
    }

    [Test]
    public void A_built_in_of_endpoint_rules_that_is_no_text_is_refused() => Assert.That(
        () => EndpointRuleSet.Parse("""{"parameters":{"Region":{"type":"String","builtIn":["AWS::Region"]}},"rules":[]}"""u8.ToArray(), PartitionTable.Parse(ModelCatalog.Embedded.Partitions)),
        Throws.TypeOf<AwsModelException>().With.Message.Contains("expected String, found StartArray"));

    [Test]
    public void A_document_that_is_not_UTF_8_is_refused() =>
        Assert.That(() => Client.Values.Documents.Parse([.. "{\"a\":\""u8, 0xFF, .. "\"}"u8]), Throws.TypeOf<FormatException>().With.Message.EqualTo("The document is not UTF-8."));

    [Test]
    public void Documents_are_as_deep_as_the_codecs_read()
    {
        var body = $"{{\"Free\":{new string('[', 120)}{new string(']', 120)}}}";

        Assert.That(Read("json", Encoding.UTF8.GetBytes(body)).ToJson(), Is.EqualTo(body));
        Assert.That(() => Read("json", Encoding.UTF8.GetBytes(body.Replace("[[", "[[[[", StringComparison.Ordinal))), Throws.TypeOf<MalformedResponseException>());
    }

    [Test]
    public void The_length_that_a_list_promises_is_not_believed() =>
        // An array that promises 2^63 - 1 items.
        Assert.That(() => Read("smithy-rpc-v2-cbor", [0xA1, 0x66, .. "Counts"u8, 0x9B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), Throws.TypeOf<MalformedResponseException>());

    private static byte[] Bytes(string protocol, string body) =>
        protocol == "smithy-rpc-v2-cbor" ? Convert.FromHexString(body.Replace(" ", "", StringComparison.Ordinal)) : Encoding.UTF8.GetBytes(body);

    private static AwsStructure Read(string protocol, byte[] body)
    {
        var (service, operation) = Service(protocol);
        return Protocol.Find(protocol)!.ReadResponse(service, operation, new AwsResponse(200) { Body = body });
    }

    private static (ServiceModel Service, OperationModel Operation) Service(string protocol)
    {
        var service = ServiceModelParser.Parse("t", Encoding.UTF8.GetBytes(Model.Replace("PROTOCOL", protocol, StringComparison.Ordinal)));
        _ = service.TryGetOperation("Get", out var operation);
        return (service, operation!);
    }

    private sealed class Typed : AwsStructure
    {
        public int? Count => Read("Count", AwsReaders.Int32);
    }
}

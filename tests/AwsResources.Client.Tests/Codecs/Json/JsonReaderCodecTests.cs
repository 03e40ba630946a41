using System.Text;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Json;
using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Codecs.Json;

public sealed class JsonReaderCodecTests
{
    private static readonly StructureShape Shape = TestShapes.Root("""
        "Root": { "type": "structure", "members": {
            "Name": { "shape": "String" }, "Size": { "shape": "Integer", "locationName": "size" }, "Part": { "shape": "Double" }, "When": { "shape": "Timestamp" },
            "Items": { "shape": "Items" }, "Tags": { "shape": "Tags" }, "Few": { "shape": "Few" }, "Any": { "shape": "Any" }, "Child": { "shape": "Root" } } },
        "Items": { "type": "list", "member": { "shape": "String" } },
        "Tags": { "type": "map", "key": { "shape": "String" }, "value": { "shape": "String" } },
        "Few": { "type": "map", "key": { "shape": "String" }, "value": { "shape": "String" }, "sparse": true },
        "Any": { "type": "structure", "members": {}, "document": true }
        """);

    [TestCase("", "{}")]
    [TestCase("null", "{}")]
    [TestCase("""{"Name":"a\u0041\n","size":5}""", """{"Name":"aA\n","Size":5}""")]
    [TestCase("""{"N\u0061me":"x"}""", """{"Name":"x"}""")]
    [TestCase("""{"Name":null,"Other":{"Name":[1,{}]},"__type":"x","size":1}""", """{"Size":1}""")]
    [TestCase("""{"When":1767323045.5}""", """{"When":"2026-01-02T03:04:05.5Z"}""")]
    [TestCase("""{"When":"2026-01-02T03:04:05Z"}""", """{"When":"2026-01-02T03:04:05Z"}""")]
    [TestCase("""{"Part":"NaN"}""", """{"Part":"NaN"}""")]
    [TestCase("""{"Items":["a",null,""]}""", """{"Items":["a",null,""]}""")]
    [TestCase("""{"Tags":{"a":"1","b":null},"Few":{"a":null}}""", """{"Tags":{"a":"1"},"Few":{"a":null}}""")]
    [TestCase("""{"Any":{"x":[1,"\u00e9",null]},"Child":{"Name":"c"}}""", """{"Any":{"x":[1,"é",null]},"Child":{"Name":"c"}}""")]
    public void A_document_is_read_by_its_shape(string json, string expected) => Assert.That(Read(json).ToJson(), Is.EqualTo(expected));

    [TestCase("<html>", "The answer is not JSON: it begins '<html>'.")]
    [TestCase("[]", "The answer is JSON of an unexpected form: the document is an array where an object was expected (at byte 0).")]
    [TestCase("""{"Child":"x"}""", "The answer is JSON of an unexpected form: Child is text where an object was expected (at byte 9).")]
    [TestCase("""{"size":{}}""", "The answer is JSON of an unexpected form: Root.Size is an object where a value of type Integer was expected (at byte 8).")]
    [TestCase("""{"Name":"a""", "The answer is not well-formed JSON (after byte 8 of 10).")]
    public void What_is_not_the_shapes_JSON_is_refused_with_its_place(string json, string message) =>
        Assert.That(() => Read(json), Throws.TypeOf<MalformedResponseException>().With.Message.EqualTo(message));

    [Test]
    public void Bytes_that_are_not_UTF_8_are_refused() =>
        Assert.That(() => JsonReaderCodec.Read([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}'], Shape), Throws.TypeOf<MalformedResponseException>());

    [Test]
    public void Endless_nesting_is_refused()
    {
        var json = string.Concat(Enumerable.Repeat("{\"Child\":", 100_000));

        Assert.That(() => Read(json), Throws.TypeOf<MalformedResponseException>());
    }

    private static AwsStructure Read(string json) => new(Shape, JsonReaderCodec.Read(Encoding.UTF8.GetBytes(json), Shape), 0);
}

using System.Text;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Xml;
using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Codecs.Xml;

public sealed class XmlReaderCodecTests
{
    private static readonly StructureShape Shape = TestShapes.Root("""
        "Root": { "type": "structure", "members": {
            "Name": { "shape": "String" }, "Size": { "shape": "Integer", "locationName": "size" }, "Open": { "shape": "Boolean" },
            "When": { "shape": "Timestamp" }, "Data": { "shape": "Blob" }, "Items": { "shape": "Items" }, "Part": { "shape": "Flat", "flattened": true },
            "Tags": { "shape": "Tags" }, "Kind": { "shape": "String", "xmlAttribute": true, "locationName": "xsi:type" }, "Child": { "shape": "Root" } } },
        "Items": { "type": "list", "member": { "shape": "String", "locationName": "item" } },
        "Flat": { "type": "list", "member": { "shape": "String" } },
        "Tags": { "type": "map", "key": { "shape": "String" }, "value": { "shape": "String" } }
        """);

    [TestCase("<R><Name>a</Name><size>5</size></R>", """{"Name":"a","Size":5}""")]
    [TestCase("<R><size> 5\n</size><Name> a </Name></R>", """{"Name":" a ","Size":5}""", TestName = "White space counts in text only")]
    [TestCase("<R><Name>&lt;&amp;&gt;&quot;&apos;&#65;&#xe9;</Name></R>", """{"Name":"<&>\"'Aé"}""")]
    [TestCase("<R><Name>a<![CDATA[<b>&amp;]]>c</Name></R>", """{"Name":"a<b>&amp;c"}""")]
    [TestCase("<R><Name>a<!-- no <Name> -->b<?x y?>c</Name></R>", """{"Name":"abc"}""")]
    [TestCase("<R><Name>a\r\nb\rc</Name></R>", """{"Name":"a\nb\nc"}""")]
    [TestCase("<R><Name/><Open>TRUE</Open><Data>aGk=</Data></R>", """{"Name":"","Open":true,"Data":"aGk="}""")]
    [TestCase("<R><size/><When></When><Open/></R>", "{}", TestName = "Nothing is no number")]
    [TestCase("<R><When>2026-01-02T03:04:05Z</When></R>", """{"When":"2026-01-02T03:04:05Z"}""")]
    [TestCase("<?xml version='1.0'?>\n<!-- x -->\n<a:R xmlns:a='urn:a'><a:Name >x</a:Name ></a:R>\n", """{"Name":"x"}""")]
    [TestCase("<R><Other><Name>x</Name><Deep/></Other><Name>y</Name></R>", """{"Name":"y"}""")]
    [TestCase("<R><Items><item>1</item><item/></Items></R>", """{"Items":["1",""]}""")]
    [TestCase("<R><Items/></R>", """{"Items":[]}""")]
    [TestCase("<R><Part>1</Part><Part>2</Part><Name>x</Name></R>", """{"Name":"x","Part":["1","2"]}""")]
    [TestCase("<R><Part>1</Part><Name>x</Name><Part>2</Part><Items><item>i</item></Items><Part>3</Part></R>", """{"Name":"x","Items":["i"],"Part":["1","2","3"]}""")]
    [TestCase("<R><Tags><entry><key>a</key><value>1</value></entry><entry><value>2</value><key>b</key></entry></Tags></R>", """{"Tags":{"a":"1","b":"2"}}""")]
    [TestCase("<R xmlns:xsi='urn:x' xsi:type = \"a&amp;b>\"><Child xsi:type='c'/></R>", """{"Kind":"a&b>","Child":{"Kind":"c"}}""")]
    public void A_document_is_read_by_its_shape(string xml, string expected) => Assert.That(Read(xml).ToJson(), Is.EqualTo(expected));

    [TestCase("", "The answer is not XML: it is empty.")]
    [TestCase("Service Unavailable", "The answer is not XML: it begins 'Service Unavailable'.")]
    [TestCase("<R><Name>a", "The answer is not well-formed XML: it ends within <Name> (at byte 9).")]
    [TestCase("<R><Name>a</Nam></R>", "The answer is not well-formed XML: <Name> is not ended by its own end tag (at byte 10).")]
    [TestCase("<R><Name>a</Name>", "The answer is not well-formed XML: it ends within <R> (at byte 17).")]
    [TestCase("<R></R><R/>", "The answer is not well-formed XML: something comes after its root element (at byte 7).")]
    [TestCase("<!DOCTYPE r [<!ENTITY e 'x'>]><R><Name>&e;</Name></R>", "The answer is not well-formed XML: it has a document type, which is refused (at byte 0).")]
    [TestCase("<R><Name>&e;</Name></R>", "The answer is not well-formed XML: it has an entity that XML does not define (at byte 9).")]
    [TestCase("<R><Name>&#xD800;</Name></R>", "The answer is not well-formed XML: it has a reference to a character that does not exist (at byte 9).")]
    [TestCase("<R><Name a=1/></R>", "The answer is not well-formed XML: a tag has a malformed attribute (at byte 3).")]
    public void What_is_not_XML_is_refused_with_its_place(string xml, string message) =>
        Assert.That(() => Read(xml), Throws.TypeOf<MalformedResponseException>().With.Message.EqualTo(message));

    [Test]
    public void Endless_nesting_is_refused()
    {
        var xml = string.Concat(Enumerable.Repeat("<Child>", 100_000));

        Assert.That(() => Read(xml), Throws.TypeOf<MalformedResponseException>().With.Message.Contains("nested deeper than 128"));
    }

    [Test]
    public void Every_truncation_of_a_document_is_refused()
    {
        const string Xml = "<R a='b'><Name>x&amp;y</Name><Part>1</Part><size>3</size><Part>2</Part><Tags><entry><key>k</key><value><![CDATA[v]]></value></entry></Tags><!-- c --></R>";
        Assert.That(() => Read(Xml), Throws.Nothing);

        for (var length = 0; length < Xml.Length; length++)
            Assert.That(() => Read(Xml[..length]), Throws.TypeOf<MalformedResponseException>(), Xml[..length]);
    }

    [Test]
    public void Bytes_that_are_not_UTF_8_are_refused() =>
        Assert.That(() => XmlReaderCodec.Read([(byte)'<', (byte)'R', (byte)'>', 0xFF, (byte)'<', (byte)'/', (byte)'R', (byte)'>'], Shape), Throws.TypeOf<MalformedResponseException>());

    private static AwsStructure Read(string xml) => new(Shape, XmlReaderCodec.Read(Encoding.UTF8.GetBytes(xml), Shape), 0);
}

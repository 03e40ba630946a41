using AwsResources.Emulator.Core;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Tests.Services.DynamoDb.Values;

public class ItemValueTests
{
    [TestCase("""{"S": "abc"}""", 3)]
    [TestCase("""{"S": "é"}""", 2)]
    [TestCase("""{"S": ""}""", 0)]
    [TestCase("""{"N": "0"}""", 1)]
    [TestCase("""{"N": "1"}""", 2)]
    [TestCase("""{"N": "12"}""", 2)]
    [TestCase("""{"N": "123"}""", 3)]
    [TestCase("""{"N": "-12"}""", 3)]
    [TestCase("""{"N": "100"}""", 2)]
    [TestCase("""{"B": "AAEC"}""", 3)]
    [TestCase("""{"BOOL": true}""", 1)]
    [TestCase("""{"NULL": true}""", 1)]
    [TestCase("""{"SS": ["a", "bc"]}""", 3)]
    [TestCase("""{"L": []}""", 3)]
    [TestCase("""{"L": [{"S": "ab"}, {"BOOL": true}]}""", 8)]
    [TestCase("""{"M": {}}""", 3)]
    [TestCase("""{"M": {"k": {"S": "ab"}}}""", 7)]
    public void A_value_counts_its_documented_size(string json, int size) => Assert.That(Json.Value(json).Size, Is.EqualTo(size));

    [Test]
    public void An_item_counts_the_names_too() =>
        Assert.That(Json.Item("""{"pk": {"S": "abc"}, "n": {"N": "1"}}""").Size, Is.EqualTo(2 + 3 + 1 + 2));

    [TestCase("""{"S": "a"}""")]
    [TestCase("""{"N": "1.5"}""")]
    [TestCase("""{"B": "AAEC"}""")]
    [TestCase("""{"BOOL": false}""")]
    [TestCase("""{"NULL": true}""")]
    [TestCase("""{"SS": ["a", "b"]}""")]
    [TestCase("""{"NS": ["1", "2"]}""")]
    [TestCase("""{"L": [{"S": "a"}, {"L": []}]}""")]
    [TestCase("""{"M": {"a": {"M": {}}}}""")]
    public void A_value_goes_to_the_wire_and_back(string json)
    {
        var value = Json.Value(json);
        Assert.That(AttributeValues.Read(AttributeValues.Write(value)), Is.EqualTo(value));
        Assert.That(Json.Structure(AttributeValues.Write(value).ToJson()).ToJson(), Is.EqualTo(Json.Structure(json).ToJson()));
    }

    [TestCase("""{}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [TestCase("""{"S": "a", "N": "1"}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [TestCase("""{"NULL": false}""", "One or more parameter values were invalid: Null attribute value types must have the value of true")]
    [TestCase("""{"SS": []}""", "One or more parameter values were invalid: An string set  may not be empty")]
    [TestCase("""{"NS": []}""", "One or more parameter values were invalid: An number set  may not be empty")]
    [TestCase("""{"BS": []}""", "One or more parameter values were invalid: Binary sets should not be empty")]
    [TestCase("""{"SS": ["a", "b", "a"]}""", "One or more parameter values were invalid: Input collection [a, b, a] contains duplicates.")]
    [TestCase("""{"NS": ["1", "1.0"]}""", "Input collection contains duplicates")]
    [TestCase("""{"L": [{"M": {"x": {"N": "y"}}}]}""", "The parameter cannot be converted to a numeric value: y")]
    public void A_malformed_value_is_refused(string json, string message) =>
        Assert.That(() => Json.Value(json), Throws.TypeOf<EmulatorException>().With.Message.EqualTo(message));

    [Test]
    public void Sets_are_equal_whatever_their_order() =>
        Assert.That(Json.Value("""{"NS": ["3", "1", "2"]}"""), Is.EqualTo(Json.Value("""{"NS": ["2.0", "3", "1"]}""")));

    [Test]
    public void Maps_are_equal_whatever_their_order() => Assert.That(
        Json.Value("""{"M": {"a": {"N": "1"}, "b": {"S": "x"}}}"""), Is.EqualTo(Json.Value("""{"M": {"b": {"S": "x"}, "a": {"N": "1.0"}}}""")));

    [Test]
    public void Values_of_different_types_differ() => Assert.That(Json.Value("""{"S": "1"}"""), Is.Not.EqualTo(Json.Value("""{"N": "1"}""")));

    [Test]
    public void Strings_are_ordered_by_their_utf8_bytes()
    {
        string[] ascending = ["", "A", "a", "aa", "b", "é", "\uFFFD", "\U0001F600"];
        Assert.That(ascending.Reverse().Select(ItemValue.Of).Order(ItemOrder.Comparer).Select(v => v.Text), Is.EqualTo(ascending));
    }

    [Test]
    public void Binaries_are_ordered_by_unsigned_bytes() =>
        Assert.That(ItemOrder.Compare(ItemValue.Of([0x7F]), ItemValue.Of([0x80])), Is.Negative);
}

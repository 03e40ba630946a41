namespace AwsResources.Emulator.Tests.Services.DynamoDb.Operations;

public class LegacyParametersTests
{
    private const string Invalid = "ValidationException: One or more parameter values were invalid: ";

    [TestCase("EQ", """[{"N": "2"}]""", "2")]
    [TestCase("NE", """[{"N": "2"}]""", "1,3,none")]
    [TestCase("LT", """[{"N": "2"}]""", "1")]
    [TestCase("LE", """[{"N": "2"}]""", "1,2")]
    [TestCase("GT", """[{"N": "2"}]""", "3")]
    [TestCase("GE", """[{"N": "2"}]""", "2,3")]
    [TestCase("BETWEEN", """[{"N": "2"}, {"N": "9"}]""", "2,3")]
    [TestCase("IN", """[{"N": "1"}, {"N": "3"}]""", "1,3")]
    [TestCase("NULL", "[]", "none")]
    [TestCase("NOT_NULL", "[]", "1,2,3")]
    public void A_filter_is_decided_like_its_expression(string name, string values, string expected)
    {
        var page = CreateSut().Call("Scan", $$"""{"TableName": "orders", "ScanFilter": {"n": {"ComparisonOperator": "{{name}}", "AttributeValueList": {{values}} } } }""");
        Assert.That(EmulatedTables.Column(page, "pk").Order(), Is.EqualTo(expected.Split(',')));
    }

    [TestCase("BEGINS_WITH", "b", "beta")]
    [TestCase("CONTAINS", "et", "beta")]
    [TestCase("NOT_CONTAINS", "et", "alpha")]
    public void Text_is_filtered_too(string name, string value, string expected)
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly).WithItems("orders",
            """{"pk": {"S": "1"}, "t": {"S": "alpha"}}""", """{"pk": {"S": "2"}, "t": {"S": "beta"}}""", """{"pk": {"S": "3"}}""");
        var page = sut.Call("Scan", $$"""{"TableName": "orders", "ScanFilter": {"t": {"ComparisonOperator": "{{name}}", "AttributeValueList": [{"S": "{{value}}"}] } } }""");
        Assert.That(EmulatedTables.Column(page, "t"), Is.EqualTo(new[] { expected }));
    }

    [TestCase("AND", "")]
    [TestCase("OR", "1,2")]
    public void Conditions_are_joined(string name, string expected)
    {
        var page = CreateSut().Call("Scan", $$"""
            {"TableName": "orders", "ConditionalOperator": "{{name}}", "ScanFilter": {"n": {"ComparisonOperator": "EQ", "AttributeValueList": [{"N": "1"}]},
             "pk": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": "2"}]} } }
            """);
        Assert.That(string.Join(",", EmulatedTables.Column(page, "pk").Order()), Is.EqualTo(expected));
    }

    [Test]
    public void A_query_takes_key_conditions()
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashAndRange).WithItems("orders",
            [.. Enumerable.Range(1, 5).Select(i => $$"""{"pk": {"S": "a"}, "sk": {"N": "{{i}}"}, "even": {"BOOL": {{(i % 2 == 0 ? "true" : "false")}} } }""")]);
        var page = sut.Call("Query", """
            {"TableName": "orders", "KeyConditions": {"pk": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": "a"}]},
             "sk": {"ComparisonOperator": "BETWEEN", "AttributeValueList": [{"N": "2"}, {"N": "4"}]}},
             "QueryFilter": {"even": {"ComparisonOperator": "EQ", "AttributeValueList": [{"BOOL": true}]}}, "AttributesToGet": ["sk"]}
            """);
        Assert.That(page["Items"]!.ToJsonString(), Is.EqualTo("""[{"sk":{"N":"2"}},{"sk":{"N":"4"}}]"""));
    }

    [Test]
    public void Expected_guards_a_write()
    {
        var sut = CreateSut();
        const string put = """{"TableName": "orders", "Item": {"pk": {"S": "new"}}, "Expected": {"pk": {"Exists": false}}}""";
        sut.Call("PutItem", put);
        Assert.That(sut.Refusal("PutItem", put), Is.EqualTo("ConditionalCheckFailedException: The conditional request failed"));
        sut.Call("DeleteItem", """{"TableName": "orders", "Key": {"pk": {"S": "1"}}, "Expected": {"n": {"Value": {"N": "1"}}}}""");
    }

    [Test]
    public void Attribute_updates_change_an_item()
    {
        var sut = CreateSut().WithItems("orders", """{"pk": {"S": "u"}, "n": {"N": "1"}, "s": {"SS": ["a", "b"]}, "x": {"S": "x"}, "l": {"L": [{"N": "1"}]}}""");
        Assert.That(sut.Call("UpdateItem", """
            {"TableName": "orders", "Key": {"pk": {"S": "u"}}, "ReturnValues": "ALL_NEW", "AttributeUpdates": {"n": {"Action": "ADD", "Value": {"N": "2"}},
             "s": {"Action": "DELETE", "Value": {"SS": ["a"]}}, "x": {"Action": "DELETE"}, "y": {"Value": {"S": "y"}}, "l": {"Action": "ADD", "Value": {"L": [{"N": "2"}]}}}}
            """)["Attributes"]!.ToJsonString(),
            Is.EqualTo("""{"pk":{"S":"u"},"n":{"N":"3"},"s":{"SS":["b"]},"l":{"L":[{"N":"1"},{"N":"2"}]},"y":{"S":"y"}}"""));
    }

    [TestCase("Scan", """ "ScanFilter": {"n": {"ComparisonOperator": "EQ", "AttributeValueList": []}} """, Invalid + "Invalid number of argument(s) for the EQ ComparisonOperator")]
    [TestCase("Scan", """ "ScanFilter": {"n": {"ComparisonOperator": "NULL"}}, "ConditionalOperator": "OR" """, "ValidationException: ConditionalOperator can only be used when Filter or Expected has two or more elements")]
    [TestCase("Query", """ "KeyConditions": {"pk": {"ComparisonOperator": "CONTAINS", "AttributeValueList": [{"S": "a"}]}} """, "ValidationException: Attempted conditional constraint is not an indexable operation")]
    [TestCase("PutItem", """ "Item": {"pk": {"S": "a"}}, "Expected": {"n": {"Exists": true}} """, Invalid + "Value must be provided when Exists is true for Attribute: n")]
    [TestCase("UpdateItem", """ "Key": {"pk": {"S": "a"}}, "AttributeUpdates": {"n": {"Action": "ADD"}} """, Invalid + "Only DELETE action is allowed when no attribute value is specified")]
    [TestCase("UpdateItem", """ "Key": {"pk": {"S": "a"}}, "AttributeUpdates": {"n": {"Action": "ADD", "Value": {"S": "x"}}} """, Invalid + "ADD action is not supported for the type S")]
    [TestCase("UpdateItem", """ "Key": {"pk": {"S": "a"}}, "AttributeUpdates": {"pk": {"Value": {"S": "x"}}} """, Invalid + "Cannot update attribute pk. This attribute is part of the key")]
    public void What_breaks_a_rule_is_refused_in_the_words_of_the_service(string operation, string rest, string refusal) =>
        Assert.That(CreateSut().Refusal(operation, $$"""{"TableName": "orders", {{rest}} }"""), Is.EqualTo(refusal));

    private static EmulatedTables CreateSut() => new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly).WithItems("orders",
        [.. Enumerable.Range(1, 3).Select(i => $$"""{"pk": {"S": "{{i}}"}, "n": {"N": "{{i}}"} }"""), """{"pk": {"S": "none"}}"""]);
}

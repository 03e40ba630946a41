namespace AwsResources.Emulator.Tests.Services.DynamoDb.Operations;

public class ItemOperationsTests
{
    private const string Invalid = "ValidationException: One or more parameter values were invalid: ";

    [Test]
    public void What_was_put_is_got()
    {
        var sut = CreateSut().WithItems("orders", """{"pk": {"S": "a"}, "sk": {"N": "1.0"}, "x": {"L": [{"NULL": true}]}}""");
        Assert.That(sut.Call("GetItem", """{"TableName": "orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}}""").ToJsonString(),
            Is.EqualTo("""{"Item":{"pk":{"S":"a"},"sk":{"N":"1"},"x":{"L":[{"NULL":true}]}}}"""));
        Assert.That(sut.Call("GetItem", """{"TableName": "orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "2"}}}""").ToJsonString(), Is.EqualTo("{}"));
    }

    [Test]
    public void A_table_is_also_found_by_its_arn() => Assert.That(CreateSut().WithItems("orders", """{"pk": {"S": "a"}, "sk": {"N": "1"}}""").Call("GetItem",
        """{"TableName": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}}""")["Item"], Is.Not.Null);

    [Test]
    public void Only_what_was_asked_for_is_got() => Assert.That(CreateSut().WithItems("orders", """{"pk": {"S": "a"}, "sk": {"N": "1"}, "status": {"S": "x"}}""")
        .Call("GetItem", """{"TableName": "orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "ProjectionExpression": "#s", "ExpressionAttributeNames": {"#s": "status"}}""")
        .ToJsonString(), Is.EqualTo("""{"Item":{"status":{"S":"x"}}}"""));

    [TestCase("GetItem", """ "Key": {"pk": {"S": "a"}} """, "ValidationException: The provided key element does not match the schema")]
    [TestCase("GetItem", """ "Key": {"pk": {"S": "a"}, "sk": {"S": "1"}} """, "ValidationException: The provided key element does not match the schema")]
    [TestCase("GetItem", """ "Key": {"pk": {"S": ""}, "sk": {"N": "1"}} """, "ValidationException: One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk")]
    [TestCase("PutItem", """ "Item": {"pk": {"S": "a"}} """, Invalid + "Missing the key sk in the item")]
    [TestCase("PutItem", """ "Item": {"pk": {"N": "1"}, "sk": {"N": "1"}} """, Invalid + "Type mismatch for key pk expected: S actual: N")]
    [TestCase("PutItem", """ "Item": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "ReturnValues": "ALL_NEW" """, "ValidationException: Return values set to invalid value")]
    [TestCase("PutItem", """ "Item": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "ConditionExpression": "" """, "ValidationException: Invalid ConditionExpression: The expression can not be empty;")]
    [TestCase("PutItem", """ "Item": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "ExpressionAttributeNames": {"#a": "a"} """, "ValidationException: ExpressionAttributeNames can only be specified when using expressions")]
    [TestCase("PutItem", """ "Item": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "ExpressionAttributeValues": {":a": {"S": "a"}} """, "ValidationException: ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null")]
    [TestCase("UpdateItem", """ "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "ExpressionAttributeValues": {":a": {"S": "a"}} """, "ValidationException: ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null")]
    [TestCase("UpdateItem", """ "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "UpdateExpression": "SET sk = :a", "ExpressionAttributeValues": {":a": {"N": "2"}} """, Invalid + "Cannot update attribute sk. This attribute is part of the key")]
    [TestCase("UpdateItem", """ "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "UpdateExpression": "SET x = :a", "ExpressionAttributeValues": {":a": {"N": "x"}} """, "ValidationException: ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: x for key :a")]
    [TestCase("UpdateItem", """ "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "UpdateExpression": "SET x = :a", "AttributeUpdates": {"b": {}} """, "ValidationException: Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributeUpdates} Expression parameters: {UpdateExpression}")]
    public void What_breaks_a_rule_is_refused_in_the_words_of_the_service(string operation, string rest, string refusal) =>
        Assert.That(CreateSut().Refusal(operation, $$"""{"TableName": "orders", {{rest}} }"""), Is.EqualTo(refusal));

    [Test]
    public void Keys_and_items_have_a_largest_size()
    {
        var sut = CreateSut();
        Assert.That(Put(new string('k', 2049), ""), Is.EqualTo(Invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes"));
        Assert.That(Put("a", new string('x', 400 * 1024)), Is.EqualTo("ValidationException: Item size has exceeded the maximum allowed size"));
        sut.WithItems("orders", $$"""{"pk": {"S": "a"}, "sk": {"N": "1"}, "x": {"S": "{{new string('x', 400 * 1024 - 8)}}"} }""");
        Assert.That(sut.Refusal("UpdateItem", """
            {"TableName": "orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "UpdateExpression": "SET y = :y", "ExpressionAttributeValues": {":y": {"S": "y"}}}
            """), Is.EqualTo("ValidationException: Item size to update has exceeded the maximum allowed size"));

        string Put(string key, string text) => sut.Refusal("PutItem",
            $$"""{"TableName": "orders", "Item": {"pk": {"S": "{{key}}"}, "sk": {"N": "1"}, "x": {"S": "{{text}}"} } }""");
    }

    [Test]
    public void A_condition_guards_a_put()
    {
        var sut = CreateSut();
        const string put = """{"TableName": "orders", "Item": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "ConditionExpression": "attribute_not_exists(pk)" #}""";
        sut.Call("PutItem", put.Replace("#", ""));
        Assert.That(sut.Refusal("PutItem", put.Replace("#", "")), Is.EqualTo("ConditionalCheckFailedException: The conditional request failed"));
        Assert.That(sut.Error("PutItem", put.Replace("#", "")).Members, Is.Empty);
        Assert.That(sut.Error("PutItem", put.Replace("#", ""","ReturnValuesOnConditionCheckFailure": "ALL_OLD" """)).Members.Keys, Is.EqualTo(new[] { "Item" }));
    }

    [Test]
    public void Put_and_delete_answer_with_the_old_item_where_asked()
    {
        var sut = CreateSut();
        const string put = """{"TableName": "orders", "Item": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "ReturnValues": "ALL_OLD"}""";
        Assert.That(sut.Call("PutItem", put).ToJsonString(), Is.EqualTo("{}"));
        Assert.That(sut.Call("PutItem", put).ToJsonString(), Is.EqualTo("""{"Attributes":{"pk":{"S":"a"},"sk":{"N":"1"}}}"""));
        const string delete = """{"TableName": "orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "ReturnValues": "ALL_OLD"}""";
        Assert.That(sut.Call("DeleteItem", delete)["Attributes"], Is.Not.Null);
        Assert.That(sut.Call("DeleteItem", delete).ToJsonString(), Is.EqualTo("{}"));
    }

    [TestCase("NONE", "{}")]
    [TestCase("ALL_OLD", """{"Attributes":{"pk":{"S":"a"},"sk":{"N":"1"},"n":{"N":"5"},"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}}}}""")]
    [TestCase("ALL_NEW", """{"Attributes":{"pk":{"S":"a"},"sk":{"N":"1"},"n":{"N":"6"},"m":{"M":{"x":{"N":"9"},"y":{"N":"2"}}},"new":{"N":"9"}}}""")]
    [TestCase("UPDATED_OLD", """{"Attributes":{"n":{"N":"5"},"m":{"M":{"x":{"N":"1"}}}}}""")]
    [TestCase("UPDATED_NEW", """{"Attributes":{"n":{"N":"6"},"m":{"M":{"x":{"N":"9"}}},"new":{"N":"9"}}}""")]
    public void An_update_answers_with_what_was_asked_for(string returnValues, string expected)
    {
        var sut = CreateSut().WithItems("orders", """{"pk": {"S": "a"}, "sk": {"N": "1"}, "n": {"N": "5"}, "m": {"M": {"x": {"N": "1"}, "y": {"N": "2"}}}}""");
        Assert.That(sut.Call("UpdateItem", $$"""
            {"TableName": "orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "1"} }, "UpdateExpression": "SET n = n + :one, m.x = :nine, #new = :nine",
             "ExpressionAttributeNames": {"#new": "new"}, "ExpressionAttributeValues": {":one": {"N": "1"}, ":nine": {"N": "9"} }, "ReturnValues": "{{returnValues}}"}
            """).ToJsonString(), Is.EqualTo(expected));
    }

    [Test]
    public void An_update_makes_the_item_that_is_not_there() => Assert.That(CreateSut().Call("UpdateItem", """
        {"TableName": "orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}, "UpdateExpression": "ADD n :one", "ExpressionAttributeValues": {":one": {"N": "1"}},
         "ReturnValues": "ALL_NEW"}
        """).ToJsonString(), Is.EqualTo("""{"Attributes":{"pk":{"S":"a"},"sk":{"N":"1"},"n":{"N":"1"}}}"""));

    [Test]
    public void An_update_without_expression_makes_an_item_of_its_key()
    {
        var sut = CreateSut();
        sut.Call("UpdateItem", """{"TableName": "orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "1"}}}""");
        Assert.That(sut.Call("Scan", """{"TableName": "orders"}""")["Count"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public void Consumed_capacity_is_counted_where_asked()
    {
        var sut = CreateSut();
        Assert.That(sut.Call("PutItem", $$"""
            {"TableName": "orders", "Item": {"pk": {"S": "a"}, "sk": {"N": "1"}, "x": {"S": "{{new string('x', 5000)}}"} }, "ReturnConsumedCapacity": "TOTAL"}
            """)["ConsumedCapacity"]!.ToJsonString(), Is.EqualTo("""{"TableName":"orders","CapacityUnits":5}"""));
        Assert.That(Get("false"), Is.EqualTo(1));
        Assert.That(Get("true"), Is.EqualTo(2));

        double Get(string consistent) => sut.Call("GetItem", $$"""
            {"TableName": "orders", "Key": {"pk": {"S": "a"}, "sk": {"N": "1"} }, "ConsistentRead": {{consistent}}, "ReturnConsumedCapacity": "INDEXES"}
            """)["ConsumedCapacity"]!["Table"]!["CapacityUnits"]!.GetValue<double>();
    }

    [Test]
    public void An_operation_that_is_not_there_says_so() =>
        Assert.That(new EmulatedTables().Refusal("ExecuteStatement", "{}"), Is.EqualTo("NotImplemented: The emulator does not know the operation ExecuteStatement of DynamoDB."));

    private static EmulatedTables CreateSut() => new EmulatedTables().WithTable("orders", EmulatedTables.HashAndRange);
}

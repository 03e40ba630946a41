namespace AwsResources.Emulator.Tests.Services.DynamoDb.Operations;

public class TransactionOperationsTests
{
    private const string Transfer = """
        {"TransactItems": [
          {"Update": {"TableName": "one", "Key": {"pk": {"S": "from"}}, "UpdateExpression": "SET n = n - :n", "ConditionExpression": "n >= :n",
                      "ExpressionAttributeValues": {":n": {"N": "70"}}, "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}},
          {"Put": {"TableName": "two", "Item": {"pk": {"S": "to"}, "n": {"N": "70"}}}},
          {"ConditionCheck": {"TableName": "two", "Key": {"pk": {"S": "open"}}, "ConditionExpression": "attribute_exists(pk)"}}] #}
        """;

    [Test]
    public void A_transaction_is_done_whole()
    {
        var sut = CreateSut();
        Assert.That(sut.Call("TransactWriteItems", Transfer.Replace("#", "")).ToJsonString(), Is.EqualTo("{}"));
        Assert.That(sut.Call("TransactGetItems", """
            {"TransactItems": [{"Get": {"TableName": "one", "Key": {"pk": {"S": "from"}}, "ProjectionExpression": "n"}}, {"Get": {"TableName": "two", "Key": {"pk": {"S": "gone"}}}},
                               {"Get": {"TableName": "two", "Key": {"pk": {"S": "to"}}}}]}
            """).ToJsonString(), Is.EqualTo("""{"Responses":[{"Item":{"n":{"N":"30"}}},{},{"Item":{"pk":{"S":"to"},"n":{"N":"70"}}}]}"""));
    }

    [Test]
    public void A_transaction_that_fails_does_nothing_and_names_each_reason()
    {
        var sut = CreateSut();
        sut.Call("TransactWriteItems", Transfer.Replace("#", ""));
        sut.Call("DeleteItem", """{"TableName": "two", "Key": {"pk": {"S": "to"}}}""");
        var error = sut.Error("TransactWriteItems", Transfer.Replace("#", ""));
        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo("TransactionCanceledException"));
            Assert.That(error.Message, Is.EqualTo(
                "Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None, None]"));
            var reasons = ((AwsStructure[])error.Members["CancellationReasons"]!).Select(r => r.ToJson()).ToArray();
            Assert.That(reasons, Is.EqualTo(new[]
            {
                """{"Code":"ConditionalCheckFailed","Message":"The conditional request failed","Item":{"pk":{"S":"from"},"n":{"N":"30"}}}""",
                """{"Code":"None"}""", """{"Code":"None"}""",
            }));
        });
        Assert.That(sut.Call("GetItem", """{"TableName": "two", "Key": {"pk": {"S": "to"}}}""")["Item"], Is.Null);
    }

    [Test]
    public void A_change_that_cannot_be_made_cancels_the_transaction() => Assert.That(CreateSut().Refusal("TransactWriteItems", """
        {"TransactItems": [{"Update": {"TableName": "one", "Key": {"pk": {"S": "new"}}, "UpdateExpression": "SET n = gone"}},
                           {"Put": {"TableName": "one", "Item": {"x": {"S": "no key"}}}}]}
        """), Is.EqualTo("TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for specific reasons [ValidationError, ValidationError]"));

    [Test]
    public void A_transaction_names_an_item_once() => Assert.That(CreateSut().Refusal("TransactWriteItems", """
        {"TransactItems": [{"Delete": {"TableName": "one", "Key": {"pk": {"S": "from"}}}}, {"Put": {"TableName": "one", "Item": {"pk": {"S": "from"}}}}]}
        """), Is.EqualTo("ValidationException: Transaction request cannot include multiple operations on one item"));

    [Test]
    public void A_token_makes_the_same_request_do_nothing_for_ten_minutes()
    {
        var sut = CreateSut();
        var request = Transfer.Replace("#", ""","ClientRequestToken": "token-1" """);
        sut.Call("TransactWriteItems", request);
        sut.Call("TransactWriteItems", request);
        Assert.That(Balance(), Is.EqualTo("30"));
        Assert.That(sut.Error("TransactWriteItems", request.Replace("70", "5")).Code, Is.EqualTo("IdempotentParameterMismatchException"));
        sut.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That(sut.Error("TransactWriteItems", request).Code, Is.EqualTo("TransactionCanceledException"));

        string Balance() => sut.Call("GetItem", """{"TableName": "one", "Key": {"pk": {"S": "from"}}}""")["Item"]!["n"]!["N"]!.ToString();
    }

    [Test]
    public void A_transaction_costs_twice() => Assert.That(CreateSut().Call("TransactWriteItems", """
        {"TransactItems": [{"Put": {"TableName": "one", "Item": {"pk": {"S": "x"}}}}], "ReturnConsumedCapacity": "TOTAL"}
        """).ToJsonString(), Is.EqualTo("""{"ConsumedCapacity":[{"TableName":"one","CapacityUnits":2,"WriteCapacityUnits":2}]}"""));

    private static EmulatedTables CreateSut() => new EmulatedTables().WithTable("one", EmulatedTables.HashOnly).WithTable("two", EmulatedTables.HashOnly)
        .WithItems("one", """{"pk": {"S": "from"}, "n": {"N": "100"}}""").WithItems("two", """{"pk": {"S": "open"}}""");
}

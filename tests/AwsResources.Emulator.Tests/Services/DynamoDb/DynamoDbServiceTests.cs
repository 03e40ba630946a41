using System.Text.Json.Nodes;

namespace AwsResources.Emulator.Tests.Services.DynamoDb;

/// <summary>DynamoDB over the wire: dispatch, protocol and errors around what the other tests call directly.</summary>
public class DynamoDbServiceTests
{
    private const string Table = $$"""{"TableName": "orders", {{EmulatedTables.HashOnly}} }""";
    private LocalAws _cloud = null!;

    [SetUp]
    public void SetUp() => _cloud = new LocalAws();

    [TearDown]
    public void TearDown()
    {
        Assert.That(_cloud.Unexpected, Is.Empty);
        _cloud.Dispose();
    }

    [Test]
    public void Items_of_all_types_go_over_the_wire_and_back()
    {
        MakeTable();
        const string item = """
            {"pk":{"S":"a"},"n":{"N":"12345678901234567890.5"},"b":{"B":"AAEC/w=="},"ss":{"SS":["a","b"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AA==","AQ=="]},
             "l":{"L":[{"S":"x"},{"L":[]},{"M":{}}]},"m":{"M":{"k":{"BOOL":false}}},"t":{"BOOL":true},"z":{"NULL":true},"e":{"S":""}}
            """;
        Assert.That(Call("PutItem", $$"""{"TableName": "orders", "Item": {{item}} }""").Json.ToJsonString(), Is.EqualTo("{}"));
        var got = Call("GetItem", """{"TableName": "orders", "Key": {"pk": {"S": "a"}}}""").Json["Item"]!;
        Assert.That(JsonNode.DeepEquals(got, JsonNode.Parse(item)), got.ToJsonString());
    }

    [Test]
    public void A_failed_condition_answers_with_its_item()
    {
        MakeTable();
        Call("PutItem", """{"TableName": "orders", "Item": {"pk": {"S": "a"}}}""");
        var (status, json) = Call("PutItem", """
            {"TableName": "orders", "Item": {"pk": {"S": "a"}}, "ConditionExpression": "attribute_not_exists(pk)", "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
            """);
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(400));
            Assert.That(json["__type"]!.ToString(), Does.EndWith("ConditionalCheckFailedException"));
            Assert.That(json["message"]!.ToString(), Is.EqualTo("The conditional request failed"));
            Assert.That(json["Item"]!.ToJsonString(), Is.EqualTo("""{"pk":{"S":"a"}}"""));
        });
    }

    [Test]
    public void A_cancelled_transaction_answers_with_its_reasons()
    {
        MakeTable();
        var (_, json) = Call("TransactWriteItems", """
            {"TransactItems": [{"Put": {"TableName": "orders", "Item": {"pk": {"S": "b"}}}},
             {"ConditionCheck": {"TableName": "orders", "Key": {"pk": {"S": "a"}}, "ConditionExpression": "attribute_exists(pk)"}}]}
            """);
        Assert.That(json["__type"]!.ToString(), Does.EndWith("TransactionCanceledException"));
        Assert.That(json["CancellationReasons"]!.ToJsonString(),
            Is.EqualTo("""[{"Code":"None"},{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"}]"""));
    }

    [TestCase("Scan", """{"TableName": "orders", "Select": "SOME"}""", "1 validation error detected: Value 'SOME' at 'select' failed to satisfy constraint: Member must satisfy enum value set: [ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES, SPECIFIC_ATTRIBUTES, COUNT]")]
    [TestCase("Scan", """{"TableName": "orders", "Limit": 0, "IndexName": "i!"}""", "3 validation errors detected: Value 'i!' at 'indexName' failed to satisfy constraint: Member must have length greater than or equal to 3; Value 'i!' at 'indexName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [TestCase("GetItem", """{"TableName": "orders"}""", "1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must not be null")]
    [TestCase("TransactWriteItems", """{"TransactItems": []}""", "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    public void The_constraints_of_the_model_are_enforced(string operation, string input, string message)
    {
        MakeTable();
        var (status, json) = Call(operation, input);
        Assert.That((status, json["message"]?.ToString() ?? json["Message"]?.ToString()), Is.EqualTo((400, message)));
        Assert.That(json["__type"]!.ToString(), Does.EndWith("ValidationException"));
    }

    [Test]
    public void Each_region_has_its_tables()
    {
        MakeTable();
        Assert.That(Call("ListTables", "{}").Json.ToJsonString(), Is.EqualTo("""{"TableNames":["orders"]}"""));
        Assert.That(Call("ListTables", "{}", "eu-west-1").Json.ToJsonString(), Is.EqualTo("""{"TableNames":[]}"""));
    }

    [Test]
    public void An_operation_that_is_not_there_says_so() => Assert.That(Call("ExecuteStatement", """{"Statement": "SELECT 1"}""").Status, Is.EqualTo(501));

    private void MakeTable()
    {
        Assert.That(Call("CreateTable", Table).Status, Is.EqualTo(200));
        _cloud.Clock.Advance(TimeSpan.FromSeconds(10));
    }

    private (int Status, JsonObject Json) Call(string operation, string input, string region = "us-east-1")
    {
        var answer = new RawCaller(_cloud, "dynamodb", region).Post("/", input,
            ("X-Amz-Target", $"DynamoDB_20120810.{operation}"), ("Content-Type", "application/x-amz-json-1.0"));
        return ((int)answer.Status, JsonNode.Parse(answer.Bytes)!.AsObject());
    }
}

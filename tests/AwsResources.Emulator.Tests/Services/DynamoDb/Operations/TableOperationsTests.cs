namespace AwsResources.Emulator.Tests.Services.DynamoDb.Operations;

public class TableOperationsTests
{
    private const string Invalid = "ValidationException: One or more parameter values were invalid: ";

    [Test]
    public void A_table_is_made_in_time()
    {
        var sut = new EmulatedTables();
        var made = sut.Call("CreateTable", $$"""{"TableName": "orders", {{EmulatedTables.HashAndRange}} }""")["TableDescription"]!;
        Assert.That(made["TableStatus"]!.ToString(), Is.EqualTo("CREATING"));
        Assert.That(Status(sut, "orders"), Is.EqualTo("CREATING"));
        Assert.That(sut.Refusal("PutItem", """{"TableName": "orders", "Item": {"pk": {"S": "a"}, "sk": {"N": "1"}}}"""),
            Is.EqualTo("ResourceNotFoundException: Requested resource not found"));
        sut.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(Status(sut, "orders"), Is.EqualTo("ACTIVE"));
    }

    [Test]
    public void A_table_is_described_as_it_was_asked_for()
    {
        var sut = new EmulatedTables().WithTable("orders", """
            "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "N"}, {"AttributeName": "g", "AttributeType": "B"}],
            "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            "ProvisionedThroughput": {"ReadCapacityUnits": 3, "WriteCapacityUnits": 4},
            "LocalSecondaryIndexes": [{"IndexName": "byG", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "g", "KeyType": "RANGE"}],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["x"]}}],
            "GlobalSecondaryIndexes": [{"IndexName": "allG", "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}], "Projection": {"ProjectionType": "KEYS_ONLY"},
                "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 2}}]
            """).WithItems("orders", """{"pk": {"S": "a"}, "sk": {"N": "1"}}""");
        var table = sut.Call("DescribeTable", """{"TableName": "orders"}""")["Table"]!;
        Assert.Multiple(() =>
        {
            Assert.That(table["TableArn"]!.ToString(), Is.EqualTo("arn:aws:dynamodb:eu-west-1:123456789012:table/orders"));
            Assert.That(table["KeySchema"]!.ToJsonString(),
                Is.EqualTo("""[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]"""));
            Assert.That(table["ProvisionedThroughput"]!["WriteCapacityUnits"]!.GetValue<long>(), Is.EqualTo(4));
            Assert.That(table["ItemCount"]!.GetValue<long>(), Is.EqualTo(1));
            Assert.That(table["TableSizeBytes"]!.GetValue<long>(), Is.EqualTo(2 + 1 + 2 + 2));
            Assert.That(table["BillingModeSummary"], Is.Null);
            var local = table["LocalSecondaryIndexes"]![0]!;
            Assert.That(local["Projection"]!.ToJsonString(), Is.EqualTo("""{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]}"""));
            Assert.That(local["IndexStatus"], Is.Null);
            var global = table["GlobalSecondaryIndexes"]![0]!;
            Assert.That(global["IndexArn"]!.ToString(), Is.EqualTo("arn:aws:dynamodb:eu-west-1:123456789012:table/orders/index/allG"));
            Assert.That(global["IndexStatus"]!.ToString(), Is.EqualTo("ACTIVE"));
            Assert.That(global["ItemCount"]!.GetValue<long>(), Is.Zero);
        });
    }

    [Test]
    public void The_same_steps_give_the_same_table_id()
    {
        var ids = Enumerable.Range(0, 2).Select(_ => new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly)
            .Call("DescribeTable", """{"TableName": "orders"}""")["Table"]!["TableId"]!.ToString());
        Assert.That(ids.Distinct().ToArray(), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_table_is_there_once() => Assert.That(
        new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly).Refusal("CreateTable", $$"""{"TableName": "orders", {{EmulatedTables.HashOnly}} }"""),
        Is.EqualTo("ResourceInUseException: Table already exists: orders"));

    [Test]
    public void A_deleted_table_goes_in_time()
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly);
        Assert.That(sut.Call("DeleteTable", """{"TableName": "orders"}""")["TableDescription"]!["TableStatus"]!.ToString(), Is.EqualTo("DELETING"));
        Assert.That(Status(sut, "orders"), Is.EqualTo("DELETING"));
        Assert.That(sut.Refusal("GetItem", """{"TableName": "orders", "Key": {"pk": {"S": "a"}}}"""),
            Is.EqualTo("ResourceNotFoundException: Requested resource not found"));
        sut.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That(sut.Refusal("DescribeTable", """{"TableName": "orders"}"""),
            Is.EqualTo("ResourceNotFoundException: Requested resource not found: Table: orders not found"));
        Assert.That(sut.Call("ListTables", "{}")["TableNames"]!.AsArray(), Is.Empty);
    }

    [Test]
    public void A_table_in_the_making_cannot_be_deleted()
    {
        var sut = new EmulatedTables();
        sut.Call("CreateTable", $$"""{"TableName": "orders", {{EmulatedTables.HashOnly}} }""");
        Assert.That(sut.Refusal("DeleteTable", """{"TableName": "orders"}"""),
            Is.EqualTo("ResourceInUseException: Attempt to change a resource which is still in use: Table is being created: orders"));
    }

    [Test]
    public void A_protected_table_stays()
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly + ""","DeletionProtectionEnabled": true""");
        Assert.That(sut.Refusal("DeleteTable", """{"TableName": "orders"}"""), Does.StartWith("ValidationException: Resource cannot be deleted"));
        sut.Call("UpdateTable", """{"TableName": "orders", "DeletionProtectionEnabled": false}""");
        sut.Call("DeleteTable", """{"TableName": "orders"}""");
    }

    [Test]
    public void Tables_are_listed_in_pages_by_name()
    {
        var sut = new EmulatedTables();
        foreach (var name in (string[])["ccc", "aaa", "bbb"]) sut.WithTable(name, EmulatedTables.HashOnly);
        var first = sut.Call("ListTables", """{"Limit": 2}""");
        Assert.That(first["TableNames"]!.ToJsonString(), Is.EqualTo("""["aaa","bbb"]"""));
        Assert.That(first["LastEvaluatedTableName"]!.ToString(), Is.EqualTo("bbb"));
        var second = sut.Call("ListTables", """{"Limit": 2, "ExclusiveStartTableName": "bbb"}""");
        Assert.That(second.ToJsonString(), Is.EqualTo("""{"TableNames":["ccc"]}"""));
    }

    [Test]
    public void An_empty_page_of_tables_goes_on_where_it_would_have_begun()
    {
        var sut = new EmulatedTables().WithTable("aaa", EmulatedTables.HashOnly);
        var empty = sut.Call("ListTables", "{}", emptyPage: true);
        Assert.That(empty["TableNames"]!.AsArray(), Is.Empty);
        var next = sut.Call("ListTables", $$"""{"ExclusiveStartTableName": "{{empty["LastEvaluatedTableName"]}}"}""");
        Assert.That(next["TableNames"]!.ToJsonString(), Is.EqualTo("""["aaa"]"""));
    }

    [TestCase("""{"TableName": "ab", #}""", "ValidationException: Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'")]
    [TestCase("""{"TableName": "abc", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}""", Invalid + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")]
    [TestCase("""{"TableName": "abc", "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}, #}""", Invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")]
    [TestCase("""{"TableName": "abc", "BillingMode": "PAY_PER_REQUEST", "KeySchema": [{"AttributeName": "x", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}""", Invalid + "Some index key attributes are not defined in AttributeDefinitions. Keys: [x], AttributeDefinitions: [pk]")]
    [TestCase("""{"TableName": "abc", "BillingMode": "PAY_PER_REQUEST", "KeySchema": [{"AttributeName": "pk", "KeyType": "RANGE"}], "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}""", "ValidationException: Invalid KeySchema: The first KeySchemaElement is not a HASH key type")]
    [TestCase("""{"TableName": "abc", "BillingMode": "PAY_PER_REQUEST", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "x", "AttributeType": "S"}]}""", Invalid + "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions")]
    [TestCase("""{"TableName": "abc", "GlobalSecondaryIndexes": [], #}""", Invalid + "List of GlobalSecondaryIndexes is empty")]
    [TestCase("""{"TableName": "abc", "LocalSecondaryIndexes": [{"IndexName": "lsi", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "Projection": {"ProjectionType": "ALL"}}], #}""", Invalid + "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex")]
    [TestCase("""{"TableName": "abc", "GlobalSecondaryIndexes": [{"IndexName": "gsi", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "Projection": {"ProjectionType": "ALL", "NonKeyAttributes": ["x"]}}], #}""", Invalid + "ProjectionType is ALL, but NonKeyAttributes is specified")]
    [TestCase("""{"TableName": "abc", "StreamSpecification": {"StreamEnabled": true}, #}""", "NotImplemented: The emulator does not know the parameter StreamSpecification of CreateTable.")]
    public void A_table_that_cannot_be_is_refused(string input, string refusal) =>
        Assert.That(new EmulatedTables().Refusal("CreateTable", input.Replace("#", EmulatedTables.HashOnly)), Is.EqualTo(refusal));

    [Test]
    public void An_index_that_comes_later_is_filled_and_readable_in_time()
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly)
            .WithItems("orders", """{"pk": {"S": "1"}, "city": {"S": "Rome"}}""", """{"pk": {"S": "2"}}""", """{"pk": {"S": "3"}, "city": {"N": "3"}}""");
        sut.Call("UpdateTable", """
            {"TableName": "orders", "AttributeDefinitions": [{"AttributeName": "city", "AttributeType": "S"}], "GlobalSecondaryIndexUpdates": [{"Create":
             {"IndexName": "byCity", "KeySchema": [{"AttributeName": "city", "KeyType": "HASH"}], "Projection": {"ProjectionType": "ALL"}}}]}
            """);
        Assert.That(Status(sut, "orders"), Is.EqualTo("UPDATING"));
        const string query = """{"TableName": "orders", "IndexName": "byCity", "KeyConditionExpression": "city = :c", "ExpressionAttributeValues": {":c": {"S": "Rome"}}}""";
        Assert.That(sut.Refusal("Query", query), Is.EqualTo("ValidationException: Cannot read from backfilling global secondary index: byCity"));
        sut.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(Status(sut, "orders"), Is.EqualTo("ACTIVE"));
        Assert.That(EmulatedTables.Column(sut.Call("Query", query), "pk"), Is.EqualTo(new[] { "1" }));

        sut.Call("UpdateTable", """{"TableName": "orders", "GlobalSecondaryIndexUpdates": [{"Delete": {"IndexName": "byCity"}}]}""");
        sut.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(sut.Refusal("Query", query), Is.EqualTo("ValidationException: The table does not have the specified index: byCity"));
    }

    [Test]
    public void A_change_takes_time_and_nothing_else_may_change_meanwhile()
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly);
        const string change = """{"TableName": "orders", "BillingMode": "PROVISIONED", "ProvisionedThroughput": {"ReadCapacityUnits": 5, "WriteCapacityUnits": 6}}""";
        sut.Call("UpdateTable", change);
        Assert.That(Status(sut, "orders"), Is.EqualTo("UPDATING"));
        Assert.That(sut.Refusal("UpdateTable", change),
            Is.EqualTo("ResourceInUseException: Attempt to change a resource which is still in use: Table is being updated: orders"));
        sut.WithItems("orders", """{"pk": {"S": "still writable"}}""");
        sut.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That(sut.Refusal("UpdateTable", change), Does.StartWith(
            "ValidationException: The provisioned throughput for the table will not change. The requested value equals the current value."));
        Assert.That(sut.Refusal("UpdateTable", """{"TableName": "orders"}"""), Does.StartWith("ValidationException: At least one of"));
    }

    [Test]
    public void Tags_are_kept_by_arn()
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly + ""","Tags": [{"Key": "env", "Value": "dev"}]""");
        const string arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
        sut.Call("TagResource", $$"""{"ResourceArn": "{{arn}}", "Tags": [{"Key": "team", "Value": "x"}, {"Key": "env", "Value": "prod"}]}""");
        sut.Call("UntagResource", $$"""{"ResourceArn": "{{arn}}", "TagKeys": ["team", "gone"]}""");
        Assert.That(sut.Call("ListTagsOfResource", $$"""{"ResourceArn": "{{arn}}"}""").ToJsonString(),
            Is.EqualTo("""{"Tags":[{"Key":"env","Value":"prod"}]}"""));
        Assert.That(sut.Refusal("ListTagsOfResource", $$"""{"ResourceArn": "{{arn}}2"}"""),
            Is.EqualTo($"ResourceNotFoundException: Requested resource not found: ResourcArn: {arn}2 not found"));
    }

    [Test]
    public void Expired_items_go_some_time_later()
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly);
        sut.Call("UpdateTimeToLive", """{"TableName": "orders", "TimeToLiveSpecification": {"Enabled": true, "AttributeName": "ttl"}}""");
        var now = sut.Clock.Now.ToUnixTimeSeconds();
        sut.WithItems("orders",
            $$"""{"pk": {"S": "soon"}, "ttl": {"N": "{{now + 60}}"} }""",
            $$"""{"pk": {"S": "later"}, "ttl": {"N": "{{now + 7200}}"} }""",
            $$"""{"pk": {"S": "text"}, "ttl": {"S": "{{now + 60}}"} }""",
            """{"pk": {"S": "ancient"}, "ttl": {"N": "5"}}""", """{"pk": {"S": "never"}}""");
        sut.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.That(Names(), Has.Length.EqualTo(5));
        sut.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Names(), Is.EquivalentTo(new[] { "later", "text", "ancient", "never" }));
        Assert.That(sut.Refusal("UpdateTimeToLive", """{"TableName": "orders", "TimeToLiveSpecification": {"Enabled": true, "AttributeName": "ttl"}}"""),
            Is.EqualTo("ValidationException: TimeToLive is already enabled"));
        Assert.That(sut.Call("DescribeTimeToLive", """{"TableName": "orders"}""").ToJsonString(),
            Is.EqualTo("""{"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"ttl"}}"""));

        string[] Names() => EmulatedTables.Column(sut.Call("Scan", """{"TableName": "orders"}"""), "pk");
    }

    private static string Status(EmulatedTables sut, string table) =>
        sut.Call("DescribeTable", $$"""{"TableName": "{{table}}"}""")["Table"]!["TableStatus"]!.ToString();
}

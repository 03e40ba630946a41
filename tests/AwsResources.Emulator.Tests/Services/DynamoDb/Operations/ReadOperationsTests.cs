using System.Text.Json.Nodes;

namespace AwsResources.Emulator.Tests.Services.DynamoDb.Operations;

public class ReadOperationsTests
{
    private const string Indexed = """
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"},
            {"AttributeName": "g", "AttributeType": "S"}, {"AttributeName": "n", "AttributeType": "N"}],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}], "BillingMode": "PAY_PER_REQUEST",
        "LocalSecondaryIndexes": [{"IndexName": "lsi", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "n", "KeyType": "RANGE"}],
            "Projection": {"ProjectionType": "KEYS_ONLY"}}],
        "GlobalSecondaryIndexes": [{"IndexName": "gsi", "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}, {"AttributeName": "n", "KeyType": "RANGE"}],
            "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["x"]}}]
        """;

    [TestCase("pk = :a", "-1,0,2,3,10")]
    [TestCase("pk = :a AND sk = :2", "2")]
    [TestCase("pk = :a AND sk < :2", "-1,0")]
    [TestCase("pk = :a AND sk <= :2", "-1,0,2")]
    [TestCase("pk = :a AND sk > :2", "3,10")]
    [TestCase("pk = :a AND sk >= :2", "2,3,10")]
    [TestCase("pk = :a AND :2 < sk", "3,10")]
    [TestCase("pk = :a AND sk BETWEEN :0 AND :3", "0,2,3")]
    [TestCase("pk = :a AND sk BETWEEN :1 AND :1", "")]
    public void A_query_answers_in_the_order_of_the_sort_key(string condition, string expected)
    {
        var sut = Numbers();
        Assert.That(Query(sut, condition), Is.EqualTo(expected));
        Assert.That(Query(sut, condition, ""","ScanIndexForward": false"""), Is.EqualTo(string.Join(",", expected.Split(',').Reverse())));
    }

    [Test]
    public void Text_sort_keys_are_found_by_their_beginning()
    {
        var sut = Texts();
        const string query = """{"TableName": "t-1", "KeyConditionExpression": "pk = :p AND begins_with(sk, :b)", "ExpressionAttributeValues": {":p": {"S": "p"}, ":b": {"S": "b"}}#}""";
        Assert.That(EmulatedTables.Column(sut.Call("Query", query.Replace("#", "")), "sk"), Is.EqualTo(new[] { "b", "ba", "bb" }));
        Assert.That(EmulatedTables.Column(sut.Call("Query", query.Replace("#", ""","ScanIndexForward": false""")), "sk"), Is.EqualTo(new[] { "bb", "ba", "b" }));
    }

    [TestCase(true, 1)]
    [TestCase(true, 2)]
    [TestCase(false, 2)]
    [TestCase(false, 5)]
    public void Pages_go_on_where_the_last_one_ended(bool forward, int limit)
    {
        var sut = Numbers();
        var all = Pages(sut, "Query", $$"""
            "TableName": "orders", "KeyConditionExpression": "pk = :a", "ExpressionAttributeValues": {":a": {"S": "a"} }, "Limit": {{limit}}, "ScanIndexForward": {{(forward ? "true" : "false")}}
            """).ToArray();
        var expected = forward ? new[] { "-1", "0", "2", "3", "10" } : ["10", "3", "2", "0", "-1"];
        Assert.That(all.SelectMany(p => EmulatedTables.Column(p, "sk")), Is.EqualTo(expected));
        Assert.That(all, Has.Length.EqualTo(5 / limit + 1));
    }

    [Test]
    public void A_page_goes_on_also_where_its_last_item_is_gone_meanwhile()
    {
        var sut = Numbers();
        const string query = """{"TableName": "orders", "KeyConditionExpression": "pk = :a", "ExpressionAttributeValues": {":a": {"S": "a"}}, "Limit": 2 #}""";
        var key = sut.Call("Query", query.Replace("#", ""))["LastEvaluatedKey"]!.ToJsonString();
        sut.Call("DeleteItem", $$"""{"TableName": "orders", "Key": {{key}} }""");
        Assert.That(EmulatedTables.Column(sut.Call("Query", query.Replace("#", ""","ExclusiveStartKey": """ + key)), "sk"), Is.EqualTo(new[] { "2", "3" }));
    }

    [Test]
    public void The_filter_comes_after_the_count()
    {
        var page = Numbers().Call("Query", """
            {"TableName": "orders", "KeyConditionExpression": "pk = :a", "FilterExpression": "even = :true", "ExpressionAttributeValues": {":a": {"S": "a"}, ":true": {"BOOL": true}}, "Limit": 2}
            """);
        Assert.That((page["Count"]!.GetValue<int>(), page["ScannedCount"]!.GetValue<int>()), Is.EqualTo((1, 2)));
        Assert.That(page["LastEvaluatedKey"]!.ToJsonString(), Is.EqualTo("""{"pk":{"S":"a"},"sk":{"N":"0"}}"""));
    }

    [Test]
    public void Only_the_count_is_answered_where_asked()
    {
        var page = Numbers().Call("Scan", """{"TableName": "orders", "Select": "COUNT"}""");
        Assert.That(page.ToJsonString(), Is.EqualTo("""{"Count":6,"ScannedCount":6}"""));
    }

    [Test]
    public void A_page_ends_at_a_megabyte()
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashAndRange);
        for (var i = 0; i < 7; i++)
            sut.WithItems("orders", $$"""{"pk": {"S": "a"}, "sk": {"N": "{{i}}"}, "x": {"S": "{{new string('x', 300_000)}}"} }""");
        var counts = Pages(sut, "Scan", """ "TableName": "orders" """).Select(p => p["Count"]!.GetValue<int>());
        Assert.That(counts, Is.EqualTo(new[] { 4, 3 }));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(16)]
    public void The_segments_of_a_scan_hold_everything_once(int total)
    {
        var sut = new EmulatedTables().WithTable("orders", EmulatedTables.HashOnly);
        var names = Enumerable.Range(0, 60).Select(i => $"key-{i}").ToArray();
        sut.WithItems("orders", [.. names.Select(n => $$"""{"pk": {"S": "{{n}}"} }""")]);
        var segments = Enumerable.Range(0, total).Select(s => Pages(sut, "Scan", $$"""
            "TableName": "orders", "Segment": {{s}}, "TotalSegments": {{total}}, "Limit": 7
            """).SelectMany(p => EmulatedTables.Column(p, "pk")).ToArray()).ToArray();
        Assert.That(segments.SelectMany(s => s), Is.EquivalentTo(names));
        if (total == 3) Assert.That(segments, Has.All.Not.Empty);
    }

    [Test]
    public void An_index_holds_only_items_with_its_key()
    {
        var page = Indexes().Call("Scan", """{"TableName": "t-1", "IndexName": "gsi"}""");
        Assert.That(EmulatedTables.Column(page, "sk"), Is.EquivalentTo(new[] { "1", "2", "3" }));
    }

    [Test]
    public void A_global_index_holds_what_it_projects_in_the_order_of_its_key()
    {
        var page = Indexes().Call("Query", """{"TableName": "t-1", "IndexName": "gsi", "KeyConditionExpression": "g = :g", "ExpressionAttributeValues": {":g": {"S": "red"}}}""");
        Assert.That(page["Items"]!.ToJsonString(), Is.EqualTo(
            """[{"pk":{"S":"a"},"sk":{"S":"2"},"g":{"S":"red"},"n":{"N":"1"}},{"pk":{"S":"a"},"sk":{"S":"1"},"g":{"S":"red"},"n":{"N":"5"},"x":{"S":"x"}}]"""));
    }

    [Test]
    public void Items_with_the_same_index_key_are_paged_apart()
    {
        var sut = new EmulatedTables().WithTable("t-1", Indexed);
        for (var i = 0; i < 5; i++) sut.WithItems("t-1", $$"""{"pk": {"S": "p{{i}}"}, "sk": {"S": "s"}, "g": {"S": "red"}, "n": {"N": "1"} }""");
        var pages = Pages(sut, "Query", """
            "TableName": "t-1", "IndexName": "gsi", "KeyConditionExpression": "g = :g", "ExpressionAttributeValues": {":g": {"S": "red"}}, "Limit": 2, "ScanIndexForward": false
            """).ToArray();
        Assert.That(pages.SelectMany(p => EmulatedTables.Column(p, "pk")), Is.EqualTo(new[] { "p4", "p3", "p2", "p1", "p0" }));
        Assert.That(pages[0]["LastEvaluatedKey"]!.AsObject().Select(k => k.Key), Is.EquivalentTo(new[] { "pk", "sk", "g", "n" }));
    }

    [Test]
    public void An_index_follows_its_table()
    {
        var sut = Indexes();
        sut.Call("UpdateItem", """{"TableName": "t-1", "Key": {"pk": {"S": "a"}, "sk": {"S": "1"}}, "UpdateExpression": "REMOVE g"}""");
        sut.Call("DeleteItem", """{"TableName": "t-1", "Key": {"pk": {"S": "a"}, "sk": {"S": "2"}}}""");
        Assert.That(EmulatedTables.Column(sut.Call("Scan", """{"TableName": "t-1", "IndexName": "gsi"}"""), "sk"), Is.EqualTo(new[] { "3" }));
    }

    [Test]
    public void A_local_index_reads_from_its_table_what_it_does_not_hold()
    {
        const string query = """{"TableName": "t-1", "IndexName": "lsi", "KeyConditionExpression": "pk = :p AND n > :n", "ExpressionAttributeValues": {":p": {"S": "a"}, ":n": {"N": "4"}}#}""";
        Assert.That(Indexes().Call("Query", query.Replace("#", ""))["Items"]!.ToJsonString(), Is.EqualTo("""[{"pk":{"S":"a"},"sk":{"S":"1"},"n":{"N":"5"}}]"""));
        Assert.That(Indexes().Call("Query", query.Replace("#", ""","ProjectionExpression": "y" """))["Items"]!.ToJsonString(), Is.EqualTo("""[{"y":{"S":"y"}}]"""));
        Assert.That(Indexes().Call("Query", query.Replace("#", ""","Select": "ALL_ATTRIBUTES" """))["Items"]![0]!["g"], Is.Not.Null);
    }

    [Test]
    public void The_key_of_an_index_must_have_its_type()
    {
        Assert.That(Indexes().Refusal("PutItem", """{"TableName": "t-1", "Item": {"pk": {"S": "a"}, "sk": {"S": "9"}, "n": {"S": "x"}}}"""), Is.EqualTo(
            "ValidationException: One or more parameter values were invalid: Type mismatch for Index Key n Expected: N Actual: S IndexName: gsi"));
        Assert.That(Indexes().Refusal("PutItem", """{"TableName": "t-1", "Item": {"pk": {"S": "a"}, "sk": {"S": "9"}, "g": {"S": ""}}}"""), Is.EqualTo(
            "ValidationException: One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
            + "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: gsi, IndexKey: g"));
        Assert.That(Update("n", """{"S": "x"}"""), Is.EqualTo(
            "ValidationException: The update expression attempted to update the secondary index key to unsupported type"));
        Assert.That(Update("g", """{"S": ""}"""), Is.EqualTo(
            "ValidationException: The update expression attempted to update a secondary index key to a value that is not supported. "
            + "The AttributeValue for a key attribute cannot contain an empty string value."));

        string Update(string name, string value) => Indexes().Refusal("UpdateItem", $$"""
            {"TableName": "t-1", "Key": {"pk": {"S": "a"}, "sk": {"S": "1"} }, "UpdateExpression": "SET {{name}} = :v", "ExpressionAttributeValues": {":v": {{value}} } }
            """);
    }

    [TestCase("""{"TableName": "t-1"}""", "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "sk = :v" #}""", "Query condition missed key schema element: pk")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "pk > :v" #}""", "Query key condition not supported")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "pk = :v AND x = :v" #}""", "Query condition missed key schema element: sk")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "pk = :n", "ExpressionAttributeValues": {":n": {"N": "1"}}}""", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [TestCase("""{"TableName": "t-1", "IndexName": "nope", "KeyConditionExpression": "pk = :v" #}""", "The table does not have the specified index: nope")]
    [TestCase("""{"TableName": "t-1", "IndexName": "gsi", "KeyConditionExpression": "g = :v", "ConsistentRead": true #}""", "Consistent reads are not supported on global secondary indexes")]
    [TestCase("""{"TableName": "t-1", "IndexName": "gsi", "KeyConditionExpression": "g = :v", "Select": "ALL_ATTRIBUTES" #}""", "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index gsi because its projection type is not ALL")]
    [TestCase("""{"TableName": "t-1", "IndexName": "gsi", "KeyConditionExpression": "g = :v", "ProjectionExpression": "y, x" #}""", "One or more parameter values were invalid: Global secondary index gsi does not project [y]")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "pk = :v", "FilterExpression": "sk = :v" #}""", "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "pk = :v", "Select": "COUNT", "ProjectionExpression": "x" #}""", "One or more parameter values were invalid: Cannot specify the ProjectionExpression when choosing to get only the Count")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "pk = :v", "ExclusiveStartKey": {"pk": {"S": "v"}} #}""", "The provided starting key is invalid")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "pk = :v", "ExclusiveStartKey": {"pk": {"S": "w"}, "sk": {"S": "1"}} #}""", "The provided starting key is outside query boundaries based on provided conditions")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "pk = :v AND sk > :v", "ExclusiveStartKey": {"pk": {"S": "v"}, "sk": {"S": "a"}} #}""", "The provided starting key does not match the range key predicate")]
    [TestCase("""{"TableName": "t-1", "KeyConditionExpression": "pk = :v", "Limit": 0 #}""", "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    public void A_query_that_cannot_be_is_refused(string query, string message) => Assert.That(
        Indexes().Refusal("Query", query.Replace("#", ""","ExpressionAttributeValues": {":v": {"S": "v"}}""")), Is.EqualTo("ValidationException: " + message));

    [TestCase("Query", "ScanIndexForward", "true")]
    [TestCase("Query", "ScanIndexForward", "false")]
    [TestCase("Scan", "ConsistentRead", "true")]
    public void An_empty_page_loses_nothing(string operation, string flag, string value)
    {
        var sut = Numbers();
        var keys = operation == "Query" ? ""","KeyConditionExpression": "pk = :a", "ExpressionAttributeValues": {":a": {"S": "a"}}""" : "";
        var request = $$"""{"TableName": "orders", "{{flag}}": {{value}}{{keys}} #}""";
        var whole = EmulatedTables.Column(sut.Call(operation, request.Replace("#", "")), "sk");
        var empty = sut.Call(operation, request.Replace("#", ""), emptyPage: true);
        Assert.That(empty["Items"]!.AsArray(), Is.Empty);
        var again = sut.Call(operation, request.Replace("#", ""","ExclusiveStartKey": """ + empty["LastEvaluatedKey"]!.ToJsonString()));
        Assert.That(EmulatedTables.Column(again, "sk"), Is.EqualTo(whole));
    }

    private static EmulatedTables Numbers() => new EmulatedTables().WithTable("orders", EmulatedTables.HashAndRange).WithItems("orders",
        [.. new[] { 10, 2, -1, 3, 0 }.Select(n => $$"""{"pk": {"S": "a"}, "sk": {"N": "{{n}}"}, "even": {"BOOL": {{(n % 2 == 0 ? "true" : "false")}} } }"""),
            """{"pk": {"S": "b"}, "sk": {"N": "1"}}"""]);

    private static EmulatedTables Texts() => new EmulatedTables().WithTable("t-1", Indexed).WithItems("t-1",
        [.. new[] { "a", "b", "bb", "ba", "c", "B" }.Select(s => $$"""{"pk": {"S": "p"}, "sk": {"S": "{{s}}"} }""")]);

    private static EmulatedTables Indexes() => new EmulatedTables().WithTable("t-1", Indexed).WithItems("t-1",
        """{"pk": {"S": "a"}, "sk": {"S": "1"}, "g": {"S": "red"}, "n": {"N": "5"}, "x": {"S": "x"}, "y": {"S": "y"}}""",
        """{"pk": {"S": "a"}, "sk": {"S": "2"}, "g": {"S": "red"}, "n": {"N": "1"}}""",
        """{"pk": {"S": "b"}, "sk": {"S": "3"}, "g": {"S": "blue"}, "n": {"N": "1"}}""",
        """{"pk": {"S": "b"}, "sk": {"S": "4"}, "g": {"S": "blue"}}""",
        """{"pk": {"S": "b"}, "sk": {"S": "5"}, "n": {"N": "7"}}""");

    private static string Query(EmulatedTables sut, string condition, string more = "")
    {
        var values = string.Join(", ", new[] { "0", "1", "2", "3" }.Where(v => condition.Contains(":" + v)).Select(v => $$""" ":{{v}}": {"N": "{{v}}"} """).Append(""" ":a": {"S": "a"} """));
        return string.Join(",", EmulatedTables.Column(sut.Call("Query",
            $$"""{"TableName": "orders", "KeyConditionExpression": "{{condition}}", "ExpressionAttributeValues": { {{values}} }{{more}} }"""), "sk"));
    }

    private static IEnumerable<JsonObject> Pages(EmulatedTables sut, string operation, string request)
    {
        string? start = null;
        do
        {
            var page = sut.Call(operation, $"{{{request}{(start is null ? "" : $", \"ExclusiveStartKey\": {start}")}}}");
            yield return page;
            start = page["LastEvaluatedKey"]?.ToJsonString();
        }
        while (start is not null);
    }
}

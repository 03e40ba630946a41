namespace AwsResources.Emulator.Tests.Services.DynamoDb.Operations;

public class BatchOperationsTests
{
    [Test]
    public void A_batch_writes_and_reads_several_tables()
    {
        var sut = CreateSut();
        Assert.That(sut.Call("BatchWriteItem", """
            {"RequestItems": {"one": [{"PutRequest": {"Item": {"pk": {"S": "a"}, "x": {"N": "1"}}}}, {"DeleteRequest": {"Key": {"pk": {"S": "old"}}}}],
                              "two": [{"PutRequest": {"Item": {"pk": {"S": "b"}}}}]}}
            """).ToJsonString(), Is.EqualTo("""{"UnprocessedItems":{}}"""));
        Assert.That(sut.Call("BatchGetItem", """
            {"RequestItems": {"one": {"Keys": [{"pk": {"S": "a"}}, {"pk": {"S": "old"}}], "ProjectionExpression": "x"}, "two": {"Keys": [{"pk": {"S": "b"}}]}},
             "ReturnConsumedCapacity": "TOTAL"}
            """).ToJsonString(), Is.EqualTo("""{"Responses":{"one":[{"x":{"N":"1"}}],"two":[{"pk":{"S":"b"}}]},"UnprocessedKeys":{},"ConsumedCapacity":[{"TableName":"one","CapacityUnits":1},{"TableName":"two","CapacityUnits":0.5}]}"""));
    }

    [Test]
    public void A_batch_with_one_bad_write_does_nothing()
    {
        var sut = CreateSut();
        Assert.That(sut.Refusal("BatchWriteItem", """
            {"RequestItems": {"one": [{"PutRequest": {"Item": {"pk": {"S": "a"}}}}, {"PutRequest": {"Item": {"x": {"S": "no key"}}}}]}}
            """), Is.EqualTo("ValidationException: One or more parameter values were invalid: Missing the key pk in the item"));
        Assert.That(sut.Call("Scan", """{"TableName": "one", "Select": "COUNT"}""")["Count"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public void A_batch_names_an_item_once()
    {
        Assert.That(CreateSut().Refusal("BatchWriteItem", """
            {"RequestItems": {"one": [{"PutRequest": {"Item": {"pk": {"S": "a"}}}}, {"DeleteRequest": {"Key": {"pk": {"S": "a"}}}}]}}
            """), Is.EqualTo("ValidationException: Provided list of item keys contains duplicates"));
        Assert.That(CreateSut().Refusal("BatchGetItem", """{"RequestItems": {"one": {"Keys": [{"pk": {"S": "a"}}, {"pk": {"S": "a"}}]}}}"""),
            Is.EqualTo("ValidationException: Provided list of item keys contains duplicates"));
    }

    [Test]
    public void A_batch_has_a_largest_number()
    {
        var puts = string.Join(", ", Enumerable.Range(0, 26).Select(i => $$"""{"PutRequest": {"Item": {"pk": {"S": "{{i}}"} } } }"""));
        Assert.That(CreateSut().Refusal("BatchWriteItem", $$"""{"RequestItems": {"one": [{{puts}}]} }"""),
            Is.EqualTo("ValidationException: Too many items requested for the BatchWriteItem call"));
        var keys = string.Join(", ", Enumerable.Range(0, 101).Select(i => $$"""{"pk": {"S": "{{i}}"} }"""));
        Assert.That(CreateSut().Refusal("BatchGetItem", $$"""{"RequestItems": {"one": {"Keys": [{{keys}}]} } }"""),
            Is.EqualTo("ValidationException: Too many items requested for the BatchGetItem call"));
    }

    [Test]
    public void A_batch_with_an_unknown_table_does_nothing()
    {
        var sut = CreateSut();
        Assert.That(sut.Refusal("BatchWriteItem", """
            {"RequestItems": {"one": [{"DeleteRequest": {"Key": {"pk": {"S": "old"}}}}], "nope": [{"DeleteRequest": {"Key": {"pk": {"S": "a"}}}}]}}
            """), Is.EqualTo("ResourceNotFoundException: Requested resource not found"));
        Assert.That(sut.Call("GetItem", """{"TableName": "one", "Key": {"pk": {"S": "old"}}}""")["Item"], Is.Not.Null);
    }

    [Test]
    public void A_batch_that_does_nothing_gives_its_request_back()
    {
        const string write = """{"one":[{"DeleteRequest":{"Key":{"pk":{"S":"old"}}}}]}""";
        const string read = """{"one":{"Keys":[{"pk":{"S":"old"}}],"ConsistentRead":true}}""";
        var sut = CreateSut();
        Assert.That(sut.Call("BatchWriteItem", $"{{\"RequestItems\": {write}}}", emptyPage: true)["UnprocessedItems"]!.ToJsonString(), Is.EqualTo(write));
        Assert.That(sut.Call("BatchGetItem", $"{{\"RequestItems\": {read}}}", emptyPage: true)["UnprocessedKeys"]!.ToJsonString(), Is.EqualTo(read));
        Assert.That(sut.Call("GetItem", """{"TableName": "one", "Key": {"pk": {"S": "old"}}}""")["Item"], Is.Not.Null);
    }

    [Test]
    public void What_is_beyond_16_megabytes_comes_back_unprocessed()
    {
        var sut = CreateSut();
        for (var i = 0; i < 50; i++) sut.WithItems("one", $$"""{"pk": {"S": "{{i}}"}, "x": {"S": "{{new string('x', 390_000)}}"} }""");
        var keys = string.Join(", ", Enumerable.Range(0, 50).Select(i => $$"""{"pk": {"S": "{{i}}"} }"""));
        var first = sut.Call("BatchGetItem", $$"""{"RequestItems": {"one": {"Keys": [{{keys}}]} } }""");
        var got = first["Responses"]!["one"]!.AsArray().Count;
        var rest = first["UnprocessedKeys"]!.ToJsonString();
        Assert.That(got, Is.InRange(42, 45));
        Assert.That(sut.Call("BatchGetItem", $$"""{"RequestItems": {{rest}} }""")["Responses"]!["one"]!.AsArray(), Has.Count.EqualTo(50 - got));
    }

    private static EmulatedTables CreateSut() => new EmulatedTables().WithTable("one", EmulatedTables.HashOnly).WithTable("two", EmulatedTables.HashOnly)
        .WithItems("one", """{"pk": {"S": "old"}}""");
}

using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Stubbing;

public class AwsStubberTests
{
    [Test]
    public async Task Answers_come_in_the_order_in_which_they_were_added([Values] bool async)
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("dynamodb", wire);
        using var stub = client.Stub();
        stub.Add("ListTables", new() { ["TableNames"] = new[] { "a" } }).Add("ListTables", new() { ["TableNames"] = new[] { "b" } });
        var first = async ? await client.CallAsync("ListTables") : client.Call("ListTables");
        var second = async ? await client.CallAsync("ListTables") : client.Call("ListTables");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first["TableNames"], second["TableNames"]), Is.EqualTo((new[] { "a" }, new[] { "b" })));
            Assert.That(first.CallInfo!.StatusCode, Is.EqualTo(200));
            Assert.That(stub.VerifyAllUsed, Throws.Nothing);
            Assert.That(wire.Requests, Is.Empty);
        }
    }

    [Test]
    public void An_answer_reads_like_one_of_the_service()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("s3", wire, new AwsSessionOptions { Environment = AwsEnvironment.Empty, Region = "eu-central-1" });
        using var stub = client.Stub();
        stub.Add("GetObject", new() { ["Body"] = "hello", ["ContentLength"] = 5, ["Metadata"] = new Dictionary<string, string> { ["team"] = "blue" } });
        var output = client.Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "k" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((AwsBody)output["Body"]!).ReadAsString(), Is.EqualTo("hello"));
            Assert.That(output["ContentLength"], Is.EqualTo(5));
            Assert.That(() => output["ContentLength"] = 6, Throws.InvalidOperationException);
            Assert.That(() => output["Boddy"], Throws.ArgumentException);
        }
    }

    [Test]
    public void An_error_is_the_services_own()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("s3", wire);
        using var stub = client.Stub();
        stub.AddError("GetObject", "InvalidObjectState", "It is archived.", members: new() { ["StorageClass"] = "GLACIER" });

        var error = Assert.Throws<AwsServiceException>(() => client.Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "k" }))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.StartWith("S3 GetObject failed: InvalidObjectState (403): It is archived. ["));
            Assert.That((error.Error.ShapeName, error.StatusCode), Is.EqualTo(("InvalidObjectState", 403)));
            Assert.That(error.Members["StorageClass"], Is.EqualTo("GLACIER"));
        }
    }

    [Test]
    public void An_error_without_a_body_and_one_that_no_model_knows_keep_their_code()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("s3", wire);
        using var stub = client.Stub();
        stub.AddError("HeadObject", "404", statusCode: 404).AddError("ListBuckets", "AccessDenied", "No.", 403);

        Assert.That(() => client.Call("HeadObject", new() { ["Bucket"] = "photos", ["Key"] = "k" }), Throws.TypeOf<AwsServiceException>().With.Property("Code").EqualTo("404"));
        Assert.That(() => client.Call("ListBuckets"), Throws.TypeOf<AwsServiceException>().With.Property("Code").EqualTo("AccessDenied"));
    }

    [Test]
    public void A_call_in_another_order_says_what_was_expected()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("dynamodb", wire);
        using var stub = client.Stub();
        stub.Add("ListTables");

        Assert.That(() => client.Call("DescribeLimits"), Throws.TypeOf<AwsStubException>().With.Message.EqualTo(
            "DynamoDB DescribeLimits was called, and the next answer in the queue is for DynamoDB ListTables. None was used before."));
        Assert.That(() => client.Call("ListTables"), Throws.Nothing, "The answer stayed in the queue.");
    }

    [Test]
    public void A_call_without_an_answer_says_so()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("dynamodb", wire);
        using var stub = client.Stub();
        stub.Add("ListTables");
        client.Call("ListTables");

        Assert.That(() => client.Call("ListTables"), Throws.TypeOf<AwsStubException>().With.Message.EqualTo(
            "DynamoDB ListTables was called, and no answer is left in the queue. 1 was used before."));
    }

    [Test]
    public void Answers_that_were_not_asked_for_are_named()
    {
        using var wire = new FakeTransport();
        using var stub = TestClients.Client("dynamodb", wire).Stub();
        stub.Add("ListTables").Add("DescribeLimits");

        Assert.That(stub.VerifyAllUsed, Throws.TypeOf<AwsStubException>().With.Message.EqualTo(
            "2 answers were not asked for: DynamoDB ListTables, DynamoDB DescribeLimits. None was used before."));
    }

    [Test]
    public void An_answer_that_the_service_could_not_give_is_refused_when_it_is_added()
    {
        using var wire = new FakeTransport();
        using var stub = TestClients.Client("dynamodb", wire).Stub();
        var wrong = new AwsStructure { ["Table"] = new AwsStructure { ["TableNam"] = "t", ["ItemCount"] = "many", ["KeySchema"] = new[] { new AwsStructure { ["AttributeName"] = 1.5, ["KeyType"] = new[] { 1 } } } } };

        Assert.That(() => stub.Add("DescribeTable", wrong), Throws.TypeOf<AwsStubException>().With.Message.EqualTo(
            "DynamoDB DescribeTable: the output does not fit the model:\n"
            + "  Table.TableNam is not a member of TableDescription. Did you mean 'TableName'?\n"
            + "  Table.KeySchema[0].KeyType takes text, not a list.\n"
            + "  Table.ItemCount takes a whole number, not text ('many')."));
        Assert.That(() => stub.Add("DescribeTabel"), Throws.ArgumentException.With.Message.Contains("Did you mean 'DescribeTable'"));
    }

    [Test]
    public void An_expected_input_is_compared_by_its_places()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("dynamodb", wire);
        using var stub = client.Stub();
        stub.Add("Query", input: new()
        {
            ["TableName"] = "orders",
            ["Limit"] = 10,
            ["ExpressionAttributeValues"] = new Dictionary<string, AwsStructure> { [":c"] = new() { ["S"] = "c1" } },
        });
        var call = () => client.Call("Query", new()
        {
            ["TableName"] = "order",
            ["ConsistentRead"] = true,
            ["ExpressionAttributeValues"] = new Dictionary<string, AwsStructure> { [":c"] = new() { ["S"] = "c2" } },
        });

        Assert.That(call, Throws.TypeOf<AwsStubException>().With.Message.EqualTo(
            "DynamoDB Query was called with another input than answer 1 of the queue expects:\n"
            + "  TableName is 'order', and was expected to be 'orders'.\n"
            + "  Limit is unset, and was expected to be 10.\n"
            + "  ConsistentRead is true, and was expected to be unset.\n"
            + "  ExpressionAttributeValues[':c'].S is 'c2', and was expected to be 'c1'."));
    }

    [Test]
    public void Any_value_and_conditions_stand_for_what_a_test_does_not_know()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("s3", wire);
        using var stub = client.Stub();
        AwsStructure Expected() => new() { ["Bucket"] = "photos", ["Key"] = AwsStubber.Matching<string>(key => key.EndsWith(".jpg")), ["Body"] = AwsStubber.Any };
        stub.Add("PutObject", input: Expected()).Add("PutObject", input: Expected());
        client.Call("PutObject", new() { ["Bucket"] = "photos", ["Key"] = "cat.jpg", ["Body"] = new MemoryStream([1]) });

        Assert.That(() => client.Call("PutObject", new() { ["Bucket"] = "photos", ["Key"] = "cat.png" }), Throws.TypeOf<AwsStubException>().With.Message.EqualTo(
            "S3 PutObject was called with another input than answer 2 of the queue expects:\n"
            + "  Body is unset, and was expected to be any value.\n"
            + "  Key is 'cat.png', and was expected to be a value for which key => key.EndsWith(\".jpg\")."));
    }

    [Test]
    public void An_expected_input_with_unknown_names_is_refused_when_it_is_added()
    {
        using var wire = new FakeTransport();
        using var stub = TestClients.Client("s3", wire).Stub();

        Assert.That(() => stub.Add("CreateBucket", input: new() { ["CreateBucketConfiguration"] = new AwsStructure { ["Locatoin"] = "x" } }),
            Throws.TypeOf<AwsStubException>().With.Message.Contains("CreateBucketConfiguration.Locatoin is not a member of CreateBucketConfiguration."));
    }

    [Test]
    public void An_input_that_the_service_would_refuse_is_refused_before_its_answer()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("dynamodb", wire);
        using var stub = client.Stub();
        stub.Add("DescribeTable").AddError("DescribeTable", "ResourceNotFoundException");

        Assert.That(() => client.Call("DescribeTable"), Throws.TypeOf<AwsValidationException>());
        Assert.That(() => client.Call("DescribeTable"), Throws.TypeOf<AwsValidationException>());
    }

    [Test]
    public void Pages_and_waiters_take_answers_too()
    {
        using var wire = new FakeTransport();
        var time = new InstantTime();
        var client = TestClients.Client("dynamodb", wire, time: time);
        using var stub = client.Stub();
        stub.Add("ListTables", new() { ["TableNames"] = new[] { "a" }, ["LastEvaluatedTableName"] = "aaa" })
            .Add("ListTables", new() { ["TableNames"] = new[] { "b" } }, new() { ["ExclusiveStartTableName"] = "aaa" })
            .AddError("DescribeTable", "ResourceNotFoundException")
            .Add("DescribeTable", new() { ["Table"] = new AwsStructure { ["TableStatus"] = "ACTIVE" } });

        Assert.That(client.Paginate("ListTables").Items<string>().AsEnumerable(), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(client.Wait("TableExists", new() { ["TableName"] = "t" }), Is.Not.Null);
        Assert.That(stub.VerifyAllUsed, Throws.Nothing);
    }

    [Test]
    public void Calls_go_out_again_when_the_stubber_is_disposed_of()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        var client = TestClients.Client("dynamodb", wire);
        client.Stub().Dispose();

        Assert.That(() => client.Call("ListTables"), Throws.Nothing);
    }
}

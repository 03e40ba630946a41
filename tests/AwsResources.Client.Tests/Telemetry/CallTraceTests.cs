using AwsResources.Client.Telemetry;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Telemetry;

public class CallTraceTests
{
    [Test]
    public void A_listing_is_a_line()
    {
        const string Listing = "<ListBucketResult><Contents><Key>2026/a</Key></Contents><Contents><Key>2026/b</Key></Contents></ListBucketResult>";

        Assert.That(Trace("s3", "ListObjectsV2", new() { ["Bucket"] = "photos", ["Prefix"] = "2026/", ["MaxKeys"] = 10 }, new FakeAnswer(200, Listing)),
            Is.EqualTo("s3.ListObjectsV2 Bucket=photos MaxKeys=10 Prefix=2026/ → 200, 2 Contents, 1 attempt, 0 ms\n"));
    }

    [Test]
    public void An_error_a_wait_and_a_cut_connection_are_told()
    {
        using var wire = new FakeTransport().Answer(503).Answer(404, "<Error><Code>NoSuchKey</Code><Message>secret-of-a-test</Message></Error>").Fail(new HttpRequestException(HttpRequestError.NameResolutionError, "?"));
        var text = new StringWriter();
        var client = TestClients.Client("s3", wire, TestClients.Options with { MaxAttempts = 2 });
        using (new CallTrace(client.Hooks, text))
        {
            Assert.That(() => client.Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "two words" }), Throws.TypeOf<AwsServiceException>());
            Assert.That(() => client.Call("ListBuckets", null, new AwsCallOptions { MaxAttempts = 1 }), Throws.TypeOf<AwsTransportException>());
        }
        Assert.That(() => client.Call("ListBuckets", new() { ["MaxBuckets"] = "?" }), Throws.TypeOf<AwsValidationException>(), "Nobody is told of this one any more.");

        Assert.That(text.ToString().ReplaceLineEndings("\n"), Is.EqualTo(
            "s3.GetObject Bucket=photos Key=\"two words\" → 404 NoSuchKey, 2 attempts (waited 50 ms), 50 ms\n"
            + "s3.ListBuckets → NameResolution, 1 attempt, 0 ms\n"));
    }

    [Test]
    public void Bytes_and_secrets_are_not_written()
    {
        var put = Trace("s3", "PutObject", new() { ["Bucket"] = "b", ["Key"] = "a\nb", ["Body"] = "secret-of-a-test", ["SSECustomerKey"] = "secret-of-a-test", ["SSECustomerAlgorithm"] = "AES256" }, new FakeAnswer(200));
        var database = Trace("rds", "CreateDBInstance", new() { ["DBInstanceIdentifier"] = "d", ["DBInstanceClass"] = "c", ["Engine"] = "e", ["MasterUserPassword"] = "secret-of-a-test" }, new FakeAnswer(200, "<CreateDBInstanceResponse/>"));
        var login = Trace("iam", "CreateLoginProfile", new() { ["UserName"] = "u", ["Password"] = "secret-of-a-test" }, new FakeAnswer(200, "<CreateLoginProfileResponse/>"));
        var secret = Trace("secretsmanager", "PutSecretValue", new() { ["SecretId"] = "mine", ["SecretString"] = "secret-of-a-test" }, new FakeAnswer(200, "{}"));
        var function = Trace("lambda", "UpdateFunctionConfiguration",
            new() { ["FunctionName"] = "f", ["Environment"] = new AwsStructure { ["Variables"] = new Dictionary<string, string> { ["X"] = "secret-of-a-test" } } }, new FakeAnswer(200, "{}"));

        Assert.That(put + database + login + secret + function, Does.Not.Contain("secret-of-a-test"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(put, Does.StartWith("s3.PutObject Body=(16 bytes) Bucket=b Key=a␤b SSECustomerAlgorithm=AES256 SSECustomerKey=(hidden) → 200, 1 attempt"));
            Assert.That(database, Does.Contain("MasterUserPassword=(hidden)"));
            Assert.That(login, Does.Contain("UserName=u Password=(hidden)"));
            Assert.That(secret, Does.Contain("SecretId=mine").And.Contain("SecretString=(hidden)"));
        }
    }

    [Test]
    public void Parts_are_shown_and_long_inputs_are_cut()
    {
        var query = Trace("dynamodb", "Query", new()
        {
            ["TableName"] = "orders",
            ["AttributesToGet"] = new[] { "a", "b" },
            ["ExpressionAttributeValues"] = new Dictionary<string, AwsStructure> { [":c"] = new() { ["S"] = "c1" } },
        }, new FakeAnswer(200, """{"Items":[{},{},{}]}"""));
        var many = Trace("dynamodb", "BatchGetItem", new()
        {
            ["RequestItems"] = new Dictionary<string, AwsStructure> { ["t"] = new() { ["Keys"] = Enumerable.Range(0, 100).Select(i => new Dictionary<string, AwsStructure> { ["Id"] = new() { ["N"] = $"{i}" } }).ToArray() } },
        }, new FakeAnswer(200, "{}"));

        Assert.That(query, Does.StartWith("dynamodb.Query TableName=orders AttributesToGet=[a, b] ExpressionAttributeValues={:c={S=c1}} → 200, 3 Items, "));
        Assert.That(many.Length, Is.LessThan(400));
    }

    private static string Trace(string service, string operation, AwsStructure input, FakeAnswer answer)
    {
        using var wire = new FakeTransport().Answer(answer);
        var text = new StringWriter();
        var client = TestClients.Client(service, wire);
        using (new CallTrace(client.Hooks, text)) client.Call(operation, input);
        return text.ToString().ReplaceLineEndings("\n");
    }
}

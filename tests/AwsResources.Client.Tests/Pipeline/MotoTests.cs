using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

/// <summary>Whole calls to a server that others wrote, one a protocol.</summary>
[Category("Spec")]
public class MotoTests
{
    private MotoServer? _moto;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _moto = await MotoServer.StartOrSkipAsync(Assert.Ignore);
    }

    [OneTimeTearDown]
    public void Stop() => _moto?.Dispose();

    [Test]
    public async Task S3_keeps_what_is_put_into_it()
    {
        var s3 = Client("s3");
        await s3.CallAsync("CreateBucket", new() { ["Bucket"] = "photos" });
        await s3.CallAsync("PutObject", new() { ["Bucket"] = "photos", ["Key"] = "a b/c+d%.txt", ["Body"] = "hello" });
        var stored = s3.Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "a b/c+d%.txt" });
        var listing = s3.Call("ListObjectsV2", new() { ["Bucket"] = "photos" });
        using var http = new HttpClient();
        var url = s3.Presign("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "a b/c+d%.txt" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((AwsBody)stored["Body"]!).ReadAsString(), Is.EqualTo("hello"));
            Assert.That(((IReadOnlyList<AwsStructure>)listing["Contents"]!).Select(item => item["Key"]), Is.EqualTo(new[] { "a b/c+d%.txt" }));
            Assert.That(await http.GetStringAsync(url), Is.EqualTo("hello"));
            Assert.That(s3.Call("GetBucketLocation", new() { ["Bucket"] = "photos" })["LocationConstraint"], Is.EqualTo("us-west-2"));
        }
    }

    [Test]
    public void EC2_runs_instances()
    {
        var ec2 = Client("ec2");
        ec2.Call("RunInstances", new() { ["ImageId"] = "ami-12c6146b", ["MinCount"] = 2, ["MaxCount"] = 2 });
        var output = ec2.Call("DescribeInstances", new() { ["Filters"] = new[] { new AwsStructure { ["Name"] = "instance-state-name", ["Values"] = new[] { "running" } } } });

        Assert.That(((IReadOnlyList<AwsStructure>)output["Reservations"]!).Sum(reservation => ((IReadOnlyList<AwsStructure>)reservation["Instances"]!).Count), Is.EqualTo(2));
    }

    [Test]
    public async Task DynamoDB_gives_back_an_item()
    {
        var dynamo = Client("dynamodb");
        await dynamo.CallAsync("CreateTable", new()
        {
            ["TableName"] = "orders",
            ["KeySchema"] = new[] { new AwsStructure { ["AttributeName"] = "id", ["KeyType"] = "HASH" } },
            ["AttributeDefinitions"] = new[] { new AwsStructure { ["AttributeName"] = "id", ["AttributeType"] = "S" } },
            ["BillingMode"] = "PAY_PER_REQUEST",
        });
        var key = new Dictionary<string, AwsStructure> { ["id"] = new() { ["S"] = "1" } };
        await dynamo.CallAsync("PutItem", new() { ["TableName"] = "orders", ["Item"] = new Dictionary<string, AwsStructure>(key) { ["total"] = new() { ["N"] = "42.5" } } });

        Assert.That((await dynamo.CallAsync("GetItem", new() { ["TableName"] = "orders", ["Key"] = key })).ToJson(), Is.EqualTo("""{"Item":{"id":{"S":"1"},"total":{"N":"42.5"}}}"""));
    }

    [Test]
    public void SQS_passes_a_message_on()
    {
        var sqs = Client("sqs");
        var queue = sqs.Call("CreateQueue", new() { ["QueueName"] = "orders" })["QueueUrl"];
        sqs.Call("SendMessage", new() { ["QueueUrl"] = queue, ["MessageBody"] = "hi" });

        Assert.That(((IReadOnlyList<AwsStructure>)sqs.Call("ReceiveMessage", new() { ["QueueUrl"] = queue })["Messages"]!)[0]["Body"], Is.EqualTo("hi"));
    }

    [Test]
    public void STS_knows_the_caller() => Assert.That(Client("sts").Call("GetCallerIdentity")["Account"], Is.EqualTo("123456789012"));

    [Test]
    public async Task A_role_in_a_role_is_assumed_on_the_way_to_a_call()
    {
        const string Config = """
            [default]
            role_arn = arn:aws:iam::123456789012:role/inner
            role_session_name = second
            source_profile = outer
            [profile outer]
            role_arn = arn:aws:iam::123456789012:role/outer
            source_profile = base
            [profile base]
            aws_access_key_id = AKIDEXAMPLE
            aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY
            """;
        var variables = new Dictionary<string, string> { ["HOME"] = "/home/user", ["AWS_ENDPOINT_URL"] = _moto!.Url, ["AWS_REGION"] = "us-west-2" };
        var environment = new AwsEnvironment(variables, new Dictionary<string, string> { ["/home/user/.aws/config"] = Config });
        using var session = new SessionRuntime(new AwsSessionOptions { Environment = environment });
        var identity = await session.Client("sts").CallAsync("GetCallerIdentity");
        var found = await session.Credentials.GetCredentialsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(identity["Arn"], Is.EqualTo("arn:aws:sts::123456789012:assumed-role/inner/second"));
            Assert.That(found!.AccountId, Is.EqualTo("123456789012"));
            Assert.That(found.Expiration, Is.GreaterThan(TimeProvider.System.GetUtcNow()));
        }
    }

    [Test]
    public void Lambda_lists_no_functions() => Assert.That(Client("lambda").Call("ListFunctions", new() { ["MaxItems"] = 10 })["Functions"], Is.Empty);

    private AwsClient Client(string service) => TestClients.ClientAt(service, _moto!.Url, TestClients.Options with { TimeProvider = TimeProvider.System });
}

using AwsResources.Client.Telemetry;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Telemetry;

public class UserAgentTests
{
    [Test]
    public void Ids_stand_in_the_order_of_their_letters()
    {
        var set = FeatureSet.Of("AE").With("c").With("0").With("E").With("E");

        Assert.That(set.ToString(), Is.EqualTo("E,c,0,AE"));
        Assert.That(FeatureSet.Of("BB").With("é").With(""), Is.Default, "What AWS gave nobody is no id.");
    }

    [Test]
    public void The_application_and_the_place_are_named_with_harmless_letters_only()
    {
        var agent = Agent("s3", "ListBuckets", new() { ["AWS_SDK_UA_APP_ID"] = "my app/1", ["AWS_EXECUTION_ENV"] = "AWS_Lambda_dotnet10", ["AWS_RETRY_MODE"] = "adaptive" });

        Assert.That(agent, Does.Contain(" exec-env/AWS_Lambda_dotnet10 m/F,Z,b,e cfg/retry-mode#adaptive app/my-app-1"));
    }

    [TestCase("U", null)]
    [TestCase("Y", "SHA256")]
    [TestCase("AG", "XXHASH3")]
    public void A_checksum_tells_its_algorithm(string id, string? algorithm)
    {
        var input = new AwsStructure { ["Bucket"] = "photos", ["Key"] = "k", ["Body"] = "hello", ["ChecksumAlgorithm"] = algorithm };

        Assert.That(Features("s3", "PutObject", input), Does.Contain(id));
    }

    [Test]
    public void Settings_tell_of_themselves()
    {
        var features = Features("dynamodb", "ListTables", null, new()
        {
            ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "when_required",
            ["AWS_RESPONSE_CHECKSUM_VALIDATION"] = "when_required",
            ["AWS_RETRY_MODE"] = "legacy",
            ["AWS_ACCOUNT_ID_ENDPOINT_MODE"] = "disabled",
            ["AWS_ENDPOINT_URL"] = "http://localhost:8000",
        });

        Assert.That(features, Is.EqualTo(new[] { "D", "N", "Q", "a", "c", "e" }));
    }

    [Test]
    public void An_account_in_the_host_is_told()
    {
        var credentials = new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY") { AccountId = "123456789012" };

        Assert.That(Features("dynamodb", "ListTables", null, null, TestClients.Options with { Credentials = credentials }), Is.EqualTo(new[] { "E", "O", "P", "T", "Z", "b", "e" }));
    }

    [Test]
    public void A_protocol_and_a_compression_are_told()
    {
        var data = new AwsStructure { ["Namespace"] = new string('n', 200), ["MetricData"] = Enumerable.Range(0, 200).Select(i => new AwsStructure { ["MetricName"] = new string('m', 100), ["Value"] = i }).ToArray() };
        var features = Features("cloudwatch", "PutMetricData", data, null, TestClients.Options with { PreferredProtocol = "smithy-rpc-v2-cbor" });

        Assert.That(features, Does.Contain("L").And.Contain("M"));
    }

    [Test]
    public void Pages_and_waiters_are_told()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, """{"TableNames":[],"Table":{"TableStatus":"ACTIVE"}}"""));
        var client = TestClients.Client("dynamodb", wire);
        _ = client.Paginate("ListTables").AsEnumerable().Count();
        client.Wait("TableExists", new() { ["TableName"] = "t" });

        Assert.That(FeaturesOf(wire.Requests[0]), Does.Contain("C"));
        Assert.That(FeaturesOf(wire.Requests[1]), Does.Contain("B").And.No.Member("C"));
    }

    [Test]
    public void A_token_of_the_environment_is_told_instead_of_credentials()
    {
        var features = Features("bedrock", "ListFoundationModels", null, new() { ["AWS_BEARER_TOKEN_BEDROCK"] = "token-of-a-test" });

        Assert.That(features, Does.Contain("3").And.No.Member("e"));
    }

    private static string[] Features(string service, string operation, AwsStructure? input = null, Dictionary<string, string>? variables = null, AwsSessionOptions? options = null) =>
        FeaturesOf(Send(service, operation, input, variables, options));

    private static string Agent(string service, string operation, Dictionary<string, string> variables) => Send(service, operation, null, variables, null).Header("User-Agent")!;

    private static RecordedRequest Send(string service, string operation, AwsStructure? input, Dictionary<string, string>? variables, AwsSessionOptions? options)
    {
        using var wire = new FakeTransport().Answer(500);
        options ??= TestClients.Options;
        if (variables is not null) options = options with { Environment = new AwsEnvironment(variables) };
        Assert.That(() => TestClients.Client(service, wire, options with { MaxAttempts = 1 }).Call(operation, input), Throws.TypeOf<AwsServiceException>());
        return wire.Request;
    }

    private static string[] FeaturesOf(RecordedRequest request) => request.Header("User-Agent")!.Split(' ').Single(part => part.StartsWith("m/", StringComparison.Ordinal))[2..].Split(',');
}

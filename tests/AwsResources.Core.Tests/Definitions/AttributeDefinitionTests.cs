using System.Text;
using AwsResources.Client.Model;
using AwsResources.Client.Session;
using AwsResources.Core.Definitions;
using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;
using AwsResources.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace AwsResources.Core.Tests.Definitions;

/// <summary>What a definition may say of single attributes, and resources that an account has once.</summary>
public sealed class AttributeDefinitionTests
{
    private const string Queue = """
        {
          "resource": "Queue",
          "identifiers": { "Url": "QueueUrl" },
          "load": { "operation": "GetQueueAttributes", "params": { "AttributeNames": ["All"] }, "notFound": ["InvalidAddress: no such queue"] },
          "attributes": {
            "QueueArn": { "path": "Attributes.QueueArn", "rename": "Arn" },
            "Length": { "path": "Attributes.ApproximateNumberOfMessages", "type": "integer" },
            "Created": { "path": "Attributes.CreatedTimestamp", "type": "timestamp" },
            "Policy": { "path": "Attributes.Policy", "type": "json" },
            "FifoQueue": { "path": "Attributes.FifoQueue", "type": "boolean" }
          }
        }
        """;

    public interface ITestQueue : IAwsResource<ITestQueue>
    {
        string? Arn { get; }
        int? Length { get; }
        DateTimeOffset? Created { get; }
        System.Text.Json.Nodes.JsonNode? Policy { get; }
        bool? FifoQueue { get; }
        IReadOnlyDictionary<string, string> Attributes { get; }
    }

    public interface ITestSQS : IAwsServiceRoot
    {
        ITestQueue Queue(string url);
    }

    public interface ITestLogs : IAwsServiceRoot
    {
        ITestGroup Group(string name);
    }

    public interface ITestGroup : IAwsResource<ITestGroup>
    {
        DateTimeOffset? CreationTime { get; }
        long? StoredBytes { get; }
        string? Arn { get; }
    }

    [Test]
    public void Attributes_are_read_from_a_map_of_text_as_what_they_stand_for()
    {
        var wire = new FakeTransport().Answer(200, """
            {"Attributes":{"QueueArn":"arn:aws:sqs:us-east-1:123456789012:jobs","ApproximateNumberOfMessages":"42","CreatedTimestamp":"1700000000","Policy":"%7B%22Version%22%3A%222012-10-17%22%7D"}}
            """);
        var queue = SQS(wire).Queue("https://sqs.us-east-1.amazonaws.com/123456789012/jobs");

        Assert.Multiple(() =>
        {
            Assert.That(queue.Arn, Is.EqualTo("arn:aws:sqs:us-east-1:123456789012:jobs"));
            Assert.That(queue.Length, Is.EqualTo(42));
            Assert.That(queue.Created, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1700000000)));
            Assert.That((string?)queue.Policy?["Version"], Is.EqualTo("2012-10-17"));
            Assert.That(queue.FifoQueue, Is.Null);
            Assert.That(queue.Attributes, Has.Count.EqualTo(4));
            Assert.That(wire.Requests, Has.Count.EqualTo(1));
        });
    }

    [TestCase("1700000000123", "2023-11-14T22:13:20.1230000+00:00")]
    [TestCase("1700000000", "2023-11-14T22:13:20.0000000+00:00")]
    [TestCase("2023-11-14T22:13:20.5Z", "2023-11-14T22:13:20.5000000+00:00")]
    public void Moments_are_told_in_three_ways(string text, string moment)
    {
        var queue = SQS(new FakeTransport().Answer(200, $$$"""{"Attributes":{"CreatedTimestamp":"{{{text}}}"}}""")).Queue("https://q");

        Assert.That(queue.Created?.ToString("o"), Is.EqualTo(moment));
    }

    [Test]
    public void A_text_that_is_empty_stands_for_nothing()
    {
        var queue = SQS(new FakeTransport().Answer(200, """{"Attributes":{"Policy":""}}""")).Queue("https://q");

        Assert.That(queue.Policy, Is.Null);
    }

    [TestCase("There is no such queue here.", false)]
    [TestCase("The address is malformed.", true)]
    public void An_error_code_may_mean_absence_only_with_a_text(string message, bool throws)
    {
        var wire = new FakeTransport().Answer(400, $$"""{"__type":"com.amazonaws.sqs#InvalidAddress","message":"{{message}}"}""");
        var queue = SQS(wire).Queue("https://q");

        if (throws) Assert.That(() => queue.Exists(), Throws.InstanceOf<AwsServiceException>().With.Property("Code").EqualTo("InvalidAddress"));
        else Assert.That(queue.Exists(), Is.False);
    }

    [TestCase("""{ "Length": { "path": "Attributes.Length", "type": "number" } }""",
        "queue.json(1,157): sqs/Queue.attributes.Length.type: unknown type 'number'. Expected boolean, integer, long, double, timestamp or json.")]
    [TestCase("""{ "Length": { "path": "Atributes.Length" } }""",
        "queue.json(1,128): sqs/Queue.attributes.Length.path: GetQueueAttributesResult has no member 'Atributes'. Did you mean 'Attributes'?")]
    [TestCase("""{ "Attributes": { "type": "json" } }""",
        "queue.json(1,132): sqs/Queue.attributes.Attributes.type: only text can stand for something else, or a long for a timestamp; QueueAttributeMap is a Map")]
    [TestCase("""{ "Attributes": { "listed": "no" } }""", "queue.json(1,134): Queue.attributes.Attributes.listed: expected true or false")]
    public void A_fault_of_an_attribute_is_told(string attributes, string expected)
    {
        var faults = Bind($$"""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "load": "GetQueueAttributes", "attributes": {{attributes}} }""", out _);

        Assert.That(faults.All.Select(fault => fault.ToString()), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void A_number_may_stand_for_a_moment_and_attributes_share_a_load()
    {
        var wire = new FakeTransport().Answer(200, """{"logGroups":[{"logGroupName":"a","creationTime":1700000000123,"storedBytes":7,"arn":"arn:a"}]}""");
        var runtime = new SessionRuntime(TestClients.Options with { Region = "us-east-1", HttpMessageHandler = wire });
        const string Load = """{ "operation": "DescribeLogGroups", "params": { "logGroupNamePrefix": "$Name", "logGroupIdentifiers": ["$Name"] }, "path": "logGroups[0]" }""";
        const string Group = $$"""
            { "resource": "Group", "identifiers": { "Name": "logGroupName" }, "attributes": {
              "creationTime": { "type": "timestamp", "load": {{Load}} }, "storedBytes": { "load": {{Load}} }, "arn": { "load": {{Load}} } } }
            """;
        var plans = new PlanCatalog(_ => [("service.json", """{ "service": "logs", "name": "Logs" }"""u8.ToArray()), ("group.json", Encoding.UTF8.GetBytes(Group))]);
        var group = ((ITestLogs)(object)new ResourceSession(runtime.Client, plans, TimeProvider.System, NullLogger.Instance, () => "here")
            .Root("logs", resource => ProxyType.AtRunTime(resource.Length == 0 ? typeof(ITestLogs) : typeof(ITestGroup)))).Group("a");

        Assert.That((group.CreationTime, group.StoredBytes, group.Arn), Is.EqualTo(((DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(1700000000123), (long?)7, "arn:a")));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_resource_that_an_account_has_once_is_a_reference_of_the_service()
    {
        var faults = Bind("""{ "resource": "Inbox", "identifiers": {}, "collections": { "Queues": { "resource": "Inbox", "operation": "ListQueues" } } }""", out var service);

        Assert.Multiple(() =>
        {
            Assert.That(faults.All, Is.Empty);
            Assert.That(service.Root.References.Select(reference => reference.Name), Is.EqualTo(new[] { "Inbox" }));
            Assert.That(service.Root.Children, Is.Empty);
        });
    }

    [Test]
    public void What_listings_lack_is_loaded_though_their_shape_has_it()
    {
        var faults = new DefinitionFaults();
        var definition = new DefinitionParser(faults).Parse([("service.json", """{ "service": "iam", "name": "IAM" }"""u8.ToArray()), ("user.json", Encoding.UTF8.GetBytes("""
            { "resource": "User", "identifiers": { "Name": "UserName" }, "shape": "User", "load": { "operation": "GetUser", "path": "User" },
              "attributes": { "Tags": { "listed": false } } }
            """))]);
        var user = DefinitionBinder.Bind(definition!, ModelCatalog.Embedded.GetService("iam"), faults).Resources.Single();

        Assert.That(user.Attributes.Where(attribute => !attribute.InListing).Select(attribute => attribute.Name), Is.EqualTo(new[] { "Tags" }));
    }

    private static ITestSQS SQS(FakeTransport wire)
    {
        var runtime = new SessionRuntime(TestClients.Options with { Region = "us-east-1", HttpMessageHandler = wire });
        var plans = new PlanCatalog(_ => [("service.json", """{ "service": "sqs", "name": "SQS" }"""u8.ToArray()), ("queue.json", Encoding.UTF8.GetBytes(Queue))]);
        return (ITestSQS)(object)new ResourceSession(runtime.Client, plans, TimeProvider.System, NullLogger.Instance, () => "here")
            .Root("sqs", resource => ProxyType.AtRunTime(resource.Length == 0 ? typeof(ITestSQS) : typeof(ITestQueue)));
    }

    private static DefinitionFaults Bind(string definition, out BoundService service)
    {
        var faults = new DefinitionFaults();
        var parsed = new DefinitionParser(faults).Parse([("service.json", """{ "service": "sqs", "name": "SQS" }"""u8.ToArray()), ("queue.json", Encoding.UTF8.GetBytes(definition))]);
        service = DefinitionBinder.Bind(parsed!, ModelCatalog.Embedded.GetService("sqs"), faults);
        return faults;
    }
}

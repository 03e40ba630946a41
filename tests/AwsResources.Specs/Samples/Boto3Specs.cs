using System.Text.Json.Nodes;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Samples;

/// <summary>What is written through resources boto3 reads on the same server: users, queues and topics.</summary>
public sealed class Boto3Specs(Backend backend) : Spec(backend)
{
    private const string ReadOnly = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}""";

    private JsonNode _seen = new JsonObject();

    protected override string Service => "iam";

    [Test]
    public void Boto3_reads_a_user() => Assert.That(_seen["users"]![Unique("ann")]!.ToJsonString(), Is.EqualTo(
        $$$"""{"path":"/specs/","tags":{"env":"dev"},"groups":["{{{Unique("readers")}}}"],"policies":{"read":{{{ReadOnly}}}}}"""));

    [Test]
    public void Boto3_receives_what_was_sent_to_a_queue() => Assert.That(_seen["queues"]![Unique("orders")]!.ToJsonString(), Is.EqualTo(
        """{"delay":"0","tags":{"env":"dev"},"messages":[["one",{"from":"specs"}],["two",{}]]}"""));

    [Test]
    public void Boto3_reads_a_topic_and_who_subscribed() => Assert.That(_seen["topics"]![Unique("news")]!.ToJsonString(), Is.EqualTo(
        $$"""{"name":"News","subscriptions":[["sqs","{{Unique("orders")}}"]]}"""));

    protected override async Task PrepareAsync()
    {
        if (Backend.EndpointUrl is not { } url || Backend.KeepsState)
        {
            Assert.Ignore("boto3 reads all that is there: it needs a server of its own.");
            return;
        }
        await WriteAsync();
        _seen = JsonNode.Parse(await Programs.RunAsync("python3", Programs.Boto3("account.py"), url))!;
    }

    private async Task WriteAsync()
    {
        var group = await Aws.IAM.CreateGroupAsync(new() { GroupName = Unique("readers") });
        var ann = await Aws.IAM.CreateUserAsync(new() { UserName = Unique("ann"), Path = "/specs/", Tags = [new() { Key = "env", Value = "dev" }] });
        await ann.AddGroupAsync(new() { GroupName = group.Name });
        await ann.CreatePolicyAsync(new() { PolicyName = "read", PolicyDocument = ReadOnly });
        var queue = await Aws.SQS.CreateQueueAsync(new() { QueueName = Unique("orders"), Tags = new Dictionary<string, string> { ["env"] = "dev" } });
        await queue.SendMessageAsync(new()
        {
            MessageBody = "one",
            MessageAttributes = new Dictionary<string, AwsResources.SQS.MessageAttributeValue> { ["from"] = new() { DataType = "String", StringValue = "specs" } },
        });
        await queue.SendMessageAsync(new() { MessageBody = "two" });
        var topic = await Aws.SNS.CreateTopicAsync(new() { Name = Unique("news"), Attributes = new Dictionary<string, string> { ["DisplayName"] = "News" } });
        await topic.SubscribeAsync(new() { Protocol = "sqs", Endpoint = queue.Arn! });
    }
}

using System.Text.Json.Nodes;
using AwsResources.SNS;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.SNS;

public sealed class TopicSpecs(Backend backend) : Spec(backend)
{
    private ITopic _topic = null!;

    protected override string Service => "sns";

    [Test]
    public async Task A_topic_says_what_it_is_with_one_call()
    {
        var listed = (await Aws.SNS.Topics.ToListAsync()).Single(topic => topic.Equals(_topic));
        Wire.Clear();

        Assert.That((listed.DisplayName, listed.SubscriptionsConfirmed is null, listed.Policy?["Statement"] is null), Is.EqualTo(("News", false, false)));
        Assert.That(listed.Attributes["TopicArn"], Is.EqualTo(_topic.Arn));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
        Assert.That((await _topic.ExistsAsync(), await Aws.SNS.Topic(_topic.Arn + "-of-nobody").ExistsAsync()), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task What_is_published_arrives_in_the_queue_that_subscribed()
    {
        var queue = await Aws.SQS.CreateQueueAsync(new() { QueueName = Unique("readers") });
        Afterwards(() => queue.DeleteAsync());
        var subscription = await _topic.SubscribeAsync(new() { Protocol = "sqs", Endpoint = queue.Arn! });
        await subscription.SetAttributesAsync(new() { AttributeName = "RawMessageDelivery", AttributeValue = "true" });

        var id = (await _topic.PublishAsync(new() { Message = "hello" })).MessageId;
        var batch = await _topic.PublishBatchAsync(new() { PublishBatchRequestEntries = [new() { Id = "a", Message = "one" }, new() { Id = "b", Message = "two" }] });

        Assert.That((id is null, batch.Successful.Count, batch.Failed.Count), Is.EqualTo((false, 2, 0)));
        var bodies = new List<string?>();
        while (await queue.ReceiveMessagesAsync(new() { MaxNumberOfMessages = 10 }) is { Count: > 0 } messages) bodies.AddRange(messages.Select(message => message.Body));
        Assert.That(bodies, Is.EquivalentTo(new[] { "hello", "one", "two" }));

        Assert.That((subscription.Protocol, subscription.Endpoint, subscription.RawMessageDelivery, subscription.Topic), Is.EqualTo(("sqs", queue.Arn, (bool?)true, _topic)));
        await subscription.DeleteAsync();
        Assert.That(await subscription.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task Subscriptions_are_listed_of_a_topic_and_of_the_account()
    {
        var topic = await MakeAsync("listed");
        var subscription = await topic.SubscribeAsync(new() { Protocol = "sms", Endpoint = "+15551234567" });

        var listed = (await topic.Subscriptions.ToListAsync()).Single();
        Wire.Clear();

        Assert.That((listed, listed.Protocol, listed.Endpoint, listed.Topic), Is.EqualTo((subscription, "sms", "+15551234567", topic)));
        Assert.That(Wire.Calls, Is.Empty);
        Assert.That(await Aws.SNS.Subscriptions.Where(s => s.TopicArn == topic.Arn).ToListAsync(), Is.EqualTo(new[] { subscription }));
        Assert.That(Aws.SNS.Subscription(subscription.Arn).Protocol, Is.EqualTo("sms"));
    }

    [Test]
    public async Task A_topic_is_shared_changed_and_deleted()
    {
        var topic = await MakeAsync("shared");
        await topic.AddPermissionAsync(new() { Label = "friends", AWSAccountId = ["999999999999"], ActionName = ["Publish"] });
        Assert.That(topic.Policy!["Statement"]!.AsArray().Select(statement => (string?)statement!["Sid"]), Does.Contain("friends"));
        await topic.RemovePermissionAsync(new() { Label = "friends" });

        await topic.SetAttributesAsync(new() { AttributeName = "DisplayName", AttributeValue = "Changed" });
        Assert.That(topic.DisplayName, Is.EqualTo("Changed"));

        await topic.DeleteAsync();
        Assert.That(await topic.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_policy_is_json_both_ways()
    {
        var topic = await MakeAsync("policy");

        await topic.SetPolicyAsync(new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Sid"] = "all",
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["AWS"] = "*" },
                ["Action"] = "SNS:Publish",
                ["Resource"] = topic.Arn,
            }),
        });

        Assert.That((string?)topic.Policy?["Statement"]?[0]?["Sid"], Is.EqualTo("all"));
    }

    [Test]
    public async Task An_app_on_a_phone_is_an_endpoint_of_its_application()
    {
        var application = await Aws.SNS.CreatePlatformApplicationAsync(new() { Name = Unique("app"), Platform = "GCM", Attributes = new Dictionary<string, string> { ["PlatformCredential"] = "of specs" } });
        Afterwards(() => application.DeleteAsync());
        var endpoint = await application.CreatePlatformEndpointAsync(new() { Token = "a-token-of-specs", Attributes = new Dictionary<string, string> { ["Enabled"] = "true" } });

        Assert.That(await application.Endpoints.ToListAsync(), Is.EqualTo(new[] { endpoint }));
        Assert.That((endpoint.Token, endpoint.IsEnabled), Is.EqualTo(("a-token-of-specs", (bool?)true)));
        Assert.That((await endpoint.PublishAsync(new() { Message = "hello" })).MessageId, Is.Not.Null);

        await endpoint.SetAttributesAsync(new() { Attributes = new Dictionary<string, string> { ["Enabled"] = "false", ["CustomUserData"] = "ann" } });
        Assert.That((endpoint.IsEnabled, endpoint.CustomUserData), Is.EqualTo(((bool?)false, "ann")));
        await application.SetAttributesAsync(new() { Attributes = new Dictionary<string, string> { ["EventEndpointCreated"] = _topic.Arn } });
        Assert.That((application.EventEndpointCreated, await Aws.SNS.PlatformApplications.CountAsync()), Is.EqualTo((_topic.Arn, 1L)));

        await endpoint.DeleteAsync();
        Assert.That(await application.Endpoints.CountAsync(), Is.Zero);
    }

    protected override async Task PrepareAsync()
    {
        _topic = await MakeAsync("news");
        await _topic.SetAttributesAsync(new() { AttributeName = "DisplayName", AttributeValue = "News" });
    }

    private async Task<ITopic> MakeAsync(string name)
    {
        var topic = await Aws.SNS.CreateTopicAsync(new() { Name = Unique(name) });
        Afterwards(() => topic.DeleteAsync());
        return topic;
    }
}

using AwsResources.Specs.Backends;
using AwsResources.SQS;
using AwsResources.TestKit;

namespace AwsResources.Specs.SQS;

public sealed class QueueSpecs(Backend backend) : Spec(backend)
{
    private IQueue _queue = null!;

    protected override string Service => "sqs";

    [Test]
    public async Task Queues_are_made_listed_and_found_by_name()
    {
        var found = await Aws.SQS.GetQueueByNameAsync(new() { QueueName = Unique("jobs") });

        Assert.That((found, await Aws.SQS.Queues.Filter(new() { QueueNamePrefix = Unique("jobs") }).ToListAsync()), Is.EqualTo((_queue, new List<IQueue> { _queue })));
    }

    [Test]
    public void Attributes_are_of_their_types_and_load_with_one_call()
    {
        using var only = Wire.Only(CallStyle.SyncOnly);
        var queue = Aws.SQS.Queue(_queue.Url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(queue.Arn, Does.StartWith("arn:aws:sqs:").And.EndsWith(":" + Unique("jobs")));
            Assert.That((queue.VisibilityTimeout, queue.DelaySeconds), Is.EqualTo(((int?)45, (int?)0)));
            Assert.That(queue.CreatedTimestamp, Is.GreaterThan(DateTimeOffset.UnixEpoch.AddYears(50)));
            Assert.That(queue.Attributes["VisibilityTimeout"], Is.EqualTo("45"));
            Assert.That(queue.FifoQueue, Is.Null);
            Assert.That(Wire.Calls, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_queue_that_is_not_there_is_told_so()
    {
        Assert.That((await _queue.ExistsAsync(), await Aws.SQS.Queue(_queue.Url + "-of-nobody").ExistsAsync()), Is.EqualTo((true, false)));
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Aws.SQS.GetQueueByNameAsync(new() { QueueName = "nobody-made-this" }));
    }

    [Test]
    public async Task A_message_is_sent_received_and_deleted()
    {
        var queue = await MakeAsync("one-message");
        await queue.SendMessageAsync(new() { MessageBody = "work", MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["kind"] = new() { DataType = "String", StringValue = "test" } } });
        Assert.That(queue.ApproximateNumberOfMessages, Is.EqualTo(1));

        var message = (await queue.ReceiveMessagesAsync(new() { MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"] })).Single();

        Assert.That((message.Body, message.MessageAttributes["kind"].StringValue, message.Queue), Is.EqualTo(("work", "test", queue)));
        Assert.That(message.ApproximateReceiveCount, Is.EqualTo(1));
        Assert.That(message.SentTimestamp, Is.GreaterThan(DateTimeOffset.UnixEpoch.AddYears(50)));

        await message.ChangeVisibilityAsync(new() { VisibilityTimeout = 0 });
        Assert.That(message.Body, Is.EqualTo("work"), "what cannot be loaded again is kept");
        var again = (await queue.ReceiveMessagesAsync()).Single();
        Assert.That((again.MessageId, again.Body), Is.EqualTo((message.MessageId, "work")));

        await queue.Message(again.ReceiptHandle).DeleteAsync();
        Assert.That((await queue.ReloadAsync()).ApproximateNumberOfMessagesNotVisible, Is.Zero);
    }

    [Test]
    public async Task Messages_are_sent_and_deleted_ten_a_call()
    {
        var queue = await MakeAsync("many-messages");
        var sent = await queue.SendMessagesAsync(new() { Entries = [.. Enumerable.Range(0, 10).Select(i => new SendMessageBatchRequestEntry { Id = $"m{i}", MessageBody = $"{i}" })] });
        Assert.That((sent.Successful.Count, sent.Failed.Count), Is.EqualTo((10, 0)));

        var received = await queue.ReceiveMessagesAsync(new() { MaxNumberOfMessages = 10 });
        var hidden = await queue.ChangeMessageVisibilityBatchAsync(new()
        {
            Entries = [.. received.Select((message, i) => new ChangeMessageVisibilityBatchRequestEntry { Id = $"m{i}", ReceiptHandle = message.ReceiptHandle, VisibilityTimeout = 60 })],
        });
        var deleted = await queue.DeleteMessagesAsync(new() { Entries = [.. received.Select((message, i) => new DeleteMessageBatchRequestEntry { Id = $"m{i}", ReceiptHandle = message.ReceiptHandle })] });

        Assert.That((received.Count, hidden.Successful.Count, deleted.Successful.Count), Is.EqualTo((10, 10, 10)));
        Assert.That(received.Select(message => message.Body), Is.EquivalentTo(Enumerable.Range(0, 10).Select(i => $"{i}")));
    }

    [Test]
    public async Task A_queue_knows_which_queues_send_it_what_nobody_can_work_off()
    {
        var (dead, live) = (await MakeAsync("dead"), await MakeAsync("live"));

        await live.SetAttributesAsync(new() { Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{dead.Arn}}","maxReceiveCount":"3"}""" } });

        Assert.That((string?)live.RedrivePolicy?["deadLetterTargetArn"], Is.EqualTo(dead.Arn));
        Assert.That(await dead.DeadLetterSourceQueues.ToListAsync(), Is.EqualTo(new[] { live }));
    }

    [Test]
    public async Task A_queue_is_shared_purged_and_deleted()
    {
        var queue = await MakeAsync("shared");
        await queue.AddPermissionAsync(new() { Label = "friends", AWSAccountIds = ["123456789012"], Actions = ["SendMessage"] });
        Assert.That((string?)queue.Policy?["Statement"]?[0]?["Sid"], Is.EqualTo("friends"));
        await queue.RemovePermissionAsync(new() { Label = "friends" });

        await queue.SendMessageAsync(new() { MessageBody = "gone" });
        await queue.PurgeAsync();
        Assert.That(queue.ApproximateNumberOfMessages, Is.Zero);

        await queue.DeleteAsync();
        Assert.That(await queue.ExistsAsync(), Is.False);
    }

    protected override async Task PrepareAsync() =>
        _queue = await MakeAsync("jobs", new Dictionary<string, string> { ["VisibilityTimeout"] = "45" });

    private async Task<IQueue> MakeAsync(string name, IReadOnlyDictionary<string, string>? attributes = null)
    {
        var queue = await Aws.SQS.CreateQueueAsync(new() { QueueName = Unique(name), Attributes = attributes ?? new Dictionary<string, string>() });
        Afterwards(async () =>
        {
            if (await queue.ExistsAsync()) await queue.DeleteAsync();
        });
        return queue;
    }
}

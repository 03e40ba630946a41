using System.Text.Json.Nodes;
using AwsResources.Specs.Backends;
using AwsResources.SQS;

namespace AwsResources.Specs.SQS;

/// <summary>Receiving without end, finding by name, and policies.</summary>
public sealed class ReceivingSpecs(Backend backend) : Spec(backend)
{
    private IQueue _queue = null!;

    protected override string Service => "sqs";

    [Test]
    public async Task All_messages_are_received_and_deleted_until_none_comes()
    {
        for (var i = 0; i < 15; i++) await _queue.SendMessageAsync(new() { MessageBody = $"{i}" });

        var bodies = new List<string?>();
        await foreach (var message in _queue.ReceiveAsync(new() { WaitTimeSeconds = 1 }, idle: TimeSpan.FromSeconds(1)))
        {
            bodies.Add(message.Body);
            await message.DeleteAsync();
        }

        Assert.That(bodies, Is.EquivalentTo(Enumerable.Range(0, 15).Select(i => $"{i}")));
        Assert.That(_queue.Receive(new() { WaitTimeSeconds = 0 }, idle: TimeSpan.Zero), Is.Empty);
    }

    [Test]
    public async Task A_queue_is_found_by_its_name()
    {
        var name = _queue.Url[(_queue.Url.LastIndexOf('/') + 1)..];

        Assert.That((await Aws.SQS.GetQueueByNameAsync(name), Aws.SQS.GetQueueByName(name)), Is.EqualTo((_queue, _queue)));
        Assert.That(async () => await Aws.SQS.GetQueueByNameAsync("nobody-made-this"), Throws.InstanceOf<AwsServiceException>());
    }

    [Test]
    public async Task A_policy_is_json_both_ways()
    {
        await _queue.SetPolicyAsync(new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Sid"] = "all",
                ["Effect"] = "Allow",
                ["Principal"] = "*",
                ["Action"] = "sqs:SendMessage",
                ["Resource"] = _queue.Arn,
            }),
        });

        Assert.That((string?)_queue.Policy?["Statement"]?[0]?["Sid"], Is.EqualTo("all"));
        _queue.SetPolicy(null);
        Assert.That(_queue.Policy, Is.Null);
    }

    protected override async Task PrepareAsync()
    {
        _queue = await Aws.SQS.CreateQueueAsync(new() { QueueName = Unique("receiving") });
        Afterwards(() => _queue.DeleteAsync());
    }
}

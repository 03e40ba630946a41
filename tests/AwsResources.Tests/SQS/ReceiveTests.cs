using AwsResources.SQS;
using AwsResources.TestKit;

namespace AwsResources.Tests.SQS;

public sealed class ReceiveTests
{
    private const string Url = "https://sqs.us-west-2.amazonaws.com/123456789012/jobs";
    private const string Nothing = "{}";

    private InstantTime _time = new();

    [SetUp]
    public void StartTheClock() => _time = new InstantTime();

    [Test]
    public async Task Messages_come_from_one_call_after_another_until_nobody_asks()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200, Messages("a", "b")).Answer(200, Nothing).Answer(200, Messages("c"));
        await using var aws = Over(wire);

        var bodies = new List<string?>();
        await foreach (var message in aws.SQS.Queue(Url).ReceiveAsync())
        {
            bodies.Add(message.Body);
            if (bodies.Count == 3) break;
        }

        Assert.That(bodies, Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(wire.Requests.Select(request => request.Text), Has.All.Contain("\"WaitTimeSeconds\":20").And.All.Contain("\"MaxNumberOfMessages\":10"));
        wire.VerifyAllUsed();
    }

    [Test]
    public async Task The_next_are_asked_for_only_when_these_were_taken()
    {
        var wire = new FakeTransport().Answer(200, Messages("a", "b"));
        await using var aws = Over(wire);

        await using var messages = aws.SQS.Queue(Url).ReceiveAsync().GetAsyncEnumerator();
        await messages.MoveNextAsync();
        await messages.MoveNextAsync();

        Assert.That((messages.Current.Body, wire.Requests.Count), Is.EqualTo(("b", 1)));
        Assert.That(messages.Current.Queue, Is.EqualTo(aws.SQS.Queue(Url)));
    }

    [Test]
    public async Task An_empty_queue_is_not_asked_more_than_once_a_second()
    {
        var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, Nothing));
        await using var aws = Over(wire);

        await foreach (var message in aws.SQS.Queue(Url).ReceiveAsync(new() { WaitTimeSeconds = 0 }, idle: TimeSpan.FromSeconds(5))) Assert.Fail($"{message} came of nothing.");

        Assert.That(wire.Requests, Has.Count.EqualTo(6));
        Assert.That(_time.Waits, Is.EqualTo(Enumerable.Repeat(TimeSpan.FromSeconds(1), 5)));
        Assert.That(wire.Requests[0].Text, Does.Contain("\"WaitTimeSeconds\":0"));
    }

    [Test]
    public void They_end_when_nothing_came_for_long_enough()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, Messages("a")).Answer(200, Nothing).Answer(200, Messages("b")).Otherwise(_ => new FakeAnswer(200, Nothing));
        using var aws = Over(wire);

        var bodies = aws.SQS.Queue(Url).Receive(idle: TimeSpan.FromSeconds(3)).Select(message => message.Body).ToList();

        Assert.That(bodies, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(wire.Requests[0].Text, Does.Contain("\"WaitTimeSeconds\":3"), "a call waits no longer than somebody wants to");
        Assert.That(wire.Requests, Has.Count.EqualTo(3 + 4));
    }

    [Test]
    public async Task A_token_ends_them()
    {
        using var stop = new CancellationTokenSource();
        var wire = new FakeTransport().Answer(200, Nothing).Answer(_ =>
        {
            stop.Cancel();
            return new FakeAnswer(200, Nothing);
        });
        await using var aws = Over(wire);

        Assert.That(async () =>
        {
            await foreach (var message in aws.SQS.Queue(Url).ReceiveAsync().WithCancellation(stop.Token)) Assert.Fail($"{message} came of nothing.");
        }, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Options_are_those_of_a_single_reception()
    {
        var wire = new FakeTransport().Answer(200, Messages("a"));
        await using var aws = Over(wire);

        await foreach (var message in aws.SQS.Queue(Url).ReceiveAsync(new() { MaxNumberOfMessages = 1, VisibilityTimeout = 60, MessageSystemAttributeNames = [MessageSystemAttributeName.All] })) break;

        Assert.That(wire.Request.Text, Does.Contain("\"MaxNumberOfMessages\":1").And.Contain("\"VisibilityTimeout\":60").And.Contain("\"MessageSystemAttributeNames\":[\"All\"]"));
    }

    [Test]
    public async Task A_queue_is_found_by_its_name()
    {
        var wire = new FakeTransport().Answer(200, $$"""{"QueueUrl":"{{Url}}"}""");
        await using var aws = Over(wire);

        Assert.That(await aws.SQS.GetQueueByNameAsync("jobs"), Is.EqualTo(aws.SQS.Queue(Url)));
        Assert.That(wire.Request.Text, Is.EqualTo("""{"QueueName":"jobs"}"""));
    }

    private AwsSession Over(FakeTransport wire) => new(TestClients.Options with { HttpMessageHandler = wire, TimeProvider = _time });

    private static string Messages(params string[] bodies) =>
        $$"""{"Messages":[{{string.Join(",", bodies.Select(body => $$"""{"MessageId":"m-{{body}}","ReceiptHandle":"r-{{body}}","Body":"{{body}}"}"""))}}]}""";
}

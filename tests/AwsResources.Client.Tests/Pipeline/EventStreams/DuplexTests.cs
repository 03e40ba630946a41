using System.Text;
using AwsResources.Client.Codecs.EventStream;
using AwsResources.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AwsResources.Client.Tests.Pipeline.EventStreams;

/// <summary>Events both ways at once, over HTTP/2 with a real server on the loopback.</summary>
[CancelAfter(60_000)]
public class DuplexTests
{
    private static CancellationToken End => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task Events_are_answered_while_others_are_still_to_be_sent()
    {
        await using var server = await StartAsync(Echo);
        var writer = new AwsEventWriter();
        var output = await Speak(server, writer);
        await using var answers = ((AwsEventStream)output["EventStream"]!).GetAsyncEnumerator(End);

        foreach (var word in new[] { "one", "two", "three" })
        {
            await writer.WriteAsync("TextEvent", new() { ["Text"] = word }, End);
            Assert.That(await answers.MoveNextAsync());
            Assert.That(Audio(answers.Current), Is.EqualTo($$"""TextEvent {"Text":"{{word}}"}"""));
        }
        writer.Complete();

        Assert.That(await answers.MoveNextAsync());
        Assert.That(answers.Current.Name, Is.EqualTo("StreamClosedEvent"));
        Assert.That(await answers.MoveNextAsync(), Is.False);
        Assert.That(server.Faults, Is.Empty);
    }

    [Test]
    public async Task A_sequence_of_events_is_sent_and_ended()
    {
        await using var server = await StartAsync(Echo);
        var words = Enumerable.Range(0, 200).Select(i => new AwsEvent("TextEvent", new() { ["Text"] = $"word {i}" }));

        var output = await Speak(server, words.Append(new AwsEvent("CloseStreamEvent")).ToArray());
        var answers = await ((AwsEventStream)output["EventStream"]!).ToListAsync(End);

        Assert.That(server.Faults, Is.Empty);
        Assert.That(answers.Take(201).Select(Audio), Is.EqualTo(words.Select(word => word.ToString()).Append("CloseStreamEvent {}")));
        Assert.That(answers[^1].Name, Is.EqualTo("StreamClosedEvent"));
    }

    [Test]
    public async Task A_service_may_wait_for_the_first_event_before_it_answers()
    {
        await using var server = await StartAsync(async context =>
        {
            var events = new SignedEvents(context.Request, TestClients.Credentials.SecretAccessKey);
            var first = await events.NextAsync();
            await SendAsync(context, Event("AudioEvent", first!.Value.Payload));
        });
        var writer = new AwsEventWriter();
        var call = Speak(server, writer);

        await writer.WriteAsync("TextEvent", new() { ["Text"] = "hello" }, End);
        var only = await ((AwsEventStream)(await call)["EventStream"]!).FirstAsync(End);

        Assert.That(Audio(only), Is.EqualTo("""{"Text":"hello"}"""));
    }

    [Test]
    public async Task An_error_in_the_middle_ends_both_directions()
    {
        await using var server = await StartAsync(async context =>
        {
            var events = new SignedEvents(context.Request, TestClients.Credentials.SecretAccessKey);
            await SendAsync(context, Event("AudioEvent", "a"));
            _ = await events.NextAsync();
            await SendAsync(context, Frame("exception", ":exception-type", "ThrottlingException", """{"message":"slower"}"""));
        });
        var writer = new AwsEventWriter();
        var output = await Speak(server, writer);
        await writer.WriteAsync("TextEvent", new() { ["Text"] = "hello" }, End);

        var error = await Fails<AwsServiceException>(async () => await ((AwsEventStream)output["EventStream"]!).CountAsync(End));

        Assert.That(error.Message, Does.StartWith("Polly StartSpeechSynthesisStream failed: ThrottlingException (400): slower ["));
        Assert.That((await WriteUntilRefused(writer)).Message, Is.EqualTo("The event TextEvent was not sent: the call is over; its output says why."));
    }

    [Test]
    public async Task A_connection_that_is_cut_is_told_to_both_sides()
    {
        // Cut before the first event is read, the connection would take the answer's headers with it.
        var seen = new TaskCompletionSource();
        await using var server = await StartAsync(async context =>
        {
            await SendAsync(context, Event("AudioEvent", "a"));
            await seen.Task.WaitAsync(End);
            context.Abort();
        });
        var writer = new AwsEventWriter();
        var output = await Speak(server, writer);

        var error = await Fails<AwsTransportException>(async () =>
        {
            await foreach (var item in ((AwsEventStream)output["EventStream"]!).WithCancellation(End)) seen.TrySetResult();
        });

        Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.BodyCut));
        Assert.That(error.Message, Does.StartWith($"Polly StartSpeechSynthesisStream: {new Uri(server.Url).Authority} closed the connection in the middle of its answer"));
        Assert.That((await WriteUntilRefused(writer)).Message, Does.EndWith("the call is over; its output says why."));
    }

    [Test]
    public async Task A_refusal_before_the_first_event_is_the_error_of_the_call()
    {
        await using var server = await StartAsync(async context =>
        {
            context.Response.StatusCode = 403;
            context.Response.Headers["x-amzn-errortype"] = "AccessDeniedException";
            await context.Response.WriteAsync("""{"message":"not you"}""");
        });
        var writer = new AwsEventWriter();

        var error = await Fails<AwsServiceException>(() => Speak(server, writer));

        Assert.That((error.Code, error.StatusCode, error.Error.Message), Is.EqualTo(("AccessDeniedException", 403, "not you")));
        Assert.That((await WriteUntilRefused(writer)).Message, Does.EndWith("the call is over; its output says why."));
    }

    [Test]
    public async Task Leaving_the_loop_closes_the_stream()
    {
        var left = new TaskCompletionSource();
        await using var server = await StartAsync(context => TellAndWait(context, left));
        var writer = new AwsEventWriter();
        var output = await Speak(server, writer);

        await foreach (var item in ((AwsEventStream)output["EventStream"]!).WithCancellation(End)) break;

        await left.Task.WaitAsync(End);
        Assert.That((await WriteUntilRefused(writer)).Message, Does.EndWith("the call is over; its output says why."));
    }

    [Test]
    public async Task Cancelling_closes_the_stream()
    {
        var left = new TaskCompletionSource();
        await using var server = await StartAsync(context => TellAndWait(context, left));
        var output = await Speak(server, new AwsEventWriter());
        using var cancel = new CancellationTokenSource();

        await Fails<OperationCanceledException>(async () =>
        {
            await foreach (var item in ((AwsEventStream)output["EventStream"]!).WithCancellation(cancel.Token)) await cancel.CancelAsync();
        });

        await left.Task.WaitAsync(End);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_stream_without_events_to_send_closes_its_connection_too(bool async)
    {
        var left = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(HttpProtocols.Http1, context => TellAndWait(context, left, "PayloadChunk"));
        var client = TestClients.ClientAt("lambda", server.Url);

        var stream = (AwsEventStream)(await client.CallAsync("InvokeWithResponseStream", new() { ["FunctionName"] = "f" }, End))["EventStream"]!;
        if (async) await foreach (var item in stream.WithCancellation(End)) break;
        else foreach (var item in stream) break;

        await left.Task.WaitAsync(End);
    }

    [Test]
    public async Task An_event_that_does_not_fit_the_model_is_told_to_who_reads_the_answers()
    {
        await using var server = await StartAsync(Echo);
        var writer = new AwsEventWriter();
        var output = await Speak(server, writer);
        await writer.WriteAsync("TextEvent", new() { ["Txt"] = "hello" }, End);

        var error = await Fails<AwsValidationException>(async () => await ((AwsEventStream)output["EventStream"]!).CountAsync(End));

        Assert.That(error.Message, Is.EqualTo(
            "Polly StartSpeechSynthesisStream: ActionStream[0] (TextEvent): 2 faults in the input:\n"
            + "  Txt is not a member of TextEvent. Did you mean 'Text'?\n  Text is required."));
    }

    [Test]
    public async Task What_the_sequence_throws_is_thrown()
    {
        await using var server = await StartAsync(Echo);

        var error = await Fails<InvalidTimeZoneException>(async () =>
            await ((AwsEventStream)(await Speak(server, Broken()))["EventStream"]!).CountAsync(End));

        Assert.That(error.Message, Is.EqualTo("the microphone fell"));

        static async IAsyncEnumerable<AwsEvent> Broken()
        {
            yield return new AwsEvent("TextEvent", new() { ["Text"] = "a" });
            await Task.Yield();
            throw new InvalidTimeZoneException("the microphone fell");
        }
    }

    [Test]
    public async Task Writing_waits_for_a_service_that_does_not_read()
    {
        var mayRead = new TaskCompletionSource();
        var received = 0;
        await using var server = await StartAsync(async context =>
        {
            var events = new SignedEvents(context.Request, TestClients.Credentials.SecretAccessKey);
            await SendAsync(context, []);
            await mayRead.Task;
            while (await events.NextAsync() is not null) received++;
        });
        var writer = new AwsEventWriter();
        var output = await Speak(server, writer);
        var text = new string('x', 100_000);
        var waiting = Task.CompletedTask;
        var count = 0;

        for (; waiting.IsCompleted; count++)
        {
            await waiting;
            Assert.That(count, Is.LessThan(1000), "nothing held the writer back");
            waiting = writer.WriteAsync("TextEvent", new() { ["Text"] = text }, End).AsTask();
            await Task.Delay(20, End);
        }
        mayRead.SetResult();
        await waiting;
        writer.Complete();

        Assert.That(await ((AwsEventStream)output["EventStream"]!).CountAsync(End), Is.Zero);
        Assert.That(received, Is.EqualTo(count));
        Assert.That(server.Faults, Is.Empty);
    }

    [Test]
    public async Task A_synchronous_call_says_what_to_use()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("polly", wire);

        Assert.That(() => client.Call("StartSpeechSynthesisStream", Input(new AwsEventWriter())), Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
            "Polly StartSpeechSynthesisStream sends events (ActionStream) while its answer comes, which a synchronous call cannot do. Use CallAsync."));
        Assert.That(() => client.Presign("StartSpeechSynthesisStream", Input(new AwsEventWriter())), Throws.TypeOf<NotSupportedException>());
        var error = await Fails<AwsValidationException>(() => client.CallAsync("StartSpeechSynthesisStream", Input("hello"), End));
        Assert.That(error.Faults, Is.EqualTo(new[] { "ActionStream takes events (an AwsEventWriter, or a sequence of AwsEvent), not text ('hello')." }));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task A_writer_serves_one_call_and_no_event_follows_its_end()
    {
        var writer = new AwsEventWriter();
        writer.Complete();
        writer.Complete();

        Assert.That((await Fails<InvalidOperationException>(() => writer.WriteAsync("TextEvent", cancellationToken: End).AsTask())).Message,
            Is.EqualTo("The event TextEvent was not sent: the writer was completed before."));
        Assert.That(await writer.CountAsync(End), Is.Zero);
        Assert.That(() => ((IAsyncEnumerable<AwsEvent>)writer).GetAsyncEnumerator(End), Throws.InvalidOperationException);
    }

    private static Task<LoopbackServer> StartAsync(Func<HttpContext, Task> serve) => LoopbackServer.StartAsync(HttpProtocols.Http2, serve);

    private static Task<AwsStructure> Speak(LoopbackServer server, object events) =>
        TestClients.ClientAt("polly", server.Url).CallAsync("StartSpeechSynthesisStream", Input(events), End);

    private static AwsStructure Input(object events) => new() { ["Engine"] = "generative", ["OutputFormat"] = "mp3", ["VoiceId"] = "Joanna", ["ActionStream"] = events };

    private static async Task Echo(HttpContext context)
    {
        var events = new SignedEvents(context.Request, TestClients.Credentials.SecretAccessKey);
        await SendAsync(context, []);
        while (await events.NextAsync() is var (name, payload)) await SendAsync(context, Event("AudioEvent", $"{name} {payload}"));
        await SendAsync(context, Frame("event", ":event-type", "StreamClosedEvent", "{}"));
    }

    private static async Task TellAndWait(HttpContext context, TaskCompletionSource left, string name = "AudioEvent")
    {
        context.RequestAborted.Register(left.SetResult);
        await SendAsync(context, Event(name, "a"));
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, byte[] frame)
    {
        await context.Response.Body.WriteAsync(frame, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static byte[] Event(string name, string payload) => Frame("event", ":event-type", name, payload);

    private static byte[] Frame(string kind, string header, string name, string payload) =>
        new EventStreamFrame([new(":message-type", kind), new(header, name)], Encoding.UTF8.GetBytes(payload)).Encode();

    private static string Audio(AwsEvent item) => Encoding.UTF8.GetString(((ReadOnlyMemory<byte>)item.Value["AudioChunk"]!).Span);

    // The call's end reaches the writer a moment after it reaches the reader.
    private static async Task<InvalidOperationException> WriteUntilRefused(AwsEventWriter writer) => await Fails<InvalidOperationException>(async () =>
    {
        while (true) await writer.WriteAsync("TextEvent", new() { ["Text"] = "more" }, End);
    });

    private static async Task<T> Fails<T>(Func<Task> action) where T : Exception
    {
        try
        {
            await action();
        }
        catch (T error)
        {
            return error;
        }
        throw new AssertionException($"No {typeof(T).Name} was thrown.");
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Telemetry;

[NonParallelizable] // Listeners hear every call of the process.
public class CallSpansTests
{
    [Test]
    public async Task A_call_is_a_span_with_one_for_each_attempt([Values] bool async)
    {
        using var wire = new FakeTransport().Answer(503).Answer(200, "{}", ("x-amzn-requestid", "R2"));
        var client = TestClients.Client("dynamodb", wire);
        var spans = await Listen(async () => _ = async ? await client.CallAsync("ListTables") : client.Call("ListTables"));

        Assert.That(spans.Select(span => (span.OperationName, span.Kind, Status: span.GetTagItem("http.response.status_code"), span.Status)), Is.EqualTo(new object[]
        {
            ("Attempt", ActivityKind.Internal, 503, ActivityStatusCode.Error),
            ("Attempt", ActivityKind.Internal, 200, ActivityStatusCode.Unset),
            ("DynamoDB.ListTables", ActivityKind.Client, 200, ActivityStatusCode.Unset),
        }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(spans[2].TagObjects.Select(tag => $"{tag.Key}={tag.Value}"), Is.SupersetOf(new[]
            {
                "rpc.system=aws-api", "rpc.service=DynamoDB", "rpc.method=ListTables", "cloud.region=us-west-2",
                "server.address=dynamodb.us-west-2.amazonaws.com", "aws.request_id=R2",
            }));
            Assert.That(spans.Take(2).Select(span => span.ParentSpanId), Is.All.EqualTo(spans[2].SpanId));
            Assert.That(spans[1].GetTagItem("http.request.resend_count"), Is.EqualTo(1));
            Assert.That(spans[2].Events.Single().Name, Is.EqualTo("retry"));
            Assert.That(spans[2].Events.Single().Tags, Does.Contain(KeyValuePair.Create<string, object?>("wait", 0.025)));
        }
    }

    [Test]
    public async Task A_failed_call_tells_its_error_and_no_message()
    {
        using var wire = new FakeTransport().Answer(400, """{"__type":"ResourceNotFoundException","message":"secret-of-a-test"}""");
        var client = TestClients.Client("dynamodb", wire, TestClients.Options with { EndpointUrl = "http://localhost:8000" });
        var spans = await Listen(() =>
        {
            Assert.That(() => client.Call("ListTables"), Throws.TypeOf<AwsServiceException>());
            return Task.CompletedTask;
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((spans[1].GetTagItem("error.type"), spans[1].Status, spans[1].StatusDescription), Is.EqualTo(("ResourceNotFoundException", ActivityStatusCode.Error, (string?)null)));
            Assert.That((spans[1].GetTagItem("server.address"), spans[1].GetTagItem("server.port")), Is.EqualTo(("localhost", 8000)));
            Assert.That(spans.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Value}"), Has.None.Contains("secret-of-a-test"));
        }
    }

    [Test]
    public void Calls_are_counted_and_measured()
    {
        using var wire = new FakeTransport().Answer(503).Answer(200, "{}").Answer(400, """{"__type":"ResourceNotFoundException"}""");
        var client = TestClients.Client("kms", wire);
        var seen = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == AwsTelemetry.Name) self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(seen, instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(seen, instrument, Math.Round(value, 3), tags));
        listener.Start();
        client.Call("ListKeys");
        Assert.That(() => client.Call("ListKeys"), Throws.TypeOf<AwsServiceException>());

        Assert.That(seen, Is.EqualTo(new[]
        {
            "attempts {attempt} 1", "attempt_duration s 0", "attempts {attempt} 1", "attempt_duration s 0", "duration s 0.05",
            "attempts {attempt} 1", "attempt_duration s 0", "duration s 0", "errors {error} 1 ResourceNotFoundException",
        }));
    }

    private static void Note<T>(List<string> seen, Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var error = "";
        foreach (var (name, tag) in tags)
        {
            if (name == "rpc.method" && tag as string != "ListKeys") return;
            if (name == "error.type") error = $" {tag}";
        }
        seen.Add(FormattableString.Invariant($"{instrument.Name["smithy.client.call.".Length..]} {instrument.Unit} {value}{error}"));
    }

    // Only what happens below a span of our own: other tests call at the same time.
    private static async Task<List<Activity>> Listen(Func<Task> act)
    {
        var spans = new List<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AwsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => { if (span.TraceId == root.TraceId) lock (spans) spans.Add(span); },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        return spans;
    }
}

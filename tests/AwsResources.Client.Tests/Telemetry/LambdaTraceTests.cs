using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Telemetry;

public class LambdaTraceTests
{
    [TestCase("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")]
    [TestCase("first\nsecond €~{\"a\":[1,2]}+&'", "first%0Asecond%20%E2%82%AC~{\"a\":[1,2]}+&'")]
    public void Inside_Lambda_the_trace_is_handed_on(string id, string expected) =>
        Assert.That(Sent(new() { ["AWS_LAMBDA_FUNCTION_NAME"] = "f", ["_X_AMZN_TRACE_ID"] = id }), Is.EqualTo(expected));

    [Test]
    public void Elsewhere_it_is_not() => Assert.That(Sent(new() { ["_X_AMZN_TRACE_ID"] = "Root=1" }), Is.Null);

    [Test]
    public void Every_invocation_has_its_own()
    {
        var variables = new Dictionary<string, string> { ["AWS_LAMBDA_FUNCTION_NAME"] = "f", ["_X_AMZN_TRACE_ID"] = "Root=1" };
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "{}"));
        var client = TestClients.Client("dynamodb", wire, TestClients.Options with { Environment = new AwsEnvironment(variables) });
        client.Call("ListTables");
        variables["_X_AMZN_TRACE_ID"] = "Root=2";
        client.Call("ListTables");

        Assert.That(wire.Requests.Select(request => request.Header("X-Amzn-Trace-Id")), Is.EqualTo(new[] { "Root=1", "Root=2" }));
    }

    private static string? Sent(Dictionary<string, string> variables)
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        TestClients.Client("dynamodb", wire, TestClients.Options with { Environment = new AwsEnvironment(variables) }).Call("ListTables");
        return wire.Request.Header("X-Amzn-Trace-Id");
    }
}

using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Hooks;

public class AwsHooksTests
{
    private const string Tables = """{"TableNames":["a","b"]}""";

    [Test]
    public async Task Hooks_run_session_first_then_client_then_call_each_as_added([Values] bool async)
    {
        using var wire = new FakeTransport().Answer(200, Tables);
        var order = new List<string>();
        var session = new AwsHooks();
        var client = TestClients.Client("dynamodb", wire, TestClients.Options with { Hooks = session });
        var own = new AwsHooks();
        Watch(own, "call", order);
        Watch(client.Hooks, "client", order);
        Watch(session, "session", order);
        session.BeforeSend(_ => order.Add("session second: before send"));

        var options = new AwsCallOptions { Hooks = own };
        _ = async ? await client.CallAsync("ListTables", null, options) : client.Call("ListTables", null, options);

        Assert.That(order, Is.EqualTo(new[]
        {
            "session: before call", "client: before call", "call: before call",
            "session: before sign 1", "client: before sign 1", "call: before sign 1",
            "session: before send 1", "session second: before send", "client: before send 1", "call: before send 1",
            "session: after response 200", "client: after response 200", "call: after response 200",
            "session: after call 2", "client: after call 2", "call: after call 2",
        }));
    }

    [Test]
    public void Each_attempt_comes_by_its_own_points()
    {
        using var wire = new FakeTransport().Answer(503).Answer(200, Tables);
        var client = TestClients.Client("dynamodb", wire);
        var order = new List<string>();
        Watch(client.Hooks, "", order);
        client.Call("ListTables");

        Assert.That(order, Is.EqualTo(new[]
        {
            ": before call", ": before sign 1", ": before send 1", ": after response 503", ": before sign 2", ": before send 2", ": after response 200", ": after call 2",
        }));
    }

    [Test]
    public void A_hook_before_the_call_changes_the_input()
    {
        using var wire = new FakeTransport().Answer(200, Tables);
        var client = TestClients.Client("dynamodb", wire);
        client.Hooks.BeforeCall(call => call.Input = new AwsStructure { ["Limit"] = 7 });
        client.Call("ListTables", new() { ["Limit"] = 3 });

        Assert.That(wire.Request.Text, Is.EqualTo("""{"Limit":7}"""));
    }

    [Test]
    public void What_a_hook_changes_before_signing_is_signed()
    {
        using var wire = new FakeTransport().Answer(200, Tables);
        var client = TestClients.Client("dynamodb", wire);
        client.Hooks.BeforeSign(attempt =>
        {
            attempt.Request.Headers["x-team"] = "blue";
            attempt.Request.SetQuery("trace", "1 2");
        });
        client.Call("ListTables");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Header("Authorization"), Does.Contain("x-team"));
            Assert.That(wire.Request.Uri, Does.EndWith("/?trace=1%202"));
        }
    }

    [Test]
    public async Task A_hook_before_sending_answers_instead_of_the_network([Values] bool async)
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("dynamodb", wire);
        client.Hooks.BeforeSend(attempt => attempt.Response = new AwsHttpResponse(200, Tables) { Headers = { ["x-amzn-requestid"] = "R1" } });
        var output = async ? await client.CallAsync("ListTables") : client.Call("ListTables");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["TableNames"], Is.EqualTo(new[] { "a", "b" }));
            Assert.That((output.CallInfo!.RequestId, output.CallInfo.StatusCode, output.CallInfo.Attempts), Is.EqualTo(("R1", 200, 1)));
            Assert.That(wire.Requests, Is.Empty);
        }
    }

    [Test]
    public void An_error_that_a_hook_answers_is_tried_again_like_any_other()
    {
        using var wire = new FakeTransport().Answer(200, Tables);
        var client = TestClients.Client("dynamodb", wire);
        client.Hooks.BeforeSend(attempt => attempt.Response = attempt.Attempt == 1 ? new AwsHttpResponse(503) : null);

        Assert.That(client.Call("ListTables").CallInfo!.Attempts, Is.EqualTo(2));
    }

    [Test]
    public void A_hook_before_the_call_may_answer_with_an_output_and_the_input_is_validated_all_the_same()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("dynamodb", wire);
        client.Hooks.BeforeCall(call => call.Output = new AwsStructure { ["Table"] = new AwsStructure { ["TableName"] = "t" } });
        var output = client.Call("DescribeTable", new() { ["TableName"] = "t" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((AwsStructure)output["Table"]!)["TableName"], Is.EqualTo("t"));
            Assert.That(((AwsStructure)output["Table"]!)["GlobalSecondaryIndexes"], Is.Empty);
            Assert.That(output.CallInfo!.Attempts, Is.Zero);
            Assert.That(() => client.Call("DescribeTable"), Throws.TypeOf<AwsValidationException>());
        }
    }

    [Test]
    public void An_output_of_a_hook_that_does_not_fit_the_model_is_refused_with_every_fault()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("dynamodb", wire);
        client.Hooks.BeforeCall(call => call.Output = new AwsStructure { ["TableNames"] = "a", ["Tabels"] = 1 });

        Assert.That(() => client.Call("ListTables"), Throws.TypeOf<AwsHookException>().With.Message.EqualTo(
            "DynamoDB ListTables: the output that a hook gives does not fit the model:\n"
            + "  Tabels is not a member of ListTablesOutput. It has TableNames, LastEvaluatedTableName.\n  TableNames takes a list, not text ('a')."));
    }

    [Test]
    public void A_response_may_be_replaced_and_kept()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        var client = TestClients.Client("dynamodb", wire);
        client.Hooks.AfterResponse(attempt => attempt.Response = new AwsHttpResponse(200, Tables));

        Assert.That(client.Call("ListTables")["TableNames"], Has.Count.EqualTo(2));
    }

    [Test]
    public void After_the_call_hooks_see_the_error_and_may_give_an_output_instead([Values] bool replace)
    {
        using var wire = new FakeTransport().Answer(400, """{"__type":"ResourceNotFoundException"}""");
        var client = TestClients.Client("dynamodb", wire);
        Exception? seen = null;
        client.Hooks.AfterCall(call =>
        {
            seen = call.Error;
            if (replace) call.Output = new AwsStructure();
        });
        var get = () => client.Call("DescribeTable", new() { ["TableName"] = "t" });

        Assert.That(get, replace ? Throws.Nothing : Throws.TypeOf<AwsServiceException>());
        Assert.That(seen, Is.TypeOf<AwsServiceException>());
    }

    [Test]
    public void The_exception_of_a_hook_ends_the_call_and_says_where()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("dynamodb", wire);
        client.Hooks.BeforeSend(_ => throw new InvalidOperationException("no budget"));

        Assert.That(() => client.Call("ListTables"), Throws.TypeOf<AwsHookException>()
            .With.Message.EqualTo("DynamoDB ListTables: a hook before sending failed with InvalidOperationException: no budget")
            .And.InnerException.TypeOf<InvalidOperationException>());
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void A_hook_that_fails_after_a_failed_call_keeps_the_calls_error()
    {
        using var wire = new FakeTransport().Answer(400, """{"__type":"ResourceNotFoundException"}""");
        var client = TestClients.Client("dynamodb", wire);
        client.Hooks.AfterCall(_ => throw new InvalidOperationException("full disk"));

        Assert.That(() => client.Call("ListTables"), Throws.TypeOf<AwsHookException>().With.Property(nameof(AwsHookException.CallError)).TypeOf<AwsServiceException>());
    }

    [Test]
    public async Task An_asynchronous_hook_serves_asynchronous_calls_and_is_refused_in_synchronous_ones()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, Tables));
        var client = TestClients.Client("dynamodb", wire);
        var seen = 0;
        client.Hooks.BeforeCall(async _ =>
        {
            await Task.Yield();
            seen++;
        });
        await client.CallAsync("ListTables");

        Assert.That(seen, Is.EqualTo(1));
        Assert.That(() => client.Call("ListTables"), Throws.TypeOf<AwsHookException>().With.Message.StartsWith(
            "DynamoDB ListTables: a hook before the call is asynchronous and did not finish at once, and the call is synchronous."));
    }

    [Test]
    public void A_hook_that_is_removed_runs_no_more()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, Tables));
        var client = TestClients.Client("dynamodb", wire);
        var seen = 0;
        using (client.Hooks.AfterCall(_ => seen++)) client.Call("ListTables");
        client.Call("ListTables");

        Assert.That(seen, Is.EqualTo(1));
    }

    [Test]
    public void Notes_reach_later_points_of_the_same_call_only()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, Tables));
        var client = TestClients.Client("dynamodb", wire);
        var found = new List<object?>();
        client.Hooks.BeforeCall(call => call.Items.TryAdd("n", found.Count));
        client.Hooks.AfterCall(call => found.Add(call.Items["n"]));
        client.Call("ListTables");
        client.Call("ListTables");

        Assert.That(found, Is.EqualTo(new object[] { 0, 1 }));
    }

    [Test]
    public void A_presigned_URL_comes_by_the_points_before_signing_only()
    {
        using var wire = new FakeTransport();
        var client = TestClients.Client("s3", wire);
        var order = new List<string>();
        Watch(client.Hooks, "", order);
        client.Hooks.BeforeSign(attempt => attempt.Request.SetQuery("x-id", "GetObject"));
        var url = client.Presign("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "k" });

        Assert.That(order, Is.EqualTo(new[] { ": before call", ": before sign 0" }));
        Assert.That(url.Query, Does.Contain("x-id=GetObject"));
    }

    [Test]
    public void What_contexts_say_of_themselves_holds_no_secret()
    {
        using var wire = new FakeTransport().Answer(200, "<ListAllMyBucketsResult/>");
        var options = TestClients.Options with { Credentials = new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "token-of-a-test") };
        var client = TestClients.Client("s3", wire, options);
        var said = "";
        client.Hooks.BeforeSend(attempt => said = $"{attempt} {attempt.Request} {attempt.Request.Headers}");
        client.Call("ListBuckets");

        Assert.That(said, Does.StartWith("S3 ListBuckets GET https://s3.us-west-2.amazonaws.com/ ").And.Not.Contain("token-of-a-test").And.Not.Contain("AKID"));
    }

    [Test]
    public void A_sessions_hooks_are_those_of_its_options()
    {
        var hooks = new AwsHooks();
        using var session = new SessionRuntime(TestClients.Options with { Hooks = hooks });

        Assert.That(session.Hooks, Is.SameAs(hooks));
    }

    private static void Watch(AwsHooks hooks, string who, List<string> order)
    {
        hooks.BeforeCall(_ => order.Add($"{who}: before call"));
        hooks.BeforeSign(attempt => order.Add($"{who}: before sign {attempt.Attempt}"));
        hooks.BeforeSend(attempt => order.Add($"{who}: before send {attempt.Attempt}"));
        hooks.AfterResponse(attempt => order.Add($"{who}: after response {attempt.Response.StatusCode}"));
        hooks.AfterCall(call => order.Add($"{who}: after call {((IEnumerable<string>)call.Output!["TableNames"]!).Count()}"));
    }
}

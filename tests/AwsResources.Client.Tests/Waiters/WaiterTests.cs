using AwsResources.Client.Model;
using AwsResources.Client.Waiters;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Waiters;

public class WaiterTests
{
    private static readonly WaiterAcceptor[] TableExists =
    [
        new("success", "path", "Table.TableStatus", "ACTIVE"),
        new("failure", "path", "Table.TableStatus", "DELETING"),
        new("retry", "error", null, "ResourceNotFoundException"),
    ];

    private readonly InstantTime _time = new();
    private int _calls;

    [SetUp]
    public void Begin() => _calls = 0;

    [Test]
    public async Task It_asks_until_the_state_is_there_and_returns_what_it_saw([Values] bool async)
    {
        var waiter = CreateSut(TableExists, Error("ResourceNotFoundException", 400), Status("CREATING"), Status("ACTIVE"));

        var output = await waiter.WaitAsync(null, null, async, default);

        Assert.That(((AwsStructure)output!["Table"]!)["TableStatus"], Is.EqualTo("ACTIVE"));
        Assert.That(_time.Waits.TakeLast(2), Is.EqualTo(new[] { TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20) }));
    }

    [Test]
    public void A_state_without_return_ends_the_wait_at_once()
    {
        var failure = Fails(CreateSut(TableExists, Status("CREATING"), Status("DELETING")));

        Assert.That((failure.Reason, failure.Attempts, failure.Waiter), Is.EqualTo((AwsWaitFailure.FailedState, 2, "TableExists")));
        Assert.That(failure.Message, Is.EqualTo("DynamoDB TableExists: cannot be reached any more: Table.TableStatus is \"DELETING\" " +
            "[2 attempts in 20 s; last seen: Table.TableStatus = \"DELETING\"]"));
        Assert.That(failure.LastOutput, Is.Not.Null);
    }

    [Test]
    public void Attempts_run_out_after_the_number_of_the_model()
    {
        var failure = Fails(CreateSut(TableExists, Status("CREATING")));

        Assert.That((failure.Reason, failure.Attempts, failure.Elapsed), Is.EqualTo((AwsWaitFailure.TimedOut, 25, TimeSpan.FromMinutes(8))));
        Assert.That(failure.Message, Is.EqualTo("DynamoDB TableExists: gave up [25 attempts in 8 min; last seen: Table.TableStatus = \"CREATING\"]"));
    }

    [Test]
    public void A_timeout_makes_one_last_attempt_at_its_end()
    {
        var failure = Fails(CreateSut(TableExists, Status("CREATING")), new() { Timeout = TimeSpan.FromSeconds(50) });

        Assert.That((failure.Attempts, failure.Elapsed), Is.EqualTo((4, TimeSpan.FromSeconds(50))));
    }

    [Test]
    public void A_longer_timeout_may_take_more_attempts_than_the_model_has()
    {
        var failure = Fails(CreateSut(TableExists, Status("CREATING")), new() { Timeout = TimeSpan.FromHours(1) });

        Assert.That(failure.Attempts, Is.EqualTo(181));
    }

    [Test]
    public void Delay_and_attempts_can_be_set()
    {
        var failure = Fails(CreateSut(TableExists, Status("CREATING")), new() { Delay = TimeSpan.FromSeconds(1), MaxAttempts = 3 });

        Assert.That((failure.Attempts, failure.Elapsed), Is.EqualTo((3, TimeSpan.FromSeconds(2))));
    }

    [Test]
    public void An_error_that_no_rule_knows_is_the_inner_exception()
    {
        var failure = Fails(CreateSut(TableExists, Error("AccessDeniedException", 400)));

        Assert.That((failure.Reason, ((AwsServiceException)failure.InnerException!).Code), Is.EqualTo((AwsWaitFailure.UnexpectedError, "AccessDeniedException")));
        Assert.That(failure.State, Is.EqualTo("the error AccessDeniedException (400)"));
    }

    [Test]
    public async Task Progress_tells_of_every_attempt_that_did_not_decide()
    {
        var told = new List<AwsWaitProgress>();
        var waiter = CreateSut(TableExists, Error("ResourceNotFoundException", 400), Status("CREATING"), Status("ACTIVE"));

        await waiter.WaitAsync(null, new() { Progress = new Told(told) }, async: true, default);

        Assert.That(told.Select(p => (p.Attempt, p.Elapsed.TotalSeconds, p.State)), Is.EqualTo(new[]
        {
            (1, 0d, "the error ResourceNotFoundException (400)"), (2, 20d, "Table.TableStatus = \"CREATING\""),
        }));
    }

    [Test]
    public void A_wait_can_be_cancelled([Values] bool async)
    {
        using var stop = new CancellationTokenSource();
        var waiter = new Waiter("DynamoDB", Model(TableExists), (_, _, _) =>
        {
            stop.Cancel();
            return new(new AwsStructure());
        }, _time);

        Assert.That(async () => await waiter.WaitAsync(null, null, async, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("pathAll", "a,a", true), TestCase("pathAll", "a,b", false), TestCase("pathAll", "", false)]
    [TestCase("pathAny", "b,a", true), TestCase("pathAny", "b", false), TestCase("pathAny", "", false)]
    public void Lists_match_by_all_or_by_any_and_empty_ones_never(string matcher, string values, bool matches)
    {
        var output = new AwsStructure { ["Things"] = values.Split(',', StringSplitOptions.RemoveEmptyEntries) };

        Assert.That(new Acceptor(new("success", matcher, "Things[]", "a"), "W").Matches(new(output, null)), Is.EqualTo(matches));
    }

    [Test]
    public void A_single_value_is_no_list() =>
        Assert.That(new Acceptor(new("success", "pathAny", "Thing", "a"), "W").Matches(new(new AwsStructure { ["Thing"] = "a" }, null)), Is.False);

    [Test]
    public void Numbers_and_booleans_match_by_value()
    {
        var output = new AwsStructure { ["Count"] = 2, ["Things"] = new[] { "x" } };

        Assert.That(new Acceptor(new("success", "path", "length(Things) == `1`", true), "W").Matches(new(output, null)), Is.True);
        Assert.That(new Acceptor(new("success", "path", "Count", 2L), "W").Matches(new(output, null)), Is.True);
    }

    [Test]
    public void A_list_that_the_service_left_out_matches_nothing() =>
        Assert.That(new Acceptor(new("success", "path", "length(Things) == `0`", true), "W").Matches(new(new AwsStructure(), null)), Is.False);

    [TestCase("status", 404, true, true), TestCase("status", 404, false, false), TestCase("status", 200, false, true), TestCase("status", 200, true, false)]
    [TestCase("error", true, true, true), TestCase("error", true, false, false), TestCase("error", false, true, false), TestCase("error", false, false, true)]
    [TestCase("error", "Gone", true, true), TestCase("error", "Other", true, false), TestCase("error", "Gone", false, false)]
    public void Errors_match_by_code_status_or_being_there(string matcher, object expected, bool isError, bool matches)
    {
        var answer = isError ? new WaitAnswer(null, (AwsServiceException)Error("Gone", 404)) : new WaitAnswer(new AwsStructure(), null);

        Assert.That(new Acceptor(new("success", matcher, null, expected), "W").Matches(answer), Is.EqualTo(matches));
    }

    [Test]
    public void An_unknown_matcher_names_the_choices() =>
        Assert.That(() => new Acceptor(new("success", "pathSome", "a", "b"), "W"), Throws.TypeOf<AwsModelException>().With.Message.EqualTo(
            "The waiter W has the unknown matcher 'pathSome'; expected path, pathAll, pathAny, status or error."));

    [Test]
    public void Every_waiter_of_the_models_can_be_made()
    {
        var catalog = ModelCatalog.Embedded;
        var waiters = catalog.ServiceNames.Select(catalog.GetService).SelectMany(s => s.WaiterNames.Select(name => s.GetWaiter(name)!)).ToList();

        foreach (var model in waiters) _ = new Waiter("S", model, (_, _, _) => new(new AwsStructure()), _time);

        Assert.That(waiters, Has.Count.GreaterThan(300));
    }

    private static WaiterModel Model(WaiterAcceptor[] acceptors) => new("TableExists", "DescribeTable", TimeSpan.FromSeconds(20), 25, acceptors);

    /// <summary>A waiter whose calls get these answers, the last one for ever.</summary>
    private Waiter CreateSut(WaiterAcceptor[] acceptors, params object[] answers) => new("DynamoDB", Model(acceptors), (_, _, _) =>
        answers[Math.Min(_calls++, answers.Length - 1)] is AwsStructure output ? new(output) : throw (Exception)answers[Math.Min(_calls, answers.Length) - 1], _time);

    private static AwsWaitException Fails(Waiter waiter, AwsWaitOptions? options = null) =>
        Assert.Throws<AwsWaitException>(() => waiter.WaitAsync(null, options, async: false, default).EnsureCompleted())!;

    private static AwsStructure Status(string status) => new() { ["Table"] = new AwsStructure { ["TableStatus"] = status } };

    private static Exception Error(string code, int status) => new AwsServiceException(new AwsServiceError
    {
        Service = "dynamodb",
        ServiceId = "DynamoDB",
        Operation = "DescribeTable",
        Code = code,
        StatusCode = status,
    });

    private sealed class Told(List<AwsWaitProgress> told) : IProgress<AwsWaitProgress>
    {
        public void Report(AwsWaitProgress value) => told.Add(value);
    }
}

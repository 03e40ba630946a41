using AwsResources.TestKit;
using Microsoft.Extensions.Logging;

namespace AwsResources.Client.Tests.Pipeline;

public class PipelineLogTests
{
    [Test]
    public void A_call_its_attempts_its_retries_and_its_end_are_logged_without_secrets()
    {
        using var log = new ListLogger();
        using var wire = new FakeTransport().Answer(503).Answer(403, "<Error><Code>AccessDenied</Code><Message>secret-message</Message></Error>");
        var options = TestClients.Options with
        {
            LoggerFactory = log,
            Credentials = new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "session-token"),
        };
        Assert.That(() => TestClients.Client("s3", wire, options).Call("PutObject", new() { ["Bucket"] = "photos", ["Key"] = "secret-key", ["Body"] = "secret-body" }), Throws.TypeOf<AwsServiceException>());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Events, Is.EqualTo(new[] { 1, 2, 3, 4, 2, 3, 5 }));
            Assert.That(log.Lines[1], Does.Match("^S3 PutObject: attempt 1 of call [0-9a-f-]{36}: PUT https://photos.s3.us-west-2.amazonaws.com$"));
            Assert.That(log.Lines[3], Does.Match(@"^S3 PutObject: attempt 1 of call \S+ failed \(503\); trying again in \d+ ms$"));
            Assert.That(log.Lines[6], Does.Match("failed after 2 attempts: AccessDenied$"));
            Assert.That(string.Join('\n', log.Lines), Does.Not.Contain("secret").And.Not.Contain("session-token").And.Not.Contain("wJalr").And.Not.Contain("AKID").And.Not.Contain("Signature"));
        }
    }

    [Test]
    public void A_call_that_succeeds_tells_how_it_went()
    {
        using var log = new ListLogger();
        using var wire = new FakeTransport().Answer(500).Answer(200, "{}");
        TestClients.Client("dynamodb", wire, TestClients.Options with { LoggerFactory = log }).Call("ListTables");

        Assert.That(log.Events, Is.EqualTo(new[] { 1, 2, 3, 4, 2, 3, 8 }));
        Assert.That(log.Lines[^1], Does.Match(@"^DynamoDB ListTables: call \S+ ended after 2 attempts and 25 ms: status 200$"));
    }

    private sealed class ListLogger : ILoggerFactory, ILogger
    {
        public List<int> Events { get; } = [];

        public List<string> Lines { get; } = [];

        public void AddProvider(ILoggerProvider provider) { }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Events.Add(eventId.Id);
            Lines.Add(formatter(state, exception));
        }

        public void Dispose() { }
    }
}

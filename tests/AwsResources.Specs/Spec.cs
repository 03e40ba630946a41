using AwsResources.Core.Definitions;
using AwsResources.Specs.Backends;
using AwsResources.Specs.Coverage;
using AwsResources.Specs.Gaps;
using AwsResources.Specs.Wire;
using NUnit.Framework.Internal;

namespace AwsResources.Specs;

/// <summary>The base of all specs: a session with a backend, and a look at what was sent.</summary>
[TestFixtureSource(typeof(AllBackends), nameof(AllBackends.Present))]
[Category("Spec")]
public abstract class Spec(Backend backend)
{
    private readonly Stack<Func<Task>> _cleanup = new();
    private BackendScope? _scope;
    private CallRecorder? _wire;
    private AwsSession? _session;

    protected Backend Backend => backend;

    /// <summary>The session of the fixture.</summary>
    protected AwsSession Aws => _session ?? throw new InvalidOperationException("The fixture was not set up.");

    /// <summary>What the sessions of the fixture send.</summary>
    protected CallRecorder Wire => _wire ?? throw new InvalidOperationException("The fixture was not set up.");

    /// <summary>The service that the specs are of, where some backends lack it.</summary>
    protected virtual string? Service => null;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        if (Service is { } service && backend.Lacks(service) is { } reason)
        {
            Exercised.NoteWhole(backend, GetType());
            Assert.Ignore(reason);
            return;
        }
        _scope = await backend.OpenAsync();
        _wire = new CallRecorder(_scope.Handler);
        _session = NewSession();
        await PrepareAsync();
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        var result = TestContext.CurrentContext.Result;
        var ran = result.PassCount + result.FailCount + result.SkipCount + result.InconclusiveCount + result.WarningCount;
        if (ran == TestExecutionContext.CurrentContext.CurrentTest.TestCaseCount) Exercised.NoteWhole(backend, GetType());
        if (backend.KeepsState)
            while (_cleanup.TryPop(out var step)) await step();
        if (_session is not null) await _session.DisposeAsync();
        _wire?.Dispose();
        if (_scope is not null) await _scope.DisposeAsync();
    }

    [SetUp]
    public void ForgetCalls() => Wire.Clear();

    /// <summary>What all specs of the fixture find in place.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Another session with the same backend.</summary>
    protected AwsSession NewSession(LazyLoading lazyLoading = LazyLoading.Allowed, Func<AwsSessionOptions, AwsSessionOptions>? change = null)
    {
        var options = _scope!.Options with { HttpMessageHandler = _wire };
        void Note(BoundResource resource, BoundCall call) => Exercised.Note(backend, resource, call);
        return backend.Plans is { } plans
            ? new AwsSession(change?.Invoke(options) ?? options) { LazyLoading = lazyLoading, Succeeded = Note, PlanCatalog = plans }
            : new AwsSession(change?.Invoke(options) ?? options) { LazyLoading = lazyLoading, Succeeded = Note };
    }

    /// <summary>Skips the spec where the backend lacks an operation that it needs, and says which and why.</summary>
    protected void Needs(string service, params string[] operations)
    {
        foreach (var operation in operations)
            if (BackendGaps.Reason(backend, service, operation) is { } reason) Assert.Ignore($"{operation}: {reason}");
    }

    /// <summary>What takes a thing away again, on backends that keep what fixtures leave. The last comes first.</summary>
    protected void Afterwards(Func<Task> step) => _cleanup.Push(step);

    /// <summary>A name that nobody else has, also where everybody shares one space of names.</summary>
    protected string Unique(string name) => backend.KeepsState ? $"{name}-{Guid.NewGuid():n}"[..Math.Min(60, name.Length + 17)] : name;
}

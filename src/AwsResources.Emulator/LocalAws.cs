using AwsResources.Client.Model;
using AwsResources.Emulator.Core.Http;

namespace AwsResources;

/// <summary>
/// An AWS of your own, in this process: the real client signs, sends and reads, and this answers. No account, no network, no port.
/// </summary>
/// <remarks>
/// Each instance is a world of its own. Its clock stands still until it is moved; waits of clients on that clock move it. Safe to
/// share between threads. What is not implemented is answered with <c>NotImplemented</c>, status 501, naming the operation.
/// </remarks>
public sealed class LocalAws : IDisposable, IAsyncDisposable
{
    private readonly EmulatorHandler _handler;
    private readonly LocalAwsOptions _options;
    private readonly Lock _gate = new();
    private readonly List<Exception> _unexpected = [];

    /// <summary>Makes an empty AWS with the defaults of <see cref="LocalAwsOptions"/>.</summary>
    public LocalAws() : this(new LocalAwsOptions()) { }

    /// <summary>Makes an empty AWS.</summary>
    /// <param name="options">Account, credentials, region, clock and ids.</param>
    public LocalAws(LocalAwsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Clock = new VirtualClock(options.StartTime);
        Calls = new LocalAwsCalls();
        Faults = new LocalAwsFaults(ModelCatalog.Embedded.GetService);
        _handler = new EmulatorHandler(new Dispatch(options, EmulatedServices.Create(), Clock, Calls, Faults, Report));
    }

    /// <summary>The clock: signatures are checked against it, and states change by it.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The calls that came, for assertions.</summary>
    public LocalAwsCalls Calls { get; }

    /// <summary>Faults to ask for.</summary>
    public LocalAwsFaults Faults { get; }

    /// <summary>What plugs in under an HTTP client; <see cref="SessionOptions"/> has it set.</summary>
    public HttpMessageHandler Handler => _handler;

    /// <summary>The credentials that it knows.</summary>
    public AwsCredentials Credentials => _options.Credentials;

    /// <summary>The twelve digits of the account that owns everything.</summary>
    public string AccountId => _options.AccountId;

    /// <summary>The exceptions that the emulator itself failed with, which callers saw as internal errors. A test may assert that there are none.</summary>
    public IReadOnlyList<Exception> Unexpected
    {
        get
        {
            lock (_gate) return [.. _unexpected];
        }
    }

    /// <summary>What a session needs to call this AWS: handler, credentials, region and clock; nothing of the surroundings.</summary>
    public AwsSessionOptions SessionOptions => new()
    {
        HttpMessageHandler = _handler,
        Credentials = _options.Credentials,
        Region = _options.Region,
        TimeProvider = Clock,
        Environment = AwsEnvironment.Empty,
    };

    /// <summary>Ends it: later calls fail with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _handler.Close();
        _handler.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Report(Exception error)
    {
        lock (_gate) _unexpected.Add(error);
    }
}

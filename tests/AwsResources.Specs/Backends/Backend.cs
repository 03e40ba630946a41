using AwsResources.Core.Plans;

namespace AwsResources.Specs.Backends;

/// <summary>Something that answers as AWS does, or AWS itself. The specs are the same for all.</summary>
public abstract class Backend(string name)
{
    public string Name { get; } = name;

    /// <summary>Why the specs cannot run on it here; null where they can.</summary>
    public abstract string? Absence { get; }

    /// <summary>Whether its absence fails the run: where <c>CI</c> is <c>true</c>, everything that can be installed must be.</summary>
    public virtual bool IsRequired => false;

    /// <summary>Whether what a fixture leaves behind stays, so that each has to clean up after itself.</summary>
    public virtual bool KeepsState => false;

    /// <summary>Whether it checks signatures and permissions.</summary>
    public virtual bool ChecksSignatures => true;

    /// <summary>Why specs of a service cannot run on it; null where they can.</summary>
    public virtual string? Lacks(string service) => null;

    /// <summary>What boto3, or another process, calls to reach the same AWS; null where it lives in this process.</summary>
    public virtual string? EndpointUrl => null;

    /// <summary>Where sessions have their plans from; null for where they usually have.</summary>
    internal virtual PlanCatalog? Plans => null;

    /// <summary>Begins to run, once for all fixtures.</summary>
    public virtual Task StartAsync() => Task.CompletedTask;

    /// <summary>Ends; also where it never began.</summary>
    public virtual ValueTask StopAsync() => ValueTask.CompletedTask;

    /// <summary>An AWS for one fixture: empty, but where it is somebody's account.</summary>
    public abstract Task<BackendScope> OpenAsync();

    public sealed override string ToString() => Name;
}

/// <summary>An AWS for one fixture.</summary>
/// <param name="options">What a session needs to call it, but for the handler.</param>
/// <param name="handler">What takes its requests; disposed of with the scope.</param>
public class BackendScope(AwsSessionOptions options, HttpMessageHandler handler) : IAsyncDisposable
{
    public AwsSessionOptions Options => options;

    public HttpMessageHandler Handler => handler;

    public virtual ValueTask DisposeAsync()
    {
        handler.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

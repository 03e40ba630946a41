using AwsResources.Client.Model;
using AwsResources.Emulator.Core.Faults;

namespace AwsResources;

/// <summary>Faults that a test asks an embedded AWS for. Each is used up by as many calls as it names, the oldest first.</summary>
public sealed class LocalAwsFaults
{
    /// <summary>Stands for every operation of a service.</summary>
    public const string AnyOperation = "*";

    private readonly Lock _gate = new();
    private readonly List<PendingFault> _pending = [];
    private readonly Func<string, ServiceModel> _models;

    internal LocalAwsFaults(Func<string, ServiceModel> models) => _models = models;

    /// <summary>Calls are answered with the service's own error for callers that call too often.</summary>
    /// <param name="service">The service by the name of its model, such as <c>s3</c>.</param>
    /// <param name="operation">The operation by its name in the model, or <see cref="AnyOperation"/>.</param>
    /// <param name="times">How many calls.</param>
    /// <exception cref="ArgumentException">There is no such service or operation.</exception>
    public void Throttle(string service, string operation, int times = 1) => Add(new PendingFault(service, operation, FaultKind.Throttled), times);

    /// <summary>Calls are answered with the service's own internal error, status 500.</summary>
    /// <inheritdoc cref="Throttle"/>
    public void ServerError(string service, string operation, int times = 1) => Add(new PendingFault(service, operation, FaultKind.InternalError), times);

    /// <summary>Calls are answered with an error of the test's choice, and do nothing.</summary>
    /// <param name="service">The service by the name of its model, such as <c>s3</c>.</param>
    /// <param name="operation">The operation by its name in the model, or <see cref="AnyOperation"/>.</param>
    /// <param name="code">The error's code, such as <c>AccessDenied</c>.</param>
    /// <param name="message">The error's message.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="times">How many calls.</param>
    public void Error(string service, string operation, string code, string message, int statusCode = 400, int times = 1) =>
        Add(new PendingFault(service, operation, FaultKind.Error) { Code = code, Message = message, StatusCode = statusCode }, times);

    /// <summary>The connection is cut before the service does anything.</summary>
    /// <inheritdoc cref="Throttle"/>
    public void CutConnection(string service, string operation, int times = 1) => Add(new PendingFault(service, operation, FaultKind.CutConnection), times);

    /// <summary>The service does its work, and the connection is cut before its answer comes.</summary>
    /// <inheritdoc cref="Throttle"/>
    public void LoseResponse(string service, string operation, int times = 1) => Add(new PendingFault(service, operation, FaultKind.LostResponse), times);

    /// <summary>The answer takes its time, on the clock of the embedded AWS.</summary>
    /// <param name="service">The service by the name of its model, such as <c>s3</c>.</param>
    /// <param name="operation">The operation by its name in the model, or <see cref="AnyOperation"/>.</param>
    /// <param name="delay">How long.</param>
    /// <param name="times">How many calls.</param>
    public void Slow(string service, string operation, TimeSpan delay, int times = 1) =>
        Add(new PendingFault(service, operation, FaultKind.Slow) { Delay = delay }, times);

    /// <summary>A listing answers a page without items that goes on where it would have begun.</summary>
    /// <inheritdoc cref="Throttle"/>
    public void EmptyPage(string service, string operation, int times = 1) => Add(new PendingFault(service, operation, FaultKind.EmptyPage), times);

    /// <summary>Takes back all faults that are not used up.</summary>
    public void Clear()
    {
        lock (_gate) _pending.Clear();
    }

    /// <summary>The fault for a call, which is used up by it; null where none is asked for.</summary>
    internal PendingFault? Take(string service, string operation)
    {
        lock (_gate)
        {
            var fault = _pending.Find(pending => pending.Service == service && pending.Operation is AnyOperation || pending.Service == service && pending.Operation == operation);
            if (fault is not null && --fault.Remaining == 0) _ = _pending.Remove(fault);
            return fault;
        }
    }

    private void Add(PendingFault fault, int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        var model = _models(fault.Service);
        if (fault.Operation != AnyOperation && !model.TryGetOperation(fault.Operation, out _))
        {
            throw new ArgumentException(
                $"{fault.Service} has no operation '{fault.Operation}'.{Suggestions.DidYouMean(fault.Operation, model.OperationNames)}", nameof(fault));
        }
        fault.Remaining = times;
        lock (_gate) _pending.Add(fault);
    }
}

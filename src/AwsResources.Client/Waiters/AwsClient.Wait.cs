using AwsResources.Client;
using AwsResources.Client.Waiters;

namespace AwsResources;

public sealed partial class AwsClient
{
    /// <summary>Waits until a state is reached: <c>await ec2.WaitAsync("InstanceRunning", new() { ["InstanceIds"] = ids })</c>.</summary>
    /// <param name="waiter">The waiter's name in the model, such as <c>InstanceRunning</c>; <see cref="Model"/> names them all.</param>
    /// <param name="input">The input of the operation that is asked, by member names; null for none.</param>
    /// <param name="options">Delay, limits and progress; null for what the model says.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The output that decided; null where an error did, as it does for what is waited to be gone.</returns>
    /// <exception cref="ArgumentException">The service has no such waiter; the message names near ones.</exception>
    /// <exception cref="AwsWaitException">The state cannot be reached any more, or was not in time, or an unexpected error came.</exception>
    public Task<AwsStructure?> WaitAsync(
        string waiter, AwsStructure? input = null, AwsWaitOptions? options = null, CancellationToken cancellationToken = default) =>
        Waiter(waiter).WaitAsync(input, options, async: true, cancellationToken).AsTask();

    /// <summary>Waits until a state is reached, and blocks until then.</summary>
    /// <inheritdoc cref="WaitAsync"/>
    public AwsStructure? Wait(
        string waiter, AwsStructure? input = null, AwsWaitOptions? options = null, CancellationToken cancellationToken = default) =>
        Waiter(waiter).WaitAsync(input, options, async: false, cancellationToken).EnsureCompleted();

    /// <summary>A waiter by its name in the model.</summary>
    /// <exception cref="ArgumentException">The service has no such waiter; the message names near ones.</exception>
    internal Waiter Waiter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var model = Model.GetWaiter(name) ?? throw new ArgumentException(
            $"{Model.ServiceId} has no waiter '{name}'.{Suggestions.DidYouMean(name, Model.WaiterNames)} " +
            (Model.WaiterNames.Count == 0 ? "It has none." : $"It has {string.Join(", ", Model.WaiterNames)}."), nameof(name));
        var operation = Operation(model.Operation);
        return new Waiter(Model.ServiceId, model,
            (input, async, cancellationToken) => CallAsync(operation, input, AwsCallOptions.Waiting, async, cancellationToken), TimeProvider, operation.Input);
    }
}

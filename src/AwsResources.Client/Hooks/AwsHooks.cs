// Where users step into calls: named points, in the order in which a call comes by them. At each point the session's hooks come
// first, then the client's, then those of the one call, and of each those that were added first. There are no priorities.

using AwsResources.Client.Hooks;

namespace AwsResources;

/// <summary>What is done at the named points of calls: of a session (<c>aws.Hooks</c>), of a client, or of one call.</summary>
/// <remarks>
/// <para>Each method adds a hook, and returns what removes it again. A hook takes part in calls that come to its point after it was added.
/// Hooks run one after the other: the session's, the client's, the call's, each in the order in which they were added.</para>
/// <para>A hook that returns a task serves asynchronous calls; in a synchronous call it may only finish at once. An exception of a hook ends
/// the call with an <see cref="AwsHookException"/>, unless it is an <see cref="AwsException"/> or a cancellation, which pass as they are.
/// Safe to share between threads; hooks run on the threads of their calls.</para>
/// </remarks>
public sealed class AwsHooks
{
    /// <summary>Hooks that come before these at each point: those of the session that this one's was made from; null for none.</summary>
    internal AwsHooks? Before { get; init; }

    internal HookList<AwsBeforeCall> BeforeCalls { get; } = new();

    internal HookList<AwsBeforeSign> BeforeSigns { get; } = new();

    internal HookList<AwsBeforeSend> BeforeSends { get; } = new();

    internal HookList<AwsAfterResponse> AfterResponses { get; } = new();

    internal HookList<AwsAfterCall> AfterCalls { get; } = new();

    /// <summary>Before anything is done: the input may be changed, and the call may be answered.</summary>
    /// <param name="hook">What is done.</param>
    /// <returns>Removes the hook when it is disposed of.</returns>
    public IDisposable BeforeCall(Action<AwsBeforeCall> hook) => BeforeCalls.Add(hook);

    /// <inheritdoc cref="BeforeCall(Action{AwsBeforeCall})"/>
    public IDisposable BeforeCall(Func<AwsBeforeCall, Task> hook) => BeforeCalls.Add(hook);

    /// <summary>Before each attempt is signed: headers and query may be changed.</summary>
    /// <param name="hook">What is done.</param>
    /// <returns>Removes the hook when it is disposed of.</returns>
    public IDisposable BeforeSign(Action<AwsBeforeSign> hook) => BeforeSigns.Add(hook);

    /// <inheritdoc cref="BeforeSign(Action{AwsBeforeSign})"/>
    public IDisposable BeforeSign(Func<AwsBeforeSign, Task> hook) => BeforeSigns.Add(hook);

    /// <summary>Before each signed attempt is sent: a response may be given in place of the network's.</summary>
    /// <param name="hook">What is done.</param>
    /// <returns>Removes the hook when it is disposed of.</returns>
    public IDisposable BeforeSend(Action<AwsBeforeSend> hook) => BeforeSends.Add(hook);

    /// <inheritdoc cref="BeforeSend(Action{AwsBeforeSend})"/>
    public IDisposable BeforeSend(Func<AwsBeforeSend, Task> hook) => BeforeSends.Add(hook);

    /// <summary>After each attempt that brought a response, of success or of failure, before it is read: it may be changed or replaced.</summary>
    /// <param name="hook">What is done.</param>
    /// <returns>Removes the hook when it is disposed of.</returns>
    public IDisposable AfterResponse(Action<AwsAfterResponse> hook) => AfterResponses.Add(hook);

    /// <inheritdoc cref="AfterResponse(Action{AwsAfterResponse})"/>
    public IDisposable AfterResponse(Func<AwsAfterResponse, Task> hook) => AfterResponses.Add(hook);

    /// <summary>After the call, whether it succeeded or failed: the output may be replaced.</summary>
    /// <param name="hook">What is done.</param>
    /// <returns>Removes the hook when it is disposed of.</returns>
    public IDisposable AfterCall(Action<AwsAfterCall> hook) => AfterCalls.Add(hook);

    /// <inheritdoc cref="AfterCall(Action{AwsAfterCall})"/>
    public IDisposable AfterCall(Func<AwsAfterCall, Task> hook) => AfterCalls.Add(hook);
}

using AwsResources.Client.Pipeline;

namespace AwsResources.Client.Hooks;

/// <summary>A named point of a call. Where nobody has set a hook, it costs three looks at empty lists.</summary>
/// <param name="name">The name in messages.</param>
/// <param name="listOf">The point's hooks of a session, a client or a call.</param>
internal sealed class HookPoint<T>(string name, Func<AwsHooks, HookList<T>> listOf) where T : AwsCallContext
{
    public bool IsSet(Call call) => IsSet(call.Client.SessionHooks) || IsSet(call.Client.OwnHooks) || IsSet(call.Options?.Hooks);

    /// <summary>Runs the hooks in their order.</summary>
    /// <exception cref="AwsHookException">A hook threw, or would have to be waited for in a synchronous call.</exception>
    public async ValueTask RunAsync(Call call, T context, bool async)
    {
        await RunAsync(call, call.Client.SessionHooks, context, async).ConfigureAwait(false);
        await RunAsync(call, call.Client.OwnHooks, context, async).ConfigureAwait(false);
        await RunAsync(call, call.Options?.Hooks, context, async).ConfigureAwait(false);
    }

    private bool IsSet(AwsHooks? hooks) => hooks is not null && (!listOf(hooks).IsEmpty || IsSet(hooks.Before));

    private async ValueTask RunAsync(Call call, AwsHooks? hooks, T context, bool async)
    {
        if (hooks is null) return;
        if (hooks.Before is { } before) await RunAsync(call, before, context, async).ConfigureAwait(false);
        foreach (var hook in listOf(hooks).Hooks)
        {
            try
            {
                hook.Action?.Invoke(context);
                if (hook.Function?.Invoke(context) is not { } task) continue;
                if (!async && !task.IsCompleted) throw NotSynchronous(call);
                await task.ConfigureAwait(false);
            }
            catch (Exception error) when (error is not (AwsException or OperationCanceledException))
            {
                throw new AwsHookException($"{call.Name}: a hook {name} failed with {error.GetType().Name}: {error.Message}", error);
            }
        }
    }

    private AwsHookException NotSynchronous(Call call) => new(
        $"{call.Name}: a hook {name} is asynchronous and did not finish at once, and the call is synchronous. Call asynchronously, or give the hook as an action.", null);
}

/// <summary>The named points, in the order in which a call comes by them.</summary>
internal static class HookPoints
{
    public static readonly HookPoint<AwsBeforeCall> BeforeCall = new("before the call", hooks => hooks.BeforeCalls);
    public static readonly HookPoint<AwsBeforeSign> BeforeSign = new("before signing", hooks => hooks.BeforeSigns);
    public static readonly HookPoint<AwsBeforeSend> BeforeSend = new("before sending", hooks => hooks.BeforeSends);
    public static readonly HookPoint<AwsAfterResponse> AfterResponse = new("after the response", hooks => hooks.AfterResponses);
    public static readonly HookPoint<AwsAfterCall> AfterCall = new("after the call", hooks => hooks.AfterCalls);
}

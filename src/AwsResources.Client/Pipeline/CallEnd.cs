using AwsResources.Client.Hooks;
using AwsResources.Client.Telemetry;

namespace AwsResources.Client.Pipeline;

/// <summary>The end of a call, as it is told to whoever watches: log, metrics, span, hooks, and the output itself.</summary>
internal static class CallEnd
{
    /// <returns>The output that the caller gets.</returns>
    public static ValueTask<AwsStructure> SucceedAsync(Call call, AwsStructure output, bool async, CancellationToken cancellationToken)
    {
        call.HasEnded = true;
        // What a hook answers may be one structure for many calls.
        if (!ReferenceEquals(output, call.Answer)) output.Describe(call.Info);
        Tell(call, null);
        return HookPoints.AfterCall.IsSet(call) ? RunHooksAsync(call, output, async, cancellationToken) : new(output);
    }

    /// <returns>The output that a hook gives in place of the error; null for the error.</returns>
    /// <exception cref="AwsTransportException">The error is that the bound on the call's time has ended it.</exception>
    public static async ValueTask<AwsStructure?> FailAsync(Call call, Exception error, CallBound bound, bool async, CancellationToken cancellationToken)
    {
        call.HasEnded = true;
        var timedOut = bound.IsTimeout && error is OperationCanceledException ? CallErrors.TimedOut(call, bound, error) : null;
        Tell(call, timedOut ?? error);
        var instead = HookPoints.AfterCall.IsSet(call) ? await RunHooksAsync(call, timedOut ?? error, async, cancellationToken).ConfigureAwait(false) : null;
        return instead is null && timedOut is not null ? throw timedOut : instead;
    }

    private static void Tell(Call call, Exception? error)
    {
        CallMetrics.End(call, error);
        CallSpans.End(call, error);
        var client = call.Client;
        if (error is null)
            PipelineLog.Ended(client.Log, client.Model.ServiceId, call.Operation.Name, call.InvocationId, call.Attempts, call.Info.StatusCode, call.Info.Duration.TotalMilliseconds);
        else if (error is AwsException)
            PipelineLog.Failed(client.Log, client.Model.ServiceId, call.Operation.Name, call.InvocationId, call.Attempts, CallErrors.CodeOf(error));
    }

    private static async ValueTask<AwsStructure> RunHooksAsync(Call call, AwsStructure output, bool async, CancellationToken cancellationToken)
    {
        var context = new AwsAfterCall(call, output, null, cancellationToken);
        await HookPoints.AfterCall.RunAsync(call, context, async).ConfigureAwait(false);
        return context.Output is null || ReferenceEquals(context.Output, output) ? output : Answers.Of(call, context.Output);
    }

    private static async ValueTask<AwsStructure?> RunHooksAsync(Call call, Exception error, bool async, CancellationToken cancellationToken)
    {
        var context = new AwsAfterCall(call, null, error, cancellationToken);
        try
        {
            await HookPoints.AfterCall.RunAsync(call, context, async).ConfigureAwait(false);
        }
        catch (AwsHookException failure)
        {
            failure.CallError = error;
            throw;
        }
        return context.Output is { } output ? Answers.Of(call, output) : null;
    }
}

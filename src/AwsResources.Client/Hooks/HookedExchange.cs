using AwsResources.Client.Pipeline;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Hooks;

/// <summary>The sending of an attempt that has hooks around it, or a bound on its time. Others go to the transport at once, and pay for none of this.</summary>
internal static class HookedExchange
{
    public static bool IsWanted(Call call) =>
        call.Options?.AttemptTimeout is not null || HookPoints.BeforeSend.IsSet(call) || HookPoints.AfterResponse.IsSet(call);

    public static async ValueTask<AwsResponse> SendAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        // By the machine's clock, as the transport's own limits are.
        using var bound = CallBound.Begin(call.Options?.AttemptTimeout, TimeProvider.System, cancellationToken);
        try
        {
            var response = await AnswerAsync(call, async, bound.Token).ConfigureAwait(false)
                ?? await call.Client.Transport.SendAsync(call.Request, Protocol.HasStreamingOutput(call.Operation), async, bound.Token).ConfigureAwait(false);
            return HookPoints.AfterResponse.IsSet(call) ? await ShowAsync(call, response, async, bound.Token).ConfigureAwait(false) : response;
        }
        catch (OperationCanceledException error) when (bound.IsTimeout)
        {
            var text = $"{call.Request.Host} did not answer within the {bound.Limit.TotalSeconds:0.###} s of one attempt.";
            throw new TransportFailureException(AwsTransportFailure.ReadTimeout, text, new TimeoutException(text, error));
        }
    }

    // The response that a hook gives; null to send.
    private static async ValueTask<AwsResponse?> AnswerAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        if (!HookPoints.BeforeSend.IsSet(call)) return null;
        var context = new AwsBeforeSend(call, cancellationToken);
        await HookPoints.BeforeSend.RunAsync(call, context, async).ConfigureAwait(false);
        return context.Response?.Response;
    }

    // The response as the hooks leave it.
    private static async ValueTask<AwsResponse> ShowAsync(Call call, AwsResponse response, bool async, CancellationToken cancellationToken)
    {
        response.Rented = null; // A hook may keep the body, which then must not go back to the pool.
        var context = new AwsAfterResponse(call, new AwsHttpResponse(response), cancellationToken);
        await HookPoints.AfterResponse.RunAsync(call, context, async).ConfigureAwait(false);
        if (ReferenceEquals(context.Response.Response, response) || response.Stream is not { } unread) return context.Response.Response;
        if (async) await unread.DisposeAsync().ConfigureAwait(false);
        else unread.Dispose();
        return context.Response.Response;
    }
}

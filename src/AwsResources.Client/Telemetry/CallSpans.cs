using System.Diagnostics;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Protocols;

namespace AwsResources.Client.Telemetry;

/// <summary>Calls and attempts as activities, by OpenTelemetry's conventions for AWS's SDKs. Where nobody listens there is none.</summary>
internal static class CallSpans
{
    private static readonly ActivitySource Source = new(AwsTelemetry.Name, typeof(CallSpans).Assembly.GetName().Version!.ToString(3));

    /// <summary>Begins the span of a call; null where nobody listens.</summary>
    public static Activity? Begin(Call call)
    {
        if (!Source.HasListeners()) return null;
        var span = Source.StartActivity($"{call.Client.Model.ServiceId}.{call.Operation.Name}", ActivityKind.Client);
        if (span is not { IsAllDataRequested: true }) return span;
        Identify(span, call);
        return span.SetTag("cloud.region", call.Client.Region);
    }

    public static Activity? BeginAttempt(Call call)
    {
        if (!Source.HasListeners()) return null;
        var span = Source.StartActivity("Attempt");
        if (span is not { IsAllDataRequested: true }) return span;
        Identify(span, call);
        span.SetTag("http.request.method", call.Request.Method);
        if (call.Attempts > 1) span.SetTag("http.request.resend_count", call.Attempts - 1);
        return Address(span, call);
    }

    public static void EndAttempt(Activity? span, Attempt attempt)
    {
        if (span is not { IsAllDataRequested: true }) return;
        if (attempt.Response is { } response)
        {
            span.SetTag("http.response.status_code", response.StatusCode);
            span.SetTag("aws.request_id", ErrorCodes.RequestId(response));
        }
        if (attempt.Problem is { } problem) span.SetTag("error.type", problem).SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>Tells the call's span of a wait before another attempt.</summary>
    public static void Retry(Activity? span, string? problem, TimeSpan wait)
    {
        if (span is not { IsAllDataRequested: true }) return;
        span.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection { ["error.type"] = problem, ["wait"] = wait.TotalSeconds }));
    }

    public static void End(Call call, Exception? error)
    {
        if (call.Span is not { IsAllDataRequested: true } span) return;
        if (call.HasRequest) Address(span, call);
        var info = call.Info;
        if (info.StatusCode > 0) span.SetTag("http.response.status_code", info.StatusCode);
        span.SetTag("aws.request_id", info.RequestId);
        span.SetTag("aws.extended_request_id", info.ExtendedRequestId);
        if (error is not null) span.SetTag("error.type", CallErrors.CodeOf(error)).SetStatus(ActivityStatusCode.Error);
    }

    private static void Identify(Activity span, Call call) =>
        span.SetTag("rpc.system", "aws-api").SetTag("rpc.service", call.Client.Model.ServiceId).SetTag("rpc.method", call.Operation.Name);

    private static Activity Address(Activity span, Call call)
    {
        var host = call.Request.Host;
        var colon = host.LastIndexOf(':');
        if (colon < 0 || host.EndsWith(']') || !int.TryParse(host.AsSpan(colon + 1), out var port)) return span.SetTag("server.address", host);
        return span.SetTag("server.address", host[..colon]).SetTag("server.port", port);
    }
}

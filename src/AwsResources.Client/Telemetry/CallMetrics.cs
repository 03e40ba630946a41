using System.Diagnostics;
using System.Diagnostics.Metrics;
using AwsResources.Client.Pipeline;

namespace AwsResources.Client.Telemetry;

/// <summary>What is counted and measured of calls, under the names that AWS's newer SDKs share. An instrument that nobody reads costs a look at a flag.</summary>
internal static class CallMetrics
{
    private static readonly Meter Meter = new(AwsTelemetry.Name, typeof(CallMetrics).Assembly.GetName().Version!.ToString(3));

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("smithy.client.call.duration", "s", "How long calls take, attempts and waits together.");

    private static readonly Counter<long> Attempts =
        Meter.CreateCounter<long>("smithy.client.call.attempts", "{attempt}", "How often requests are sent.");

    private static readonly Counter<long> Errors =
        Meter.CreateCounter<long>("smithy.client.call.errors", "{error}", "How many calls fail.");

    private static readonly Histogram<double> AttemptDuration =
        Meter.CreateHistogram<double>("smithy.client.call.attempt_duration", "s", "How long it takes to send a request and to get its answer.");

    /// <summary>When an attempt begins; 0 where nobody wants to know.</summary>
    public static long BeginAttempt(Call call) => AttemptDuration.Enabled ? call.Client.Time.GetTimestamp() : 0;

    public static void EndAttempt(Call call, long began)
    {
        if (Attempts.Enabled) Attempts.Add(1, Of(call));
        if (began != 0 && AttemptDuration.Enabled) AttemptDuration.Record(call.Client.Time.GetElapsedTime(began).TotalSeconds, Of(call));
    }

    public static void End(Call call, Exception? error)
    {
        if (Duration.Enabled) Duration.Record(call.Info.Duration.TotalSeconds, Of(call));
        if (error is null || !Errors.Enabled) return;
        var tags = Of(call);
        tags.Add("exception.type", error.GetType().Name);
        tags.Add("error.type", CallErrors.CodeOf(error));
        Errors.Add(1, tags);
    }

    private static TagList Of(Call call) => new()
    {
        { "rpc.system", "aws-api" },
        { "rpc.service", call.Client.Model.ServiceId },
        { "rpc.method", call.Operation.Name },
    };
}

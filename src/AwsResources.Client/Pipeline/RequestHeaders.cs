using System.Globalization;
using AwsResources.Client.Telemetry;

namespace AwsResources.Client.Pipeline;

/// <summary>The headers by which a service tells apart calls, their attempts, and who makes them.</summary>
internal static class RequestHeaders
{
    public static void Set(Call call)
    {
        var headers = call.Request.Headers;
        headers.Set("amz-sdk-invocation-id", call.InvocationId);
        headers.Set("amz-sdk-request", call.Attempts == 1 && call.MaxAttempts == call.Client.Retries.MaxAttempts ? call.Client.FirstAttempt : AttemptOf(call.Attempts, call.MaxAttempts));
        call.Client.Trace?.Set(headers);
    }

    /// <summary>Set when the request is signed, since by then all is known that it uses; signatures do not cover it.</summary>
    public static void SetUserAgent(Call call) => call.Request.Headers.Set("User-Agent", call.Client.UserAgent.For(UserAgent.FeaturesOf(call)));

    public static string AttemptOf(int attempt, int most) => string.Create(CultureInfo.InvariantCulture, $"attempt={attempt}; max={most}");
}

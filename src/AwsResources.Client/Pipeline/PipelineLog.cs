using Microsoft.Extensions.Logging;

namespace AwsResources.Client.Pipeline;

/// <summary>What is logged of calls. Never a header, a body, a query or a service's own message: they may hold secrets.</summary>
internal static partial class PipelineLog
{
    public const string Category = "AwsResources.Client";

    [LoggerMessage(1, LogLevel.Debug, "{Service} {Operation}: call {InvocationId}")]
    public static partial void Begun(ILogger log, string service, string operation, string invocationId);

    [LoggerMessage(2, LogLevel.Debug, "{Service} {Operation}: attempt {Attempt} of call {InvocationId}: {Method} {Scheme}://{Host}")]
    public static partial void Sending(ILogger log, string service, string operation, string invocationId, int attempt, string method, string scheme, string host);

    [LoggerMessage(3, LogLevel.Debug, "{Service} {Operation}: attempt {Attempt} of call {InvocationId}: status {Status}, request {RequestId}")]
    public static partial void Answered(ILogger log, string service, string operation, string invocationId, int attempt, int status, string? requestId);

    [LoggerMessage(4, LogLevel.Information, "{Service} {Operation}: attempt {Attempt} of call {InvocationId} failed ({Problem}); trying again in {Delay:0} ms")]
    public static partial void Retrying(ILogger log, string service, string operation, string invocationId, int attempt, string? problem, double delay);

    [LoggerMessage(5, LogLevel.Information, "{Service} {Operation}: call {InvocationId} failed after {Attempts} attempts: {Problem}")]
    public static partial void Failed(ILogger log, string service, string operation, string invocationId, int attempts, string problem);

    [LoggerMessage(6, LogLevel.Information, "{Service} {Operation}: call {InvocationId} goes to region {Region}, where the service sends it")]
    public static partial void Redirected(ILogger log, string service, string operation, string invocationId, string region);

    [LoggerMessage(7, LogLevel.Warning, "{Service} {Operation}: this machine's clock differs from the service's by {Seconds:0} s; signatures are corrected by that from now on")]
    public static partial void SkewCorrected(ILogger log, string service, string operation, double seconds);

    [LoggerMessage(8, LogLevel.Debug, "{Service} {Operation}: call {InvocationId} ended after {Attempts} attempts and {Duration:0} ms: status {Status}")]
    public static partial void Ended(ILogger log, string service, string operation, string invocationId, int attempts, int status, double duration);

    [LoggerMessage(9, LogLevel.Debug, "{Service} {Operation}: attempt {Attempt} of call {InvocationId} found its pooled connection closed; sending again on another one")]
    public static partial void StaleConnection(ILogger log, string service, string operation, string invocationId, int attempt);

    [LoggerMessage(10, LogLevel.Information, "{Service} {Operation}: call {InvocationId} found its credentials ended ({Code}); asking for others and trying again")]
    public static partial void CredentialsEnded(ILogger log, string service, string operation, string invocationId, string code);
}

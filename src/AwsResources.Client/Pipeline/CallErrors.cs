using AwsResources.Client.Protocols;
using AwsResources.Client.Retries;

namespace AwsResources.Client.Pipeline;

/// <summary>Makes the exceptions with which calls end.</summary>
internal static class CallErrors
{
    public static AwsException Final(Call call, Attempt attempt, RetryStop stop) => attempt.Failure is { } failure
        ? new AwsTransportException($"{call.Name}: {failure.Message}{Why(call, stop)} [{Attempts(call.Attempts)}]", failure.Kind, failure.InnerException) { Attempts = call.Attempts, Waits = call.Waits }
        : Service(call, attempt.Error!, attempt.Response!.StatusCode);

    public static AwsTransportException TimedOut(Call call, CallBound bound, Exception cause) => new(
        $"{call.Name}: the call did not end within {bound.Limit.TotalSeconds:0.###} s. [{Attempts(call.Attempts)}]", AwsTransportFailure.CallTimeout, cause)
    {
        Attempts = call.Attempts,
        Waits = call.Waits,
    };

    /// <summary>A word for the log: no message, which may hold what is not to be logged.</summary>
    public static string CodeOf(Exception error) => error switch
    {
        AwsServiceException service => service.Code,
        AwsTransportException transport => transport.Kind.ToString(),
        _ => error.GetType().Name,
    };

    public static AwsServiceException Service(Call call, ServiceError error, int status)
    {
        var described = Describe(call, error, status);
        return call.Client.Errors?.Invoke(described) ?? new AwsServiceException(described);
    }

    private static AwsServiceError Describe(Call call, ServiceError error, int status) => new()
    {
        Service = call.Client.Model.Name,
        ServiceId = call.Client.Model.ServiceId,
        Operation = call.Operation.Name,
        Code = error.Code,
        ShapeName = error.Shape?.Name,
        Message = error.Message,
        StatusCode = status,
        RequestId = error.RequestId,
        Attempts = call.Attempts,
        Waits = call.Waits,
        Members = error.Data ?? new AwsStructure(),
    };

    private static string Why(Call call, RetryStop stop) => stop switch
    {
        RetryStop.BodyIsSpent when call.Request.Body.Frames is not null => " It was not tried again: the events that were sent cannot be sent twice.",
        RetryStop.BodyIsSpent => " It was not tried again: the body is a stream that cannot seek.",
        RetryStop.QuotaExhausted => " It was not tried again: this client has retried too much of late.",
        _ => "",
    };

    private static string Attempts(int count) => count == 1 ? "1 attempt" : $"{count} attempts";
}

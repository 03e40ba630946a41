using System.Collections.Frozen;

namespace AwsResources.Client.Retries;

/// <summary>What an outcome means for another attempt.</summary>
internal enum AttemptKind
{
    Final,
    Transient,
    Throttling,
}

/// <summary>Tells errors that may pass from those that will not.</summary>
internal static class RetryClassifier
{
    private static readonly FrozenSet<string> ThrottlingCodes = FrozenSet.Create(
        StringComparer.Ordinal,
        "BandwidthLimitExceeded", "EC2ThrottledException", "LimitExceededException", "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled", "RequestThrottledException", "SlowDown",
        "ThrottledException", "Throttling", "ThrottlingException", "TooManyRequestsException", "TransactionInProgressException");

    private static readonly FrozenSet<string> TransientCodes =
        FrozenSet.Create(StringComparer.Ordinal, "RequestTimeout", "RequestTimeoutException");

    public static AttemptKind Classify(in AttemptOutcome outcome)
    {
        if (outcome.Trait == RetryTrait.Final) return AttemptKind.Final;
        if (outcome.Trait == RetryTrait.Throttling || IsThrottlingCode(outcome.ErrorCode)) return AttemptKind.Throttling;
        if (outcome.Trait == RetryTrait.Transient || outcome.StatusCode is 500 or 502 or 503 or 504) return AttemptKind.Transient;
        if (outcome.ErrorCode is { } code && TransientCodes.Contains(code)) return AttemptKind.Transient;
        return IsConnectionFailure(outcome.Failure) ? AttemptKind.Transient : AttemptKind.Final;
    }

    public static bool IsThrottlingCode(string? code) => code is not null && ThrottlingCodes.Contains(code);

    /// <summary>Whether an attempt failed below HTTP: refused, cut, timed out, unresolved.</summary>
    public static bool IsConnectionFailure(Exception? failure) => failure switch
    {
        HttpRequestException error => error.HttpRequestError is not
            (HttpRequestError.UserAuthenticationError or HttpRequestError.ConfigurationLimitExceeded),
        IOException or System.Net.Sockets.SocketException or TimeoutException => true,
        OperationCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };
}

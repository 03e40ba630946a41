using AwsResources.Client.Retries;

namespace AwsResources.Client.Customizations;

/// <summary>Where a service's retries differ from the rule.</summary>
internal static class ServiceRetries
{
    private static readonly RetryOptions Default = new();

    private static readonly RetryOptions DynamoDB = Default with
    {
        MaxAttempts = 4,
        LegacyMaxAttempts = 10,
        TransientDelay = TimeSpan.FromMilliseconds(25),
        LegacyDelay = TimeSpan.FromMilliseconds(50),
        LegacyErrors = [("ReplicatedWriteConflictException", 409), ("TransactionInProgressException", 400)],
    };

    /// <summary>The options that a service starts from.</summary>
    /// <param name="serviceId">The model's service id, such as "DynamoDB Streams".</param>
    public static RetryOptions OptionsFor(string serviceId) => serviceId switch
    {
        "DynamoDB" => DynamoDB,
        "DynamoDB Streams" => DynamoDB with { LegacyErrors = [], LegacyDelay = null, LegacyMaxAttempts = null },
        "S3" => Default with { LegacyErrors = [("RequestTimeout", 400), ("BadDigest", 400)] },
        "Route 53" => Default with { LegacyErrors = [("PriorRequestNotComplete", 400)] },
        "STS" => Default with { LegacyErrors = [("IDPCommunicationError", 400)] },
        "SQS" => Default with { LegacyErrors = [("RequestThrottled", 403)] },
        "Kinesis" => Default with { LegacyErrors = [("LimitExceededException", 400)] },
        "Glacier" => Default with { LegacyErrors = [("RequestTimeoutException", 408)] },
        "Organizations" => Default with { LegacyErrors = [("TooManyRequestsException", 400)] },
        _ => Default,
    };

    /// <summary>Whether an error that only this service knows may pass.</summary>
    public static bool IsTransient(string serviceId, string errorCode) => (serviceId, errorCode) is ("STS", "IDPCommunicationError" or "IDPCommunicationErrorException");

    /// <summary>Whether an operation waits for work on the server, so that its callers call it in a loop.</summary>
    public static bool IsLongPoll(string serviceId, string operation) => (serviceId, operation) is
        ("SQS", "ReceiveMessage") or ("SFN", "GetActivityTask") or ("SWF", "PollForActivityTask" or "PollForDecisionTask");
}

namespace AwsResources.Client.Retries;

/// <summary>Why there is no further attempt.</summary>
internal enum RetryStop
{
    None,
    Succeeded,

    /// <summary>The error would come again.</summary>
    NotRetryable,

    /// <summary>The attempts are used up.</summary>
    AttemptsExhausted,

    /// <summary>The client has retried so much of late that another attempt would add to the trouble.</summary>
    QuotaExhausted,

    /// <summary>The body was a stream that cannot be read again.</summary>
    BodyIsSpent,
}

/// <summary>Whether there is another attempt.</summary>
/// <param name="Stop">Why not; <see cref="RetryStop.None"/> when there is one.</param>
/// <param name="Delay">How long to wait: before the next attempt, or (long polls without quota) before giving the error to the caller.</param>
internal readonly record struct RetryDecision(RetryStop Stop, TimeSpan Delay)
{
    public bool Retry => Stop == RetryStop.None;

    public static RetryDecision After(TimeSpan delay) => new(RetryStop.None, delay);

    public static implicit operator RetryDecision(RetryStop stop) => new(stop, TimeSpan.Zero);
}

/// <summary>What a policy remembers of one call.</summary>
internal sealed class RetryState
{
    /// <summary>Whether the call is a long poll, which callers repeat in a loop: they must not spin when the quota is gone.</summary>
    public bool IsLongPoll { get; init; }

    /// <summary>Attempts in all, the first one included.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>Attempts that have ended.</summary>
    public int Attempts { get; set; }

    /// <summary>What the last retry took from the quota.</summary>
    public int Cost { get; set; }
}

namespace AwsResources.Client.Retries;

/// <summary>What the model says of an error, beyond its code.</summary>
internal enum RetryTrait
{
    None,

    /// <summary>Modelled as retryable, or known to be worth another attempt (a checksum that did not match).</summary>
    Transient,

    /// <summary>Modelled as retryable because of throttling.</summary>
    Throttling,

    /// <summary>Known to come again, whatever it looks like: a server that is not trusted.</summary>
    Final,
}

/// <summary>How one attempt ended: with an answer, or with an exception before there was one.</summary>
internal readonly struct AttemptOutcome
{
    public static AttemptOutcome Success => new() { IsSuccess = true };

    public bool IsSuccess { get; init; }

    /// <summary>The answer's status; 0 when there was no answer.</summary>
    public int StatusCode { get; init; }

    /// <summary>The error code in the answer, without namespace.</summary>
    public string? ErrorCode { get; init; }

    public RetryTrait Trait { get; init; }

    /// <summary>What cut the attempt short; not the user's own cancellation, which is no outcome.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Whether time ran out before there was an answer.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>How long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the body cannot be sent a second time.</summary>
    public bool BodyIsSpent { get; init; }

    /// <summary>Reads x-amz-retry-after: whole milliseconds; null for anything else.</summary>
    public static TimeSpan? ParseRetryAfter(string? header)
        => int.TryParse(header, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}

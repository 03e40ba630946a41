using System.Collections.Frozen;

namespace AwsResources.Client.Retries;

/// <summary>Legacy mode: five attempts, a narrower set of errors, no quota. For who moves over code that counts on it.</summary>
internal sealed class LegacyRetryPolicy(RetryOptions options) : RetryPolicy(options.MaxAttempts ?? 5)
{
    private static readonly FrozenSet<string> Codes = FrozenSet.Create(
        StringComparer.Ordinal,
        "ProvisionedThroughputExceededException", "RequestThrottledException", "ThrottledException", "Throttling", "ThrottlingException");

    public override RetryDecision Decide(RetryState state, in AttemptOutcome outcome)
    {
        state.Attempts++;
        if (outcome.IsSuccess) return RetryStop.Succeeded;
        if (!IsRetryable(outcome)) return RetryStop.NotRetryable;
        if (outcome.BodyIsSpent) return RetryStop.BodyIsSpent;
        if (state.Attempts >= state.MaxAttempts) return RetryStop.AttemptsExhausted;

        var first = options.LegacyDelay ?? TimeSpan.FromSeconds(options.Jitter());
        return RetryDecision.After(first * Math.Pow(2, state.Attempts - 1));
    }

    private bool IsRetryable(in AttemptOutcome outcome)
    {
        if (outcome.Trait == RetryTrait.Final) return false;
        if (outcome.StatusCode is 429 or 500 or 502 or 503 or 504 or 509) return true;
        if (outcome.StatusCode == 400 && outcome.ErrorCode is { } code && Codes.Contains(code)) return true;
        foreach (var (known, status) in options.LegacyErrors)
            if (outcome.StatusCode == status && outcome.ErrorCode == known) return true;
        return outcome.Trait == RetryTrait.Transient || RetryClassifier.IsConnectionFailure(outcome.Failure);
    }
}

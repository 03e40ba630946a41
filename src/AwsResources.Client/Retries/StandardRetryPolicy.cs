namespace AwsResources.Client.Retries;

/// <summary>Standard mode: exponential delays with full jitter, and a quota that stops retries when a service is down.</summary>
internal sealed class StandardRetryPolicy(RetryOptions options) : RetryPolicy(options.MaxAttempts ?? 3)
{
    private const int CleanSuccess = 1;

    private readonly RetryQuota _quota = new();

    public override RetryDecision Decide(RetryState state, in AttemptOutcome outcome)
    {
        state.Attempts++;
        if (outcome.IsSuccess)
        {
            _quota.GiveBack(state.Cost > 0 ? state.Cost : CleanSuccess);
            return RetryStop.Succeeded;
        }

        var kind = RetryClassifier.Classify(outcome);
        if (kind == AttemptKind.Final) return RetryStop.NotRetryable;
        if (outcome.BodyIsSpent) return RetryStop.BodyIsSpent;
        if (state.Attempts >= state.MaxAttempts) return RetryStop.AttemptsExhausted;

        var cost = kind == AttemptKind.Throttling ? options.ThrottlingCost : outcome.IsTimeout ? options.TimeoutCost : options.TransientCost;
        if (!_quota.TryTake(cost)) return new(RetryStop.QuotaExhausted, state.IsLongPoll && options.HoldsLongPolls ? Delay(state, kind, outcome) : TimeSpan.Zero);
        state.Cost = cost;
        return RetryDecision.After(Delay(state, kind, outcome));
    }

    // The service's hint may lengthen the computed delay, and by a bounded amount only.
    private TimeSpan Delay(RetryState state, AttemptKind kind, in AttemptOutcome outcome)
    {
        var first = kind == AttemptKind.Throttling ? options.ThrottlingDelay : options.TransientDelay;
        var full = Math.Min(first.TotalSeconds * Math.Pow(2, state.Attempts - 1), options.LongestDelay.TotalSeconds);
        var delay = TimeSpan.FromSeconds(options.Jitter() * full);
        if (!options.HeedsHints || outcome.RetryAfter is not { } hint || hint <= delay) return delay;
        return hint < delay + options.LongestExtraDelay ? hint : delay + options.LongestExtraDelay;
    }
}

namespace AwsResources.Client.Retries;

/// <summary>Adaptive mode: standard mode, and after the first throttling the client's own rate follows what the service bears.</summary>
internal sealed class AdaptiveRetryPolicy(RetryOptions options) : RetryPolicy(options.MaxAttempts ?? 3)
{
    private readonly StandardRetryPolicy _standard = new(options);
    private readonly AdaptiveRate _rate = new(options.Time);

    public override TimeSpan DelayBeforeAttempt() => _rate.Reserve();

    public override RetryDecision Decide(RetryState state, in AttemptOutcome outcome)
    {
        _rate.Record(!outcome.IsSuccess && RetryClassifier.Classify(outcome) == AttemptKind.Throttling);
        return _standard.Decide(state, outcome);
    }
}

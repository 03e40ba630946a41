using AwsResources.Client.Configuration;

namespace AwsResources.Client.Retries;

/// <summary>Decides after every attempt whether there is another one. A client has one policy, shared by all its calls.</summary>
/// <remarks>It never waits: the pipeline does.</remarks>
internal abstract class RetryPolicy
{
    private protected RetryPolicy(int maxAttempts) => MaxAttempts = maxAttempts;

    /// <summary>Attempts in all, the first one included.</summary>
    public int MaxAttempts { get; }

    public static RetryPolicy Create(RetryOptions options) => options.Mode switch
    {
        RetryMode.Standard => new StandardRetryPolicy(options),
        RetryMode.Adaptive => new AdaptiveRetryPolicy(options),
        RetryMode.Legacy => new LegacyRetryPolicy(options),
        _ => throw new AwsConfigurationException($"The retry mode is {options.Mode}; expected Standard, Adaptive or Legacy."),
    };

    /// <summary>Starts a call.</summary>
    /// <param name="isLongPoll">Whether the call waits for work on the server.</param>
    /// <param name="maxAttempts">Attempts in all where this call has a number of its own; null for the policy's.</param>
    public RetryState Begin(bool isLongPoll = false, int? maxAttempts = null) => new() { IsLongPoll = isLongPoll, MaxAttempts = maxAttempts ?? MaxAttempts };

    /// <summary>How long to hold an attempt back before it is sent; zero but in adaptive mode.</summary>
    public virtual TimeSpan DelayBeforeAttempt() => TimeSpan.Zero;

    /// <summary>Takes an attempt's outcome, and says what comes next. To be called once after each attempt, the successful one too.</summary>
    public abstract RetryDecision Decide(RetryState state, in AttemptOutcome outcome);
}

using AwsResources.Client.Telemetry;

namespace AwsResources;

/// <summary>What is different for one call. Whatever is left unset is as the session and the client have it.</summary>
public sealed record AwsCallOptions
{
    internal static AwsCallOptions Paginating { get; } = new() { Features = FeatureSet.Of(Feature.Paginator) };

    internal static AwsCallOptions Waiting { get; } = new() { Features = FeatureSet.Of(Feature.Waiter) };

    /// <summary>The same three of resources: a call, a page, a question of a waiter.</summary>
    internal static AwsCallOptions OfResources { get; } = new() { Features = FeatureSet.Of(Feature.ResourceModel) };

    internal static AwsCallOptions PaginatingResources { get; } = new() { Features = FeatureSet.Of(Feature.ResourceModel).With(Feature.Paginator) };

    internal static AwsCallOptions WaitingForResources { get; } = new() { Features = FeatureSet.Of(Feature.ResourceModel).With(Feature.Waiter) };

    /// <summary>How long the call may take in all, waits between attempts included. Default: the session's <see cref="AwsSessionOptions.CallTimeout"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not more than nothing.</exception>
    public TimeSpan? Timeout
    {
        get;
        init => field = Positive(value, nameof(Timeout));
    }

    /// <summary>
    /// How long one attempt may take until its answer is read (of a streamed body or of events, until it begins). One that takes longer is given up, and another is made
    /// where attempts are left. Default: the session's <see cref="AwsSessionOptions.AttemptTimeout"/>, which holds beside this one too. Both go by the machine's clock.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not more than nothing.</exception>
    public TimeSpan? AttemptTimeout
    {
        get;
        init => field = Positive(value, nameof(AttemptTimeout));
    }

    /// <summary>How often the request is sent at most, the first time included. Default: the client's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public int? MaxAttempts
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A request is sent at least once.");
    }

    /// <summary>Hooks of this call, which run after those of the session and of the client. Default: none.</summary>
    public AwsHooks? Hooks { get; init; }

    /// <summary>What of this library the call is made by, for the user agent.</summary>
    internal FeatureSet Features { get; init; }

    private static TimeSpan? Positive(TimeSpan? value, string name) => value is null || value > TimeSpan.Zero
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"{name} is a time of more than nothing.");
}

using AwsResources.Client.Configuration;

namespace AwsResources.Client.Retries;

/// <summary>How a client retries. The defaults are those that AWS's SDKs agreed on for 2026.</summary>
internal sealed record RetryOptions
{
    public RetryMode Mode { get; init; } = RetryMode.Standard;

    /// <summary>Attempts in all, the first one included; null for the mode's own: 3, and 5 in legacy mode.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>The same in legacy mode, where a service has a number of its own; null for 5.</summary>
    public int? LegacyMaxAttempts { get; init; }

    /// <summary>What the delay after a connection or server error starts from; it doubles with every attempt.</summary>
    public TimeSpan TransientDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>What the delay after throttling starts from.</summary>
    public TimeSpan ThrottlingDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What a retry takes from the quota.</summary>
    public int TransientCost { get; init; } = 14;

    /// <summary>What it takes after an attempt whose time ran out.</summary>
    public int TimeoutCost { get; init; } = 14;

    /// <summary>What it takes after throttling.</summary>
    public int ThrottlingCost { get; init; } = 5;

    /// <summary>Whether a service may ask for a longer delay.</summary>
    public bool HeedsHints { get; init; } = true;

    /// <summary>Whether a long poll waits before it fails for want of quota.</summary>
    public bool HoldsLongPolls { get; init; } = true;

    /// <summary>No computed delay is longer; a service's hint may be.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How much longer than the computed delay a service may ask to wait.</summary>
    public TimeSpan LongestExtraDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Error codes, each with its status, that the service alone has and that are worth another attempt in legacy mode.</summary>
    public IReadOnlyCollection<(string Code, int Status)> LegacyErrors { get; init; } = [];

    /// <summary>The first delay in legacy mode, without jitter; null for one drawn between 0 and 1 s.</summary>
    public TimeSpan? LegacyDelay { get; init; }

    /// <summary>Gives a number from 0 to 1, by which a delay is multiplied so that clients do not come back all at once.</summary>
    public Func<double> Jitter { get; init; } = DefaultJitter;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The options that a configuration asks for, over what the service's own ones are.</summary>
    /// <exception cref="AwsConfigurationException">A retry setting has an impossible value.</exception>
    public RetryOptions Configured(AwsConfiguration configuration)
    {
        var mode = configuration.Get(Settings.RetryMode).Value;
        var options = configuration.Get(Settings.NewRetries).Value ? this : Former();
        return options with
        {
            Mode = mode,
            MaxAttempts = configuration.Get(Settings.MaxAttempts).Value ?? (mode is RetryMode.Legacy ? LegacyMaxAttempts : options.MaxAttempts),
        };
    }

    // The numbers that held until 2026, the same for all services and errors.
    private RetryOptions Former() => this with
    {
        MaxAttempts = null,
        TransientDelay = TimeSpan.FromSeconds(1),
        ThrottlingDelay = TimeSpan.FromSeconds(1),
        TransientCost = 5,
        TimeoutCost = 10,
        ThrottlingCost = 5,
        HeedsHints = false,
        HoldsLongPolls = false,
    };

#pragma warning disable RS0030 // The default; a test gives its own.
    private static double DefaultJitter() => Random.Shared.NextDouble();
#pragma warning restore RS0030
}

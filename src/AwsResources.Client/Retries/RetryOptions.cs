using AwsResources.Client.Configuration;

namespace AwsResources.Client.Retries;

/// <summary>How a client retries. The defaults are those that AWS's SDKs agreed on for 2026.</summary>
internal sealed record RetryOptions
{
    public RetryMode Mode { get; init; } = RetryMode.Standard;

    /// <summary>Attempts in all, the first one included; null for the mode's own: 3, and 5 in legacy mode.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>What the delay after a connection or server error starts from; it doubles with every attempt.</summary>
    public TimeSpan TransientDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>What the delay after throttling starts from.</summary>
    public TimeSpan ThrottlingDelay { get; init; } = TimeSpan.FromSeconds(1);

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
    public RetryOptions Configured(AwsConfiguration configuration) => this with
    {
        Mode = configuration.Get(Settings.RetryMode).Value,
        MaxAttempts = configuration.Get(Settings.MaxAttempts).Value ?? MaxAttempts,
    };

#pragma warning disable RS0030 // The default; a test gives its own.
    private static double DefaultJitter() => Random.Shared.NextDouble();
#pragma warning restore RS0030
}

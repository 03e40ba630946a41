using AwsResources.Client.Configuration;
using AwsResources.Client.Customizations.S3;

namespace AwsResources.Client.Customizations;

/// <summary>What each mode of defaults sets. The numbers are those that AWS publishes for all of its SDKs.</summary>
internal static class DefaultsModes
{
    /// <summary>The defaults of a configuration's mode. Of <see cref="AwsDefaultsMode.Auto"/> those that hold wherever it runs: its connect timeout may shrink.</summary>
    /// <exception cref="AwsConfigurationException">There is no such mode.</exception>
    public static ModeDefaults For(AwsConfiguration configuration)
    {
        var mode = configuration.Get(Settings.DefaultsMode).Value;
        if (mode is AwsDefaultsMode.Auto) mode = FromEnvironment(configuration) ?? mode;
        var defaults = new ModeDefaults(mode.ToString());
        if (mode is AwsDefaultsMode.Legacy) return defaults;
        defaults.Set(Settings.ConnectTimeout, ConnectTimeout(mode));
        defaults.Set(Settings.RetryMode, RetryMode.Standard);
        defaults.Set(ServiceSettings.RegionalSts, true);
        defaults.Set(S3Settings.RegionalUsEast1, true);
        return defaults;
    }

    /// <summary>Whether an instance has still to be asked in which region it is.</summary>
    public static bool IsUndecided(AwsConfiguration configuration)
    {
        var timeout = configuration.Get(Settings.ConnectTimeout);
        return timeout.Source != AwsConfiguration.FromCode && configuration.Get(Settings.DefaultsMode).Value is AwsDefaultsMode.Auto && FromEnvironment(configuration) is null;
    }

    /// <summary>The mode for a caller in one region who calls another.</summary>
    /// <param name="here">Where the caller is; null where nothing tells.</param>
    /// <param name="called">What is called.</param>
    public static AwsDefaultsMode Between(string? here, string? called) => here is null
        ? AwsDefaultsMode.Standard
        : here == called ? AwsDefaultsMode.InRegion : AwsDefaultsMode.CrossRegion;

    public static TimeSpan ConnectTimeout(AwsDefaultsMode mode) => mode switch
    {
        AwsDefaultsMode.InRegion => TimeSpan.FromMilliseconds(1100),
        AwsDefaultsMode.Mobile => TimeSpan.FromMilliseconds(30_000),
        AwsDefaultsMode.Standard or AwsDefaultsMode.CrossRegion or AwsDefaultsMode.Auto => TimeSpan.FromMilliseconds(3100),
        _ => throw new AwsConfigurationException($"AwsSessionOptions.DefaultsMode is {mode}; expected Legacy, Standard, InRegion, CrossRegion, Mobile or Auto."),
    };

    // Lambda and its like say where they run.
    private static AwsDefaultsMode? FromEnvironment(AwsConfiguration configuration)
    {
        var environment = configuration.Environment;
        if (environment.GetVariable("AWS_EXECUTION_ENV") is null) return null;
        var here = environment.GetVariable("AWS_REGION") ?? environment.GetVariable("AWS_DEFAULT_REGION");
        return here is null ? null : Between(here, configuration.Get(Settings.Region).Value);
    }
}

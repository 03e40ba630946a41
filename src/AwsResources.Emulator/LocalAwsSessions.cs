// The emulator itself knows the wire only; this is the one place where it meets the object model.

namespace AwsResources;

/// <summary>Sessions with an embedded AWS.</summary>
public static class LocalAwsSessions
{
    /// <summary>
    /// Makes a session that calls this embedded AWS and nothing else: its handler, its credentials and its clock; neither the
    /// environment nor the shared files are read. Each call makes a session of its own; all see the same buckets, instances and tables.
    /// </summary>
    /// <param name="cloud">The embedded AWS. It must outlive the session, which does not dispose of it.</param>
    /// <param name="region">The region that calls go to. Default: <see cref="LocalAwsOptions.Region"/>.</param>
    /// <exception cref="AwsConfigurationException">When a client is made: the region is not a region's name.</exception>
    public static AwsSession Session(this LocalAws cloud, string? region = null)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        var options = cloud.SessionOptions;
        return new AwsSession(options with { Region = region ?? options.Region, Environment = AwsEnvironment.Empty });
    }
}

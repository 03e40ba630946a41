namespace AwsResources;

// What there is to choose from. No call is made for any of it.
public sealed partial class AwsSession
{
    /// <summary>The names of all services that <see cref="Client"/> knows, in ordinal order.</summary>
    public IReadOnlyList<string> ServiceNames => _runtime.Catalog.ServiceNames;

    /// <summary>The names of the services that this session has as objects, in ordinal order.</summary>
    public IReadOnlyList<string> ResourceServiceNames => EmbeddedDefinitions.Services;

    /// <summary>The names of the profiles in both shared files, in ordinal order; <c>aws.With(profile: name)</c> is a session with one.</summary>
    /// <exception cref="AwsConfigurationException">A shared file cannot be read, or is malformed.</exception>
    public IReadOnlyList<string> ProfileNames => [.. _runtime.Configuration.Shared.Profiles.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The partitions of AWS with their regions.</summary>
    public IReadOnlyList<AwsPartition> Partitions => _runtime.Directory.Partitions;

    /// <summary>The partition of a region. A region that AWS does not list yet belongs to the one that it looks like, else to <c>aws</c>.</summary>
    /// <param name="region">The region, such as <c>eu-central-1</c>.</param>
    public AwsPartition PartitionOf(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return _runtime.Directory.PartitionOf(region);
    }

    /// <summary>
    /// The regions in which a service has an address by its endpoint rules, in ordinal order; none for a service without regions, such as <c>iam</c>.
    /// </summary>
    /// <remarks>
    /// The rules name addresses in all regions of a partition that they do not except. A service may not be offered yet in some of them,
    /// and an account may not have enabled others: the first call there tells.
    /// </remarks>
    /// <param name="service">The service's name, such as <c>ec2</c>.</param>
    /// <param name="partition">The partition's name. Default: <c>aws</c>.</param>
    /// <exception cref="AwsModelException">There is no such service; the message names near ones.</exception>
    /// <exception cref="ArgumentException">There is no such partition; the message names those that there are.</exception>
    public IReadOnlyList<string> Regions(string service, string partition = "aws")
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(partition);
        return _runtime.Directory.Regions(service, partition);
    }
}

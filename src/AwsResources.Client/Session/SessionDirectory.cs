using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;

namespace AwsResources.Client.Session;

/// <summary>What there is to call: partitions, and the regions of a service.</summary>
/// <param name="catalog">The models of the session.</param>
internal sealed class SessionDirectory(ModelCatalog catalog)
{
    private const string DefaultPartition = "aws";

    private readonly Lazy<AwsPartition[]> _partitions = new(() => [.. SessionEndpoints.PartitionsOf(catalog).Partitions.Select(partition => new AwsPartition(partition))]);

    public IReadOnlyList<AwsPartition> Partitions => _partitions.Value;

    /// <exception cref="ArgumentException">There is no such partition; the message names those that there are.</exception>
    public AwsPartition Partition(string name) => Array.Find(_partitions.Value, partition => partition.Name == name) ?? throw new ArgumentException(
        $"There is no partition '{name}'; expected {string.Join(", ", _partitions.Value.Select(partition => partition.Name))}.", nameof(name));

    /// <summary>The partition of a region; of one that AWS does not list yet, the one whose pattern it fits.</summary>
    public AwsPartition PartitionOf(string region) => Partition(SessionEndpoints.PartitionsOf(catalog).Find(PseudoRegion.Split(region).Region).Name);

    /// <summary>The regions of a partition that a service has an endpoint of its own in, by its endpoint rules; none for a service without regions.</summary>
    /// <exception cref="AwsModelException">There is no such service; the message names near ones.</exception>
    /// <exception cref="ArgumentException">There is no such partition.</exception>
    public IReadOnlyList<string> Regions(string service, string partition)
    {
        var (model, wanted) = (catalog.GetService(service), Partition(partition));
        if (SessionEndpoints.RulesOf(model, catalog) is not { } rules) return model.Metadata.GlobalEndpoint is null ? wanted.Regions : [];
        return IsGlobal(rules) ? [] : [.. wanted.Regions.Where(region => Find(rules, region) is not null)];
    }

    // What has one address for all regions of the largest partition is a service without regions in the others, too, however few regions they have.
    private bool IsGlobal(EndpointResolver rules)
    {
        var addresses = Partition(DefaultPartition).Regions.Select(region => Find(rules, region)?.Url).Distinct().ToArray();
        return addresses is [not null];
    }

    private static ResolvedEndpoint? Find(EndpointResolver rules, string region)
    {
        try
        {
            return rules.Resolve(rules.CreateParameters(new EndpointBuiltIns { Region = region, UseFips = false, UseDualStack = false, StsUseGlobalEndpoint = false, S3UseGlobalEndpoint = false }));
        }
        catch (AwsEndpointException)
        {
            return null; // The service is not there, or its endpoints depend on more than the region.
        }
    }
}

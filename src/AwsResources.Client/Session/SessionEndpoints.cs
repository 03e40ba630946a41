using System.Runtime.CompilerServices;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;

namespace AwsResources.Client.Session;

/// <summary>
/// Endpoint rules and partitions, read once for each model and shared by all sessions: S3's rules are half a megabyte once read.
/// What is remembered of them depends on the parameters only, never on a session.
/// </summary>
internal static class SessionEndpoints
{
    private static readonly ConditionalWeakTable<ModelCatalog, PartitionTable> Tables = [];
    private static readonly ConditionalWeakTable<ServiceModel, EndpointResolver> Resolvers = [];

    public static PartitionTable PartitionsOf(ModelCatalog catalog) => Tables.GetValue(catalog, static found => PartitionTable.Parse(found.Partitions));

    /// <summary>The rules of a service; null for a model without any.</summary>
    public static EndpointResolver? RulesOf(ServiceModel model, ModelCatalog catalog)
    {
        if (model.EndpointRuleSet.IsEmpty) return null;
        return Resolvers.TryGetValue(model, out var known)
            ? known
            : Resolvers.GetValue(model, found => new EndpointResolver(EndpointRuleSet.Parse(found.EndpointRuleSet, PartitionsOf(catalog), found.Name)));
    }
}

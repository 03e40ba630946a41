using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Conventions.Parity;

/// <summary>What our definitions have, by names of the same form as <see cref="Boto3Surface"/>'s.</summary>
internal static class OurSurface
{
    public static Dictionary<string, string?> Of(string service)
    {
        var faults = new DefinitionFaults();
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (new DefinitionParser(faults).Parse(EmbeddedDefinitions.Of(service)) is not { } definition) return names;
        var bound = DefinitionBinder.Bind(definition, ModelCatalog.Embedded.GetService(service), faults);
        Add(names, service + ".service", bound.Root);
        foreach (var resource in bound.Resources)
        {
            names.Add($"{service}.{resource.Name}", null);
            Add(names, $"{service}.{resource.Name}", resource);
        }
        return names;
    }

    private static void Add(Dictionary<string, string?> names, string owner, BoundResource resource)
    {
        void Each<T>(string kind, IEnumerable<T> members, Func<T, string> name, Func<T, string?> what)
        {
            foreach (var member in members) names.Add($"{owner}.{kind}.{name(member)}", what(member));
        }

        Each("identifiers", resource.Identifiers, identifier => identifier.Name, _ => null);
        Each("attributes", resource.Attributes, attribute => attribute.Name, _ => null);
        Each("actions", resource.Actions, action => action.Name, action => action.Operation.Name);
        Each("has", resource.References.Concat(resource.Children), link => link.Name, link => link.Target.Name);
        Each("collections", resource.Collections, collection => collection.Name, collection => $"{collection.Operation.Name} {collection.Target.Name}");
        Each("waiters", resource.Waiters, waiter => waiter.Name, waiter => waiter.Waiter.Name);
        foreach (var collection in resource.Collections)
            Each($"collections.{collection.Name}.batchActions", collection.Target.BatchActions, batch => batch.Name, _ => null);
        if (resource.Load is { } load) names.Add(owner + ".load", load.Operation.Name);
    }
}

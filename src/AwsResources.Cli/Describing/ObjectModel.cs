using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Cli.Describing;

/// <summary>The services with their resources, read from definitions when they are asked for.</summary>
/// <param name="services">The names of the services.</param>
/// <param name="bind">Reads a service's definitions.</param>
internal sealed class ObjectModel(IReadOnlyList<string> services, Func<string, BoundService> bind)
{
    private readonly Dictionary<string, BoundService> _bound = new(StringComparer.Ordinal);

    /// <summary>What the library was built with.</summary>
    public static ObjectModel BuiltIn { get; } = new(EmbeddedDefinitions.Services, BindEmbedded);

    public IReadOnlyList<BoundService> Services => [.. services.Select(Service)];

    /// <summary>What a name means: nothing for all services, <c>ec2</c> a service, <c>ec2.Instance</c> a resource. Case does not matter.</summary>
    /// <exception cref="AwsDefinitionException">There is none of that name; the message names near ones.</exception>
    public Subject Find(string? name)
    {
        if (name is null) return new Subject(Services, null, null);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var serviceName = dot < 0 ? name : name[..dot];
        var service = services.FirstOrDefault(one => one.Equals(serviceName, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Service(known)
            : throw new AwsDefinitionException($"No service '{serviceName}' has resources.{Suggestions.DidYouMean(serviceName, services)} Those that have: {string.Join(", ", services)}.");
        if (dot < 0) return new Subject([service], service, null);
        var resourceName = name[(dot + 1)..];
        var names = service.Resources.Select(resource => resource.Name).ToList();
        var resource = service.Resources.FirstOrDefault(one => one.Name.Equals(resourceName, StringComparison.OrdinalIgnoreCase))
            ?? throw new AwsDefinitionException($"{service.Definition.Service} has no resource '{resourceName}'.{Suggestions.DidYouMean(resourceName, names)} It has: {string.Join(", ", names)}.");
        return new Subject([service], service, resource);
    }

    private BoundService Service(string name) => _bound.TryGetValue(name, out var known) ? known : _bound[name] = bind(name);

    private static BoundService BindEmbedded(string service)
    {
        var faults = new DefinitionFaults();
        var definition = new DefinitionParser(faults).Parse(EmbeddedDefinitions.Of(service));
        var bound = definition is null ? null : DefinitionBinder.Bind(definition, ModelCatalog.Embedded.GetService(service), faults);
        return bound is not null && faults.All.Count == 0
            ? bound
            : throw AwsDefinitionException.Of(faults, service);
    }
}

/// <summary>What is to be described: services, one service, or one resource of it.</summary>
internal sealed record Subject(IReadOnlyList<BoundService> Services, BoundService? Service, BoundResource? Resource);

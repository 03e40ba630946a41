using System.Runtime.CompilerServices;
using AwsResources.Client.Model;
using AwsResources.Core.Definitions;
using AwsResources.Core.Proxies;

namespace AwsResources.Core.Plans;

/// <summary>Makes the plans of services from their definitions, once for each model.</summary>
/// <param name="files">Gives the definition files of a service; none where it has no resources.</param>
/// <param name="remake">Gives each kind of resource another way to make proxies; null leaves them as they are.</param>
internal sealed class PlanCatalog(Func<string, IEnumerable<(string File, byte[] Utf8)>> files, Func<ProxyType, ProxyType>? remake = null)
{
    private readonly ConditionalWeakTable<ServiceModel, ServicePlan> _plans = [];

    /// <summary>The plans of a service.</summary>
    /// <param name="model">The service's model.</param>
    /// <param name="typeOf">Gives the type of a resource by its name; the empty name is the service itself.</param>
    /// <exception cref="AwsDefinitionException">A definition does not fit; the message lists every fault.</exception>
    public ServicePlan Service(ServiceModel model, Func<string, ProxyType> typeOf) => _plans.TryGetValue(model, out var plan)
        ? plan
        : _plans.GetValue(model, key => new ServicePlan(Bind(key), remake is null ? typeOf : name => remake(typeOf(name))));

    private BoundService Bind(ServiceModel model)
    {
        var faults = new DefinitionFaults();
        var definition = new DefinitionParser(faults).Parse(files(model.Name));
        if (faults.All.Count > 0) throw AwsDefinitionException.Of(faults, model.Name);
        // What is built in was bound as a whole when it was built; only another model can make a part of it unfit.
        return DefinitionBinder.BindLazily(definition ?? throw new AwsDefinitionException(
            $"There are no definitions of resources for {model.Name}; its operations are reached by Client(\"{model.Name}\")."), model, found => throw AwsDefinitionException.Of(found, model.Name));
    }
}

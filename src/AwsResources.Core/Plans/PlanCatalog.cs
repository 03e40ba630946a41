using System.Runtime.CompilerServices;
using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Plans;

/// <summary>Makes the plans of services from their definitions, once for each model.</summary>
/// <param name="files">Gives the definition files of a service; none where it has no resources.</param>
/// <param name="interfaceOf">Gives the interface of a resource by service and name; the empty name is the service itself.</param>
internal sealed class PlanCatalog(Func<string, IEnumerable<(string File, byte[] Utf8)>> files, Func<string, string, Type> interfaceOf)
{
    private readonly ConditionalWeakTable<ServiceModel, ServicePlan> _plans = [];

    /// <exception cref="AwsDefinitionException">A definition does not fit; the message lists every fault.</exception>
    public ServicePlan Service(ServiceModel model) => _plans.GetValue(model, Make);

    private ServicePlan Make(ServiceModel model)
    {
        var faults = new DefinitionFaults();
        var definition = new DefinitionParser(faults).Parse(files(model.Name));
        var bound = definition is null ? null : DefinitionBinder.Bind(definition, model, faults);
        if (faults.All.Count > 0)
            throw new AwsDefinitionException($"The definitions of {model.Name} have {faults.All.Count} fault(s):\n  {string.Join("\n  ", faults.All)}");
        if (bound is null) throw new AwsDefinitionException($"There are no definitions of resources for {model.Name}; its operations are reached by Client(\"{model.Name}\").");
        return new ServicePlan(bound, interfaceOf);
    }
}

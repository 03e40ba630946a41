using AwsResources.Core.Definitions;
using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;
using Microsoft.Extensions.Logging;

namespace AwsResources.Core;

/// <summary>What the resources of one session share: clients, plans, and the settings of the engine. Safe to share between threads.</summary>
/// <param name="client">Gives the client of a service.</param>
/// <param name="plans">Gives the plans of a service's resources.</param>
/// <param name="time">The clock of waits.</param>
/// <param name="logger">Where lazy loads are told, if the session asks for it.</param>
/// <param name="identity">What tells this session's account, endpoint and region from others'; computed when it is first needed.</param>
internal sealed class ResourceSession(Func<string, AwsClient> client, PlanCatalog plans, TimeProvider time, ILogger logger, Func<string> identity)
{
    private readonly Lazy<string> _identity = new(identity);

    public LazyLoading LazyLoading { get; init; }

    /// <summary>Hears of each action, page of a collection and wait that succeeded, and of which resource it was; null where nobody listens.</summary>
    public Action<BoundResource, BoundCall>? Succeeded { get; init; }

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public string Identity => _identity.Value;

    public AwsClient Client(string service) => client(service);

    /// <summary>The root of a service's object model.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="typeOf">Gives the type of a resource by its name; the empty name is the service itself.</param>
    /// <param name="others">Where the service's plans come from; null for those of the library.</param>
    public Resource Root(string service, Func<string, ProxyType> typeOf, PlanCatalog? others = null)
    {
        var plan = (others ?? plans).Service(Client(service).Model, typeOf).Root;
        var root = plan.Make();
        root.Initialise(plan, this, [], null);
        return root;
    }

    /// <summary>Makes a resource; no call is made.</summary>
    public Resource Create(ResourcePlan plan, string[] ids, AwsStructure? item = null)
    {
        for (var i = 0; i < ids.Length; i++)
            if (string.IsNullOrEmpty(ids[i]))
                throw new ArgumentException($"{plan.Bound.Service.Definition.Service}.{plan.Bound.Name}: the identifier {plan.Bound.Identifiers[i].Name} is empty.", plan.Bound.Identifiers[i].Name);
        var resource = plan.Make();
        resource.Initialise(plan, this, ids, item);
        return resource;
    }
}

using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;

namespace AwsResources.Specs.Backends;

/// <summary>The embedded AWS, with proxies that Castle makes at run time instead of the generated ones: both are to do the same.</summary>
public sealed class CastleBackend() : EmulatorBackend("Castle")
{
    private static readonly PlanCatalog AtRunTime = new(EmbeddedDefinitions.Of, static type => ProxyType.AtRunTime(type.Interface));

    internal override PlanCatalog? Plans => AtRunTime;
}

using System.ComponentModel;
using AwsResources.Core.Plans;

namespace AwsResources.Core.Proxies;

/// <summary>The base of generated proxies of services.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceProxy : ResourceProxy, IAwsServiceRoot
{
    AwsClient IAwsServiceRoot.Client => CommonMembers.Client(this);
}

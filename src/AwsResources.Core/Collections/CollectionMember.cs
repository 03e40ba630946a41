using AwsResources.Core.Definitions;
using AwsResources.Core.Plans;

namespace AwsResources.Core.Collections;

internal sealed class CollectionMember<T, TOptions>(BoundCollection collection, ResourcePlan target) : IMember
    where T : class, IAwsResource where TOptions : AwsStructure
{
    public object? Invoke(Resource resource, object?[] arguments) => Of(resource);

    public ResourceCollection<T, TOptions> Of(Resource resource) => new(new CollectionQuery<T>(resource, collection, target));
}

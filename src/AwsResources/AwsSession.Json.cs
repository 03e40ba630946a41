using AwsResources.Core.Serialization;

namespace AwsResources;

public sealed partial class AwsSession
{
    /// <summary>A resource from its JSON, with the data that it had: <c>aws.FromJson&lt;IInstance&gt;(instance.ToJson())</c>. No call is made.</summary>
    /// <remarks>
    /// Resources of services that were defined outside the library are read by their service: <c>aws.Glue.FromJson</c>. So may others be, <c>aws.EC2.FromJson</c>,
    /// in programs that are trimmed: this method keeps the resources of all services.
    /// </remarks>
    /// <typeparam name="T">The resource's interface; <see cref="IAwsResource"/> for any kind.</typeparam>
    /// <param name="json">What <see cref="AwsResourceExtensions.ToJson"/> wrote.</param>
    /// <exception cref="FormatException">The text is not the JSON of such a resource, or the resource is in another region than the session calls; the message says which.</exception>
    public T FromJson<T>(string json) where T : class, IAwsResource
    {
        var saved = SavedResource.Parse(json);
        if (!ResourceServiceNames.Contains(saved.Service))
            throw new FormatException(
                $"The JSON is of a {saved.Service}.{saved.Kind}, and the library has no resources of {saved.Service}.{Suggestions.DidYouMean(saved.Service, ResourceServiceNames)} "
                + "Where the service was defined by you, read it by that: service.FromJson(json).");
        return saved.In<T>(_resources.Value.Root(saved.Service, AwsResourceTypes.Of(saved.Service)));
    }
}

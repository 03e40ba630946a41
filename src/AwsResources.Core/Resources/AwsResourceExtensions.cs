using AwsResources.Core.Serialization;

namespace AwsResources;

/// <summary>Carries resources across processes, as JSON.</summary>
public static class AwsResourceExtensions
{
    /// <summary>
    /// The resource as JSON: service, kind, region, identifiers, and the data that is at hand, as <c>session.FromJson</c> reads it. No call is made.
    /// </summary>
    /// <remarks>What a service answered as a secret, such as a private key, is data like any other, and in the JSON. Credentials of the session are not.
    /// What attributes with a load of their own answered is left out: it is loaded again when it is read.</remarks>
    /// <param name="resource">The resource.</param>
    /// <param name="indented">Whether lines are broken and indented.</param>
    /// <exception cref="ArgumentException">The object is not a resource of this library's, but for instance a double of a test.</exception>
    public static string ToJson(this IAwsResource resource, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return SavedResource.Write(resource as Resource ?? throw new ArgumentException($"A {resource.GetType().Name} was not made by a session, which alone can write resources.", nameof(resource)), indented);
    }

    /// <summary>A resource of this service from its JSON, with the data that it had. No call is made.</summary>
    /// <typeparam name="T">Its interface, such as <c>IInstance</c>.</typeparam>
    /// <param name="service">The service, such as <c>aws.EC2</c>.</param>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">The text is not the JSON of such a resource, or the resource is in another region than the session calls; the message says which.</exception>
    /// <exception cref="ArgumentException">The service was not made by a session.</exception>
    public static T FromJson<T>(this IAwsServiceRoot service, string json) where T : class, IAwsResource
    {
        ArgumentNullException.ThrowIfNull(service);
        return SavedResource.Parse(json).In<T>(
            service as Resource ?? throw new ArgumentException($"A {service.GetType().Name} was not made by a session, which alone can read resources.", nameof(service)));
    }
}

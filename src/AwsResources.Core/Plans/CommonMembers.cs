using AwsResources.Core.Loading;

namespace AwsResources.Core.Plans;

/// <summary>What every resource can do.</summary>
internal static class CommonMembers
{
    public static string ServiceName(Resource resource) => resource.Plan.Bound.Service.Definition.Service;

    public static string ResourceName(Resource resource) => resource.Plan.Bound.Name;

    public static bool IsLoaded(Resource resource) => resource.Snapshot.Load(0) is not null;

    public static AwsStructure? Data(Resource resource) => resource.Snapshot.Load(0) ?? resource.Snapshot.Item;

    public static AwsClient Client(Resource resource) => resource.Session.Client(ServiceName(resource));

    public static IReadOnlyDictionary<string, string> Identifiers(Resource resource)
    {
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < resource.Ids.Length; i++) identifiers.Add(resource.Plan.Bound.Identifiers[i].Name, resource.Ids[i]);
        return identifiers;
    }

    public static async Task<T> LoadAsync<T>(Resource resource, bool force, bool async, CancellationToken cancellationToken) where T : class
    {
        _ = await ResourceLoader.LoadAsync(resource, 0, force, async, cancellationToken).ConfigureAwait(false);
        return (T)(object)resource;
    }
}

using System.Reflection;
using AwsResources.Client;
using AwsResources.Core.Loading;
using AwsResources.Core.Waiters;

namespace AwsResources.Core.Plans;

/// <summary>What every resource can do.</summary>
internal static class CommonMembers
{
    private static readonly Dictionary<string, IMember> OfAny = new()
    {
        ["get_" + nameof(IAwsResource.ServiceName)] = new DelegateMember((resource, _) => resource.Plan.Bound.Service.Definition.Service),
        ["get_" + nameof(IAwsResource.ResourceName)] = new DelegateMember((resource, _) => resource.Plan.Bound.Name),
        ["get_" + nameof(IAwsResource.Identifiers)] = new DelegateMember((resource, _) => Identifiers(resource)),
        ["get_" + nameof(IAwsResource.IsLoaded)] = new DelegateMember((resource, _) => resource.Snapshot.Load(0) is not null),
        ["get_" + nameof(IAwsResource.Data)] = new DelegateMember((resource, _) => resource.Snapshot.Load(0) ?? resource.Snapshot.Item),
        ["get_" + nameof(IAwsServiceRoot.Client)] = new DelegateMember((resource, _) => resource.Session.Client(resource.Plan.Bound.Service.Definition.Service)),
    };

    public static IMember? Of(ResourcePlan plan, MethodInfo method)
    {
        var declaring = method.DeclaringType!;
        if (declaring == typeof(IAwsResource) || declaring == typeof(IAwsServiceRoot)) return OfAny[method.Name];
        if (!declaring.IsGenericType || declaring.GetGenericTypeDefinition() != typeof(IAwsResource<>)) return null;
        var type = typeof(TypedMembers<>).MakeGenericType(plan.Interface);
        return (IMember)type.GetMethod(nameof(TypedMembers<IAwsResource>.Of), BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [method.Name])!;
    }

    private static Dictionary<string, string> Identifiers(Resource resource)
    {
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < resource.Ids.Length; i++) identifiers.Add(resource.Plan.Bound.Identifiers[i].Name, resource.Ids[i]);
        return identifiers;
    }

    /// <summary>The members whose signatures name the resource's own interface.</summary>
    private static class TypedMembers<T> where T : class
    {
        public static IMember Of(string name) => name switch
        {
            "Load" => new DelegateMember((resource, _) => LoadAsync(resource, false, async: false, default).EnsureCompleted()),
            "LoadAsync" => new DelegateMember((resource, arguments) => LoadAsync(resource, false, async: true, (CancellationToken)arguments[0]!)),
            "Reload" => new DelegateMember((resource, _) => LoadAsync(resource, true, async: false, default).EnsureCompleted()),
            "ReloadAsync" => new DelegateMember((resource, arguments) => LoadAsync(resource, true, async: true, (CancellationToken)arguments[0]!)),
            "Exists" => new DelegateMember((resource, _) => ResourceLoader.ExistsAsync(resource, async: false, default).EnsureCompleted()),
            "ExistsAsync" => new DelegateMember((resource, arguments) =>
                ResourceLoader.ExistsAsync(resource, async: true, (CancellationToken)arguments[0]!).AsTask()),
            "WaitUntil" => new DelegateMember((resource, arguments) =>
                PredicateWait.WaitAsync(resource, (Func<T, bool>)arguments[0]!, (TimeSpan?)arguments[1], (TimeSpan?)arguments[2], async: false, default).EnsureCompleted()),
            "WaitUntilAsync" => new DelegateMember((resource, arguments) => PredicateWait.WaitAsync(
                resource, (Func<T, bool>)arguments[0]!, (TimeSpan?)arguments[1], (TimeSpan?)arguments[2], async: true, (CancellationToken)arguments[3]!)),
            _ => throw new NotSupportedException($"IAwsResource<>.{name} is not known to the engine."),
        };

        private static async Task<T> LoadAsync(Resource resource, bool force, bool async, CancellationToken cancellationToken)
        {
            _ = await ResourceLoader.LoadAsync(resource, 0, force, async, cancellationToken).ConfigureAwait(false);
            return (T)(object)resource;
        }
    }

    private sealed class DelegateMember(Func<Resource, object?[], object?> invoke) : IMember
    {
        public object? Invoke(Resource resource, object?[] arguments) => invoke(resource, arguments);
    }
}

using System.Reflection;

namespace AwsResources.Specs.Coverage;

/// <summary>Collections of which only reflection knows what they hold.</summary>
internal static class AnyCollection
{
    private static readonly MethodInfo Generic = typeof(AnyCollection).GetMethod(nameof(BothAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Whether a property is a collection of resources.</summary>
    public static bool Is(PropertyInfo property) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(ResourceCollection<,>);

    /// <summary>What kind of resource a collection holds.</summary>
    public static Type KindOf(PropertyInfo property) => property.PropertyType.GetGenericArguments()[0];

    /// <summary>Lists a collection by both paths.</summary>
    public static Task<(IAwsResource[] Sync, IAwsResource[] Async)> ListAsync(PropertyInfo property, object owner) =>
        (Task<(IAwsResource[], IAwsResource[])>)Generic.MakeGenericMethod(KindOf(property)).Invoke(null, [property.GetValue(owner)])!;

    private static async Task<(IAwsResource[] Sync, IAwsResource[] Async)> BothAsync<T>(ResourceCollection<T> collection) where T : class, IAwsResource =>
        ([.. collection.ToList()], [.. await collection.ToListAsync()]);
}

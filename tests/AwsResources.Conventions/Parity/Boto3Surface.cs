using System.Text.Json;
using AwsResources.Conventions.Repository;

namespace AwsResources.Conventions.Parity;

/// <summary>
/// What boto3's resources have, by names such as <c>s3.Bucket</c>, <c>s3.Bucket.actions.Create</c>, <c>ec2.service.collections.Vpcs</c> and
/// <c>s3.Bucket.collections.Objects.batchActions.Delete</c>, each with what it stands for: an operation, a waiter, another resource.
/// </summary>
internal static class Boto3Surface
{
    private static readonly string[] Kinds = ["actions", "has", "waiters"];

    /// <summary>The list, where it is at hand: beside the repository, or beside the folder that AWSRESOURCES_VECTORS names.</summary>
    public static string? Path { get; } = Places().FirstOrDefault(File.Exists);

    public const string Absence = "The list of boto3's resources (parity/boto3-resources.json) is not here.";

    /// <summary>The names of a service, in their order.</summary>
    public static SortedDictionary<string, string?> Of(string service)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path!));
        var root = json.RootElement.GetProperty(service);
        var names = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        Add(names, service + ".service", root.GetProperty("service"));
        foreach (var resource in root.GetProperty("resources").EnumerateObject())
        {
            names.Add($"{service}.{resource.Name}", null);
            Add(names, $"{service}.{resource.Name}", resource.Value);
        }
        return names;
    }

    public static IReadOnlyList<string> Services()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path!));
        return [.. json.RootElement.EnumerateObject().Select(service => service.Name)];
    }

    private static void Add(SortedDictionary<string, string?> names, string owner, JsonElement resource)
    {
        foreach (var kind in new[] { "identifiers", "attributes" })
            if (resource.TryGetProperty(kind, out var list))
                foreach (var name in list.EnumerateArray()) names.Add($"{owner}.{kind}.{name.GetString()}", null);
        foreach (var kind in Kinds)
            if (resource.TryGetProperty(kind, out var members))
                foreach (var member in members.EnumerateObject()) names.Add($"{owner}.{kind}.{member.Name}", member.Value.GetString());
        if (resource.TryGetProperty("load", out var load) && load.ValueKind is JsonValueKind.String) names.Add(owner + ".load", load.GetString());
        if (!resource.TryGetProperty("collections", out var collections)) return;
        foreach (var collection in collections.EnumerateObject())
        {
            var name = $"{owner}.collections.{collection.Name}";
            names.Add(name, $"{collection.Value.GetProperty("operation").GetString()} {collection.Value.GetProperty("resource").GetString()}");
            foreach (var batch in collection.Value.GetProperty("batchActions").EnumerateArray()) names.Add($"{name}.batchActions.{batch.GetString()}", null);
        }
    }

    private static IEnumerable<string> Places()
    {
        yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(Repo.Root, "..", "shared", "parity", "boto3-resources.json"));
        if (Environment.GetEnvironmentVariable("AWSRESOURCES_VECTORS") is { Length: > 0 } vectors)
            yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(vectors, "..", "parity", "boto3-resources.json"));
    }
}

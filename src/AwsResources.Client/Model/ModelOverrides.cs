using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>Models in folders of the user's, which add services or replace embedded ones.</summary>
internal sealed class ModelOverrides(IEnumerable<string> folders)
{
    private readonly string[] _folders = [.. folders.Where(Directory.Exists)];

    /// <summary>The services that the folders hold.</summary>
    public IEnumerable<string> ServiceNames =>
        from folder in _folders
        from service in Directory.EnumerateDirectories(folder)
        where Versions(service).Any()
        select Path.GetFileName(service);

    /// <summary>The files of the newest version; null where the folders have none, or only older ones than the embedded.</summary>
    public ServiceFiles? Find(string service, string? embeddedVersion)
    {
        if (service.AsSpan().ContainsAny('/', '\\') || service is "" or "." or "..") return null;
        string? newest = null;
        var newestVersion = embeddedVersion;
        foreach (var candidate in _folders.SelectMany(folder => Versions(Path.Combine(folder, service))))
        {
            var version = VersionOf(candidate, service);
            var order = string.CompareOrdinal(version, newestVersion);
            if (order < 0 || (order == 0 && newest is not null)) continue;
            (newest, newestVersion) = (candidate, version);
        }

        return newest is null ? null : new ServiceFiles(
            service,
            newest,
            ModelFolder.Read(newest, ModelFolder.Service),
            ModelFolder.Read(newest, ModelFolder.Paginators),
            ModelFolder.Read(newest, ModelFolder.Waiters),
            ModelFolder.Read(newest, ModelFolder.EndpointRuleSet));
    }

    /// <summary>The partitions of the first folder that has them.</summary>
    public ReadOnlyMemory<byte>? Partitions()
    {
        foreach (var folder in _folders)
        {
            var json = ModelFolder.Read(folder, "partitions");
            if (!json.IsEmpty) return json;
        }

        return null;
    }

    /// <summary>The folders of a service that describe it: its own, or one a version.</summary>
    private static IEnumerable<string> Versions(string service)
    {
        if (!Directory.Exists(service)) return [];
        return Directory.GetDirectories(service).Order(StringComparer.Ordinal).Prepend(service)
            .Where(folder => ModelFolder.Has(folder, ModelFolder.Service));
    }

    /// <summary>A folder a version is named by it; a service's own folder says it inside.</summary>
    private static string VersionOf(string folder, string service)
    {
        var name = Path.GetFileName(folder);
        return name != service ? name
            : ModelJson.Parse(ModelFolder.Read(folder, ModelFolder.Service), $"{folder}/service-2.json")["metadata"]["apiVersion"].Text();
    }
}

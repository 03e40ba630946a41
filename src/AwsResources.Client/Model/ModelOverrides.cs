using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>Models in folders of the user's, which add services, or replace files of embedded ones.</summary>
/// <remarks>A service's files lie in <c>service/version/</c>, as botocore keeps them, or in <c>service/</c>, as this library does.</remarks>
internal sealed class ModelOverrides(IEnumerable<string> folders)
{
    private readonly string[] _folders = [.. folders.Where(Directory.Exists)];

    public bool IsEmpty => _folders.Length == 0;

    /// <summary>The services that the folders describe.</summary>
    public IEnumerable<string> ServiceNames =>
        from folder in _folders
        from service in Directory.GetDirectories(folder)
        where Places(service).Any(place => ModelFolder.Has(place, ModelFolder.Service))
        select Path.GetFileName(service);

    /// <summary>
    /// The files of the newest version, the embedded one among them: each from the first folder that has it. Null where that
    /// version is the embedded one and the folders have no file for it.
    /// </summary>
    public ServiceFiles? Find(string service, string? embeddedVersion)
    {
        if (service.AsSpan().ContainsAny('/', '\\') || service is "" or "." or "..") return null;
        var places = _folders.SelectMany(folder => Places(Path.Combine(folder, service))).ToList();
        var version = places.Select(VersionOf).Append(embeddedVersion).Max(StringComparer.Ordinal);
        if (version is null) return null;

        // Files that lie beside no description of the service belong to whatever version there is.
        var current = places.Where(place => (VersionOf(place) ?? VersionByName(place, service) ?? version) == version).ToList();
        var place = current.Find(folder => ModelFolder.Has(folder, ModelFolder.Service)) ?? current.FirstOrDefault();
        return place is null ? null : new ServiceFiles(
            service,
            place,
            Read(current, ModelFolder.Service),
            Read(current, ModelFolder.Paginators),
            Read(current, ModelFolder.Waiters),
            Read(current, ModelFolder.EndpointRuleSet));
    }

    /// <summary>The partitions of the first folder that has them.</summary>
    public byte[]? Partitions()
    {
        if (IsEmpty) return null;
        var json = Read(_folders, "partitions");
        return json.IsEmpty ? null : json.ToArray();
    }

    private static ReadOnlyMemory<byte> Read(IEnumerable<string> places, string type) =>
        places.Select(place => ModelFolder.Read(place, type)).FirstOrDefault(json => !json.IsEmpty);

    /// <summary>The folders of a service that hold files of its model.</summary>
    private static IEnumerable<string> Places(string service)
    {
        if (!Directory.Exists(service)) return [];
        return Directory.GetDirectories(service).Prepend(service).Where(folder => ModelFolder.Types.Any(type => ModelFolder.Has(folder, type)));
    }

    /// <summary>The version that a place describes, or null where it has no service-2.</summary>
    private static string? VersionOf(string place) =>
        !ModelFolder.Has(place, ModelFolder.Service) ? null
        : ModelJson.Parse(ModelFolder.Read(place, ModelFolder.Service), $"{place}/service-2.json")["metadata"]["apiVersion"].Text();

    private static string? VersionByName(string place, string service)
    {
        var name = Path.GetFileName(place);
        return name == service ? null : name;
    }
}

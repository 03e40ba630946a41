using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>All services that there are models of. Safe to share between threads; a service is read when it is first asked for.</summary>
internal sealed class ModelCatalog
{
    private static readonly Lazy<PackFile> Pack = new(EmbeddedPack.Open);
    private static readonly Lazy<ModelCatalog> EmbeddedCatalog = new(() => new ModelCatalog([]));

    private readonly ConcurrentDictionary<string, ServiceModel> _services = new(StringComparer.Ordinal);
    private readonly ModelOverrides _overrides;
    private readonly Lazy<string[]> _names;
    private readonly Lazy<byte[]> _partitions;

    /// <summary>
    /// The embedded models with those of folders laid over them: <c>service/version/service-2.json</c> as botocore keeps them
    /// (the newest version wins, among equals the first folder), or <c>service/service-2.json</c> as this library does.
    /// </summary>
    /// <param name="extraFolders">The folders in order of preference, such as those of AWS_DATA_PATH; one that is missing is left out.</param>
    public ModelCatalog(IEnumerable<string> extraFolders)
    {
        _overrides = new ModelOverrides(extraFolders);
        _names = new Lazy<string[]>(() => [.. Pack.Value.Names().Union(_overrides.ServiceNames).Order(StringComparer.Ordinal)]);
        _partitions = new Lazy<byte[]>(() => _overrides.Partitions() ?? Pack.Value.Partitions());
    }

    /// <summary>The models that the library was built with.</summary>
    public static ModelCatalog Embedded => EmbeddedCatalog.Value;

    /// <summary>The names of all services, in ordinal order.</summary>
    public IReadOnlyList<string> ServiceNames => _names.Value;

    /// <summary>The partitions of AWS as JSON.</summary>
    public ReadOnlyMemory<byte> Partitions => _partitions.Value;

    /// <exception cref="AwsModelException">There is no such service, or its model is malformed.</exception>
    public ServiceModel GetService(string name) =>
        TryGetService(name, out var service) ? service : throw new AwsModelException(
            $"No service '{name}'.{Suggestions.DidYouMean(name, ServiceNames)} Models of {ServiceNames.Count} services are at hand; " +
            "the folders of AWS_DATA_PATH and ~/.aws/models can add others.");

    /// <exception cref="AwsModelException">The service's model is malformed.</exception>
    public bool TryGetService(string name, [NotNullWhen(true)] out ServiceModel? service)
    {
        if (_services.TryGetValue(name, out service)) return true;
        var read = Read(name);
        if (read is null) return false;
        service = _services.GetOrAdd(name, read);
        return true;
    }

    private ServiceModel? Read(string name)
    {
        var embedded = Pack.Value.Find(name) is { } section ? new PackedServiceReader(name, section) : null;
        if (_overrides.IsEmpty) return embedded is null ? null : new ServiceModel(name, embedded.ReadMetadata(), embedded);

        var metadata = embedded?.ReadMetadata();
        var embeddedVersion = metadata?.ApiVersion;
        if (_overrides.Find(name, embeddedVersion) is { } files)
        {
            var overriding = new PackedServiceReader(name, ServicePacker.Pack(files));
            if (!files.Service.IsEmpty) metadata = overriding.ReadMetadata();
            return new ServiceModel(name, metadata!, metadata!.ApiVersion == embeddedVersion ? new LayeredServiceReader(files, overriding, embedded!) : overriding);
        }

        return embedded is null ? null : new ServiceModel(name, metadata!, embedded);
    }
}

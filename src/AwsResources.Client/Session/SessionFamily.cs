using System.Collections.Concurrent;
using AwsResources.Client.Configuration;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Session;

/// <summary>
/// What a session and those derived from it have in common: the shared files as they were when the first of them read them,
/// models, and connections where these may be shared. Safe to share between threads.
/// </summary>
internal sealed class SessionFamily
{
    private readonly ConcurrentDictionary<AwsEnvironment, Lazy<SharedConfig>> _files = new();
    private readonly ConcurrentDictionary<string, ModelCatalog> _models = new(StringComparer.Ordinal);

    public TransportPool Transports { get; } = new();

    public Lazy<SharedConfig> Files(AwsEnvironment environment) => _files.GetOrAdd(environment, static world => new(() => SharedConfig.Load(world)));

    /// <summary>The embedded models with those of folders laid over them.</summary>
    public ModelCatalog Models(IReadOnlyList<string> folders) =>
        folders.Count == 0 ? ModelCatalog.Embedded : _models.GetOrAdd(string.Join('\n', folders), _ => new ModelCatalog(folders));
}

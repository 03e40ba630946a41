using AwsResources.Client.Model;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources.Emulator.Core.Door;

/// <summary>Finds the service that a request is meant for: by its signature, its target header, its host; else it is S3's.</summary>
internal sealed class ServiceRouter
{
    private readonly Dictionary<string, (EmulatedService Service, ServiceModel Model)> _bySigningName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _signingNameByTarget = new(StringComparer.Ordinal);

    public ServiceRouter(IEnumerable<EmulatedService> services)
    {
        foreach (var service in services)
        {
            var model = ModelCatalog.Embedded.GetService(service.Name);
            var name = SigningName(model);
            _bySigningName.Add(name, (service, model));
            if (model.Metadata.TargetPrefix is { } prefix) _signingNameByTarget[prefix] = name;
        }
    }

    public IEnumerable<(EmulatedService Service, ServiceModel Model)> Services => _bySigningName.Values;

    /// <summary>The name that requests to a service are signed for.</summary>
    public static string SigningName(ServiceModel model) => model.Metadata.SigningName ?? model.Metadata.EndpointPrefix;

    public bool TryFind(AwsRequest request, out (EmulatedService Service, ServiceModel Model) found, out string name)
    {
        name = SignatureAuthorization.Read(request).Authorization?.Service ?? Target(request) ?? Host(request.Host) ?? "s3";
        return _bySigningName.TryGetValue(name, out found);
    }

    private string? Target(AwsRequest request)
    {
        if (!request.Headers.TryGet("X-Amz-Target", out var target)) return null;
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && _signingNameByTarget.TryGetValue(target[..dot], out var name) ? name : null;
    }

    private string? Host(string host)
    {
        var first = host.Split('.', ':')[0];
        return _bySigningName.ContainsKey(first) ? first : null;
    }
}

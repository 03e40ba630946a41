using System.ComponentModel;
using AwsResources.Client;
using AwsResources.Core.Loading;
using AwsResources.Core.Plans;
using AwsResources.Core.Waiters;

namespace AwsResources.Core.Proxies;

/// <summary>The base of generated proxies of resources: what every resource can do.</summary>
/// <typeparam name="TSelf">The resource's own interface.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResourceProxy<TSelf> : ResourceProxy, IAwsResource<TSelf> where TSelf : class, IAwsResource<TSelf>
{
    string IAwsResource.ServiceName => CommonMembers.ServiceName(this);

    string IAwsResource.ResourceName => CommonMembers.ResourceName(this);

    IReadOnlyDictionary<string, string> IAwsResource.Identifiers => CommonMembers.Identifiers(this);

    bool IAwsResource.IsLoaded => CommonMembers.IsLoaded(this);

    AwsStructure? IAwsResource.Data => CommonMembers.Data(this);

    TSelf IAwsResource<TSelf>.Load() => CommonMembers.LoadAsync<TSelf>(this, force: false, async: false, default).EnsureCompleted();

    Task<TSelf> IAwsResource<TSelf>.LoadAsync(CancellationToken cancellationToken) =>
        CommonMembers.LoadAsync<TSelf>(this, force: false, async: true, cancellationToken);

    TSelf IAwsResource<TSelf>.Reload() => CommonMembers.LoadAsync<TSelf>(this, force: true, async: false, default).EnsureCompleted();

    Task<TSelf> IAwsResource<TSelf>.ReloadAsync(CancellationToken cancellationToken) =>
        CommonMembers.LoadAsync<TSelf>(this, force: true, async: true, cancellationToken);

    bool IAwsResource<TSelf>.Exists() => ResourceLoader.ExistsAsync(this, async: false, default).EnsureCompleted();

    Task<bool> IAwsResource<TSelf>.ExistsAsync(CancellationToken cancellationToken) =>
        ResourceLoader.ExistsAsync(this, async: true, cancellationToken).AsTask();

    TSelf IAwsResource<TSelf>.WaitUntil(Func<TSelf, bool> predicate, TimeSpan? timeout, TimeSpan? delay) =>
        PredicateWait.WaitAsync(this, predicate, timeout, delay, async: false, default).EnsureCompleted();

    Task<TSelf> IAwsResource<TSelf>.WaitUntilAsync(Func<TSelf, bool> predicate, TimeSpan? timeout, TimeSpan? delay, CancellationToken cancellationToken) =>
        PredicateWait.WaitAsync(this, predicate, timeout, delay, async: true, cancellationToken);
}

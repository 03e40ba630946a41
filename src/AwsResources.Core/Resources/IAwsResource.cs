namespace AwsResources;

/// <summary>A resource: an object that stands for a thing in AWS. Making one makes no call. Safe to share between threads.</summary>
public interface IAwsResource
{
    /// <summary>The service, such as <c>ec2</c>.</summary>
    string ServiceName { get; }

    /// <summary>The kind of resource, such as <c>Instance</c>.</summary>
    string ResourceName { get; }

    /// <summary>The names and values that tell this resource from others of its kind. Reading them never calls.</summary>
    IReadOnlyDictionary<string, string> Identifiers { get; }

    /// <summary>Whether the resource has all its data, so that reading an attribute makes no call.</summary>
    bool IsLoaded { get; }

    /// <summary>The data that is at hand, as the service answered it; null where there is none. Reading it never calls.</summary>
    AwsStructure? Data { get; }
}

/// <summary>A resource of a known kind.</summary>
/// <typeparam name="TSelf">The resource's own interface.</typeparam>
public interface IAwsResource<TSelf> : IAwsResource where TSelf : class, IAwsResource<TSelf>
{
    /// <summary>Loads the data where it is not loaded yet.</summary>
    /// <returns>This resource.</returns>
    /// <exception cref="AwsResourceNotFoundException">The resource does not exist, and the service says so by an empty answer.</exception>
    /// <exception cref="AwsServiceException">The service answered with an error.</exception>
    TSelf Load();

    /// <inheritdoc cref="Load"/>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<TSelf> LoadAsync(CancellationToken cancellationToken = default);

    /// <summary>Loads the data anew.</summary>
    /// <returns>This resource.</returns>
    /// <inheritdoc cref="Load"/>
    TSelf Reload();

    /// <inheritdoc cref="Reload"/>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<TSelf> ReloadAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks the service whether the resource exists. What it answers is kept as the resource's data.</summary>
    /// <returns>False where the service says that there is none; an error that says anything else (no access, say) is thrown.</returns>
    bool Exists();

    /// <inheritdoc cref="Exists"/>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<bool> ExistsAsync(CancellationToken cancellationToken = default);

    /// <summary>Loads anew until a condition holds.</summary>
    /// <param name="predicate">The condition, asked of this resource after each load.</param>
    /// <param name="timeout">How long to wait at most. Default: five minutes.</param>
    /// <param name="delay">How long to wait between two loads. Default: five seconds.</param>
    /// <returns>This resource.</returns>
    /// <exception cref="AwsWaitException">The time is up.</exception>
    TSelf WaitUntil(Func<TSelf, bool> predicate, TimeSpan? timeout = null, TimeSpan? delay = null);

    /// <inheritdoc cref="WaitUntil"/>
    /// <param name="predicate">The condition, asked of this resource after each load.</param>
    /// <param name="timeout">How long to wait at most. Default: five minutes.</param>
    /// <param name="delay">How long to wait between two loads. Default: five seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<TSelf> WaitUntilAsync(Func<TSelf, bool> predicate, TimeSpan? timeout = null, TimeSpan? delay = null, CancellationToken cancellationToken = default);
}

/// <summary>A service: the root of its object model. It has no identifiers and no data.</summary>
public interface IAwsServiceRoot
{
    /// <summary>The client below, for operations that the object model does not have.</summary>
    AwsClient Client { get; }
}

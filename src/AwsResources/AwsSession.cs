using System.Runtime.CompilerServices;
using AwsResources.Client.Configuration;
using AwsResources.Client.Session;
using AwsResources.Core;
using AwsResources.Core.Definitions;
using AwsResources.Core.Extension;
using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;
using Microsoft.Extensions.Logging.Abstractions;

namespace AwsResources;

/// <summary>
/// The way to AWS: credentials, region and connections, and the services as objects (<c>aws.S3.Buckets</c>, <c>aws.EC2.Instances</c>).
/// Making one reads nothing and calls nobody. Safe to share between threads; dispose of it when its connections are no longer needed.
/// </summary>
/// <remarks>
/// A service that has no property here is reached by <see cref="Client"/>: <c>aws.Client("lambda")</c>.
/// </remarks>
public sealed partial class AwsSession : IDisposable, IAsyncDisposable
{
    // Plans depend on definitions and models only, so that all sessions share them.
    private static readonly PlanCatalog Plans = new(EmbeddedDefinitions.Of);

    private readonly SessionRuntime _runtime;
    private readonly Lazy<ResourceSession> _resources;

    /// <summary>A session as the environment and the shared files have it.</summary>
    public AwsSession() : this(new AwsSessionOptions()) { }

    /// <summary>A session with some things said in code; the environment and the shared files say the rest.</summary>
    /// <param name="options">What is said in code.</param>
    public AwsSession(AwsSessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _runtime = new SessionRuntime(options, static error => ServiceExceptions.Create(error) ?? AwsServiceDefinition.CreateError(error));
        _resources = new(MakeResources);
    }

    private AwsSession(SessionRuntime runtime)
    {
        _runtime = runtime;
        _resources = new(MakeResources);
    }

    /// <summary>Whether reading an attribute may make a call. Default: <see cref="LazyLoading.Allowed"/>.</summary>
    public LazyLoading LazyLoading { get; init; }

    /// <summary>What was said in code.</summary>
    public AwsSessionOptions Options => _runtime.Options;

    /// <summary>The region that calls go to, such as <c>eu-central-1</c>; null where none is configured.</summary>
    /// <exception cref="AwsConfigurationException">The profile does not exist, or a shared file is malformed.</exception>
    public string? Region => _runtime.Region;

    /// <summary>The client of a service; one for each service of the session.</summary>
    /// <param name="service">The service's name, such as <c>lambda</c>.</param>
    /// <exception cref="AwsModelException">There is no such service; the message names near ones.</exception>
    /// <exception cref="AwsConfigurationException">No region is known, and the service needs one.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed of.</exception>
    public AwsClient Client(string service) => _runtime.Client(service);

    /// <summary>Ends the session and closes its connections; those that it shares with sessions made from it close with the last of them. A handler that was given in the options stays open.</summary>
    public void Dispose() => _runtime.Dispose();

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Where calls go; never a secret.</summary>
    public override string ToString() => $"AwsSession(region={Region ?? "none"}, profile={_runtime.Configuration.ProfileName})";

    /// <summary>Where plans come from; the specs have others, whose proxies are made at run time.</summary>
    internal PlanCatalog PlanCatalog { get; init; } = Plans;

    /// <summary>Hears of what resources did; the specs count with it what they exercise.</summary>
    internal Action<BoundResource, BoundCall>? Succeeded { get; init; }

    private T Root<T>(string service, Func<string, ProxyType> typeOf) => (T)(object)_resources.Value.Root(service, typeOf);

    private ResourceSession MakeResources() => new(
        _runtime.Client, PlanCatalog, _runtime.TimeProvider, Options.LoggerFactory?.CreateLogger("AwsResources.Resources") ?? NullLogger.Instance, Identity)
    {
        LazyLoading = LazyLoading,
        Succeeded = Succeeded,
    };

    // Two sessions see the same things where endpoint, region and account are the same. Of the account, what is known without
    // a call: the access key id, else the profile; what a provider of the caller's own would answer only that provider knows.
    private string Identity()
    {
        var configuration = _runtime.Configuration;
        var account = Options switch
        {
            { Credentials: { } given } => given.AccessKeyId,
            { CredentialProvider: RoleProvider role } => $"role {role.RoleArn}",
            { CredentialProvider: { } provider } => $"provider {RuntimeHelpers.GetHashCode(provider)}",
            { Profile: { } profile } => $"profile {profile}",
            _ => configuration.Environment.GetVariable("AWS_ACCESS_KEY_ID") ?? $"profile {configuration.ProfileName}",
        };
        return $"{configuration.Get(Settings.EndpointUrl).Value}|{Region}|{account}";
    }
}

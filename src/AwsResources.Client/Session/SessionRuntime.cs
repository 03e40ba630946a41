using System.Collections.Concurrent;
using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;
using AwsResources.Client.Customizations;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Protocols;
using AwsResources.Client.Retries;
using AwsResources.Client.Telemetry;
using AwsResources.Client.Tokens;
using AwsResources.Client.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AwsResources.Client.Session;

/// <summary>What the clients of one session share: configuration, credentials, connections, models. Safe to share between threads.</summary>
/// <remarks>Nothing is read before it is needed: a session that is made and not used costs nothing.</remarks>
internal sealed class SessionRuntime : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<AwsClient>> _clients = new(StringComparer.Ordinal);
    private readonly Lazy<AwsConfiguration> _configuration;
    private readonly Lazy<ModelCatalog> _catalog;
    private readonly Lazy<SessionDirectory> _directory;
    private readonly Lazy<ITransport> _transport;
    private readonly Lazy<CredentialServices> _credentialServices;
    private readonly SessionCredentials _credentials;
    private readonly SessionFamily _family;
    private readonly ILogger _log;
    private int _disposed;

    /// <param name="options">What was said in code.</param>
    /// <param name="errors">Makes typed exceptions of the errors that it knows; null for an error that it does not.</param>
    public SessionRuntime(AwsSessionOptions options, Func<AwsServiceError, AwsServiceException?>? errors = null) : this(options, errors, new SessionFamily(), null, options.Hooks ?? new AwsHooks())
    {
    }

    private SessionRuntime(AwsSessionOptions options, Func<AwsServiceError, AwsServiceException?>? errors, SessionFamily family, SessionCredentials? credentials, AwsHooks hooks)
    {
        _family = family;
        Options = options;
        Errors = errors;
        Hooks = hooks;
        TimeProvider = options.TimeProvider ?? TimeProvider.System;
        _log = options.LoggerFactory?.CreateLogger(PipelineLog.Category) ?? NullLogger.Instance;
        _configuration = new(() => SessionConfiguration.Of(options, family));
        _catalog = new(() => family.Models(SessionConfiguration.ModelFolders(options, Configuration)));
        _directory = new(() => new SessionDirectory(Catalog));
        _transport = new(Lease);
        _credentials = credentials ?? new(MakeCredentials, Lease);
        _credentialServices = new(MakeCredentialServices);
    }

    public AwsSessionOptions Options { get; }

    public TimeProvider TimeProvider { get; }

    /// <summary>The hooks of all calls of the session.</summary>
    public AwsHooks Hooks { get; }

    public AwsConfiguration Configuration => _configuration.Value;

    public ModelCatalog Catalog => _catalog.Value;

    public SessionDirectory Directory => _directory.Value;

    public IAwsCredentialProvider Credentials => _credentials.Provider;

    /// <summary>What sources of credentials and tokens call, and whom they ask.</summary>
    public CredentialServices CredentialServices => _credentialServices.Value;

    /// <summary>The region that is configured; null where none is.</summary>
    public string? Region => Configuration.Get(Settings.Region).Value;

    private Func<AwsServiceError, AwsServiceException?>? Errors { get; }

    /// <summary>The client of a service; one for each service of the session.</summary>
    /// <exception cref="AwsModelException">There is no such service; the message names near ones.</exception>
    /// <exception cref="AwsConfigurationException">No region is known, and the service needs one.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed of.</exception>
    public AwsClient Client(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(AwsClient));
        if (_clients.TryGetValue(service, out var known)) return known.Value;
        // A client that could not be made is not remembered: a model may be added, a file mended.
        var made = new Lazy<AwsClient>(() => Client(Catalog.GetService(service)));
        _ = made.Value;
        return _clients.GetOrAdd(service, made).Value;
    }

    /// <summary>A client for a model of the caller's own.</summary>
    public AwsClient Client(ServiceModel model) => new(new CallPipeline(Context(model, Credentials, _transport.Value)));

    /// <summary>A session with other options that shares with this one whatever it can. Each is disposed of for itself.</summary>
    /// <exception cref="AwsConfigurationException">The profile of this one does not exist, or a shared file is malformed.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed of.</exception>
    public SessionRuntime With(AwsSessionOptions options)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(AwsClient));
        // Roles are asked for in a session's own region: one that has none cannot ask for one that has some.
        var isShared = options.FindsCredentialsAs(Options) && (options.Region == Options.Region || Region is not null);
        return new(options, Errors, _family, isShared ? _credentials.Claim() : null, HooksOf(options));
    }

    /// <summary>A session that acts as a role, which this one's credentials assume. Each is disposed of for itself.</summary>
    /// <exception cref="ObjectDisposedException">The session was disposed of.</exception>
    public SessionRuntime AssumeRole(string roleArn, AwsAssumeRoleOptions options)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(AwsClient));
        var role = new RoleProvider(roleArn, options, () => Credentials, CredentialServices.Roles);
        var found = new SessionCredentials(() => role, Lease, _credentials.Claim());
        return new(Options with { Credentials = null, CredentialProvider = role }, Errors, _family, found, HooksOf(Options));
    }

    /// <summary>The clients that were made so far.</summary>
    public IEnumerable<AwsClient> Clients => _clients.Values.Select(client => client.Value);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        if (_transport.IsValueCreated) _transport.Value.Dispose();
        _credentials.Release();
    }

    // A session that is made from another is watched, traced and stubbed with it, and can be so for itself; other hooks in its options are instead of all that.
    private AwsHooks HooksOf(AwsSessionOptions derived) =>
        ReferenceEquals(derived.Hooks, Options.Hooks) ? new AwsHooks { Before = Hooks } : derived.Hooks ?? new AwsHooks();

    private ITransport Lease()
    {
        var (configuration, handler) = (Configuration, Options.HttpMessageHandler);
        var limits = SessionConfiguration.Transport(Options, configuration);
        if (handler is not null || !DefaultsModes.IsUndecided(configuration)) return _family.Transports.Lease(limits, handler);
        return new UndecidedTransport(
            (async, cancellationToken) => InstanceRegion.FindAsync(configuration, SessionConfiguration.Metadata(Options, TimeProvider), async, cancellationToken),
            here => _family.Transports.Lease(limits with { ConnectTimeout = DefaultsModes.ConnectTimeout(DefaultsModes.Between(here, Region)) }, handler));
    }

    private ClientContext Context(ServiceModel model, IAwsCredentialProvider credentials, ITransport transport, string? inRegion = null)
    {
        var configuration = inRegion is null ? Configuration : Configuration.With(Settings.Region, inRegion);
        var customization = ServiceCustomization.For(model.ServiceId);
        var rules = SessionEndpoints.RulesOf(model, Catalog);
        var (region, isFips) = PseudoRegion.Split(configuration.Get(Settings.Region).Value ?? SessionRegions.Implicit(model, rules) ?? throw SessionRegions.Missing(model, configuration));
        var endpointUrl = configuration.GetEndpointUrl(model.ServiceId)?.Value;
        var protocol = Protocol.For(model, Options.PreferredProtocol);
        var settings = customization.Configure(configuration, SessionConfiguration.Endpoints(Options, configuration, region, isFips, endpointUrl));
        var tokens = new EnvironmentTokens(configuration.Environment, model.Metadata.SigningName ?? model.Metadata.EndpointPrefix);
        return new ClientContext
        {
            Model = model,
            Protocol = protocol,
            Region = region,
            EndpointUrl = endpointUrl is null ? null : new Uri(endpointUrl),
            Endpoints = rules,
            EndpointSettings = settings,
            Transport = transport,
            Credentials = credentials,
            Auth = SessionConfiguration.Auth(Options, configuration, tokens.HasToken),
            Tokens = new TokenSources(Options.TokenProvider, tokens, new ProfileTokens(configuration, CredentialServices)),
            Retries = RetryPolicy.Create(Retrying(model, configuration)),
            Customization = customization,
            Log = _log,
            UserAgent = ClientAgent.Of(configuration, protocol, rules, endpointUrl),
            Trace = LambdaTrace.For(configuration.Environment),
            SessionHooks = Hooks,
            Time = TimeProvider,
            ChecksumsRequests = configuration.Get(Settings.RequestChecksumCalculation).Value is ChecksumMode.WhenSupported,
            ChecksumsResponses = configuration.Get(Settings.ResponseChecksumValidation).Value is ChecksumMode.WhenSupported,
            CompressesFrom = configuration.Get(Settings.DisableRequestCompression).Value ? null : configuration.Get(Settings.RequestMinCompressionSize).Value,
            SignsPayloads = customization.SignsPayloads(configuration),
            DiscoversEndpoints = configuration.Get(Settings.EndpointDiscovery).Value,
            AddsHostPrefix = !configuration.Get(Settings.DisableHostPrefix).Value,
            CallTimeout = Options.CallTimeout,
            Errors = Errors,
            NewToken = Options.Tokens ?? ClientContext.RandomToken,
        };
    }

    private RetryOptions Retrying(ServiceModel model, AwsConfiguration configuration)
    {
        var options = (ServiceRetries.OptionsFor(model.ServiceId) with { Time = TimeProvider }).Configured(configuration);
        return Options.Jitter is { } jitter ? options with { Jitter = jitter } : options;
    }

    private IAwsCredentialProvider MakeCredentials() =>
        Options.Credentials is { } given ? new StaticCredentials(given) : Options.CredentialProvider ?? SessionConfiguration.Chain(Options, Configuration, CredentialServices, _log);

    private CredentialServices MakeCredentialServices() => new(new RoleService(CallRoles, TimeProvider) { MfaCode = Options.MfaCode, Log = _log })
    {
        Unsigned = CallUnsigned,
        SignIn = Options.SignIn,
        Warn = (what, error) => CredentialLog.GotOver(_log, what, error.GetType().Name),
    };

    // Roles are assumed with credentials that are not the session's own: those are what is being looked for.
    private ServiceCall CallRoles(IAwsCredentialProvider credentials, string[] features) => CallOf(Context(Catalog.GetService("sts"), credentials, _credentials.Transport), features);

    private ServiceCall CallUnsigned(string service, string? region, Func<ITransport, ITransport>? wrap, string[] features)
    {
        var transport = wrap is null ? _credentials.Transport : wrap(_credentials.Transport);
        return CallOf(Context(Catalog.GetService(service), new StaticCredentials(AwsCredentials.Anonymous), transport, region), features);
    }

    private static ServiceCall CallOf(ClientContext context, string[] features)
    {
        var (client, options) = (new AwsClient(new CallPipeline(context)), new AwsCallOptions { Features = default(FeatureSet).With(features) });
        return (operation, input, async, cancellationToken) => client.CallAsync(client.Operation(operation), input, options, async, cancellationToken);
    }
}

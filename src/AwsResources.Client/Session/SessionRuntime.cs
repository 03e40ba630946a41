using System.Collections.Concurrent;
using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;
using AwsResources.Client.Customizations;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Protocols;
using AwsResources.Client.Retries;
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
    private readonly Lazy<ITransport> _transport;
    private readonly Lazy<IAwsCredentialProvider> _credentials;
    private readonly Lazy<CredentialServices> _credentialServices;
    private readonly ILogger _log;
    private int _disposed;

    /// <param name="options">What was said in code.</param>
    /// <param name="errors">Makes typed exceptions of the errors that it knows; null for an error that it does not.</param>
    public SessionRuntime(AwsSessionOptions options, Func<AwsServiceError, AwsServiceException?>? errors = null)
    {
        Options = options;
        Errors = errors;
        TimeProvider = options.TimeProvider ?? TimeProvider.System;
        _log = options.LoggerFactory?.CreateLogger(PipelineLog.Category) ?? NullLogger.Instance;
        _configuration = new(() => SessionConfiguration.Of(options));
        _catalog = new(() => SessionConfiguration.Catalog(options, Configuration));
        _transport = new(() => new HttpTransport(SessionConfiguration.Transport(options, Configuration), options.HttpMessageHandler));
        _credentials = new(MakeCredentials);
        _credentialServices = new(MakeCredentialServices);
    }

    public AwsSessionOptions Options { get; }

    public TimeProvider TimeProvider { get; }

    public AwsConfiguration Configuration => _configuration.Value;

    public ModelCatalog Catalog => _catalog.Value;

    public IAwsCredentialProvider Credentials => _credentials.Value;

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
    public AwsClient Client(ServiceModel model) => new(new CallPipeline(Context(model, Credentials)));

    /// <summary>The clients that were made so far.</summary>
    public IEnumerable<AwsClient> Clients => _clients.Values.Select(client => client.Value);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        if (_transport.IsValueCreated) _transport.Value.Dispose();
    }

    private ClientContext Context(
        ServiceModel model, IAwsCredentialProvider credentials, string? inRegion = null, Func<ITransport, ITransport>? wrap = null)
    {
        var configuration = inRegion is null ? Configuration : Configuration.With(Settings.Region, inRegion);
        var customization = ServiceCustomization.For(model.ServiceId);
        var rules = SessionEndpoints.RulesOf(model, Catalog);
        var (region, isFips) = PseudoRegion.Split(configuration.Get(Settings.Region).Value ?? SessionRegions.Implicit(model, rules) ?? throw SessionRegions.Missing(model, configuration));
        var endpointUrl = configuration.GetEndpointUrl(model.ServiceId)?.Value;
        var settings = customization.Configure(configuration, SessionConfiguration.Endpoints(Options, configuration, region, isFips, endpointUrl));
        var tokens = new EnvironmentTokens(configuration.Environment, model.Metadata.SigningName ?? model.Metadata.EndpointPrefix);
        return new ClientContext
        {
            Model = model,
            Protocol = Protocol.For(model, Options.PreferredProtocol),
            Region = region,
            EndpointUrl = endpointUrl is null ? null : new Uri(endpointUrl),
            Endpoints = rules,
            EndpointSettings = settings,
            Transport = wrap is null ? _transport.Value : wrap(_transport.Value),
            Credentials = credentials,
            Auth = SessionConfiguration.Auth(Options, configuration, tokens.HasToken),
            Tokens = new TokenSources(Options.TokenProvider, tokens, new ProfileTokens(configuration, CredentialServices)),
            Retries = RetryPolicy.Create(Retrying(model, configuration)),
            Customization = customization,
            Log = _log,
            UserAgent = RequestHeaders.UserAgent(configuration.Get(Settings.AppId).Value),
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

    private CredentialServices MakeCredentialServices() => new(new RoleService(CallRoles, TimeProvider) { MfaCode = Options.MfaCode })
    {
        Unsigned = CallUnsigned,
        SignIn = Options.SignIn,
        Warn = (what, error) => CredentialLog.GotOver(_log, what, error.GetType().Name),
    };

    // Roles are assumed with credentials that are not the session's own: those are what is being looked for.
    private ServiceCall CallRoles(IAwsCredentialProvider credentials) => CallOf(Context(Catalog.GetService("sts"), credentials));

    private ServiceCall CallUnsigned(string service, string? region, Func<ITransport, ITransport>? wrap) =>
        CallOf(Context(Catalog.GetService(service), new StaticCredentials(AwsCredentials.Anonymous), region, wrap));

    private static ServiceCall CallOf(ClientContext context)
    {
        var client = new AwsClient(new CallPipeline(context));
        return (operation, input, async, cancellationToken) => client.CallAsync(client.Operation(operation), input, async, cancellationToken);
    }
}

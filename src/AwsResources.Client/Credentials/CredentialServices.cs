using System.Collections.Concurrent;
using AwsResources.Client.Credentials.Sso;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Credentials;

/// <summary>Calls an operation of a service that gives out credentials or tokens.</summary>
internal delegate ValueTask<AwsStructure> ServiceCall(string operation, AwsStructure input, bool async, CancellationToken cancellationToken);

/// <summary>Makes a client whose calls are not signed, and gives its way of calling.</summary>
/// <param name="service">The client's name of the service.</param>
/// <param name="region">Where it is called; null for the session's region.</param>
/// <param name="wrap">What to put around the session's transport; null for nothing.</param>
/// <param name="features">What its calls' user agents tell of the way to credentials, of <see cref="CredentialFeatures"/>.</param>
internal delegate ServiceCall UnsignedService(string service, string? region, Func<ITransport, ITransport>? wrap, params string[] features);

/// <summary>What sources of credentials are given by their session: services to call, whom to ask, and the clock.</summary>
/// <param name="roles">The service that gives out roles' credentials.</param>
internal sealed class CredentialServices(RoleService roles)
{
    private readonly ConcurrentDictionary<TokenPlace, SsoTokens> _tokens = new();

    public RoleService Roles => roles;

    public TimeProvider Time => roles.Time;

    /// <summary>The services that are called before there are credentials.</summary>
    public UnsignedService Unsigned { get; init; } =
        static (service, _, _, _) => throw new InvalidOperationException($"Nothing calls '{service}' here.");

    /// <summary>Shows a user where to sign in; null where nobody can be asked.</summary>
    public Func<AwsSignIn, CancellationToken, ValueTask>? SignIn { get; init; }

    /// <summary>Told in words of what went wrong and was got over.</summary>
    public Action<string, Exception> Warn { get; init; } = static (_, _) => { };

    /// <summary>The tokens of a sign-in: one keeper for all that need them, so that they are fetched once.</summary>
    public SsoTokens TokensOf(SsoProfile profile, AwsEnvironment environment)
        => _tokens.GetOrAdd(new TokenPlace(profile.CachePath(environment), profile.Region), _ => new SsoTokens(profile, environment, this));

    /// <summary>Whether an error says that a service refused, could not be reached, or gave no answer that can be read.</summary>
    public static bool IsRefusal(Exception error) =>
        error is AwsServiceException or AwsTransportException or AwsResponseException or AwsValidationException or AwsEndpointException;

    private sealed record TokenPlace(string Path, string Region);
}

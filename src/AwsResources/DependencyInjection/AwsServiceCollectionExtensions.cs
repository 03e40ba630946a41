using AwsResources.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AwsResources;

/// <summary>Sessions in a container.</summary>
/// <remarks>
/// A session that is derived from a registered one needs no method of its own:
/// <c>services.AddKeyedSingleton("audit", (provider, _) => provider.GetRequiredService&lt;AwsSession&gt;().AssumeRole(arn))</c>.
/// </remarks>
public static class AwsServiceCollectionExtensions
{
    /// <summary>Adds an <see cref="AwsSession"/> that all of the application shares; the container disposes of it.</summary>
    /// <remarks>
    /// It logs to the container's <c>ILoggerFactory</c> and lives by its <see cref="TimeProvider"/>, where there are such. Nothing is read before the
    /// session is asked for.
    /// </remarks>
    /// <param name="services">The container's services.</param>
    /// <param name="configuration">
    /// A section whose keys are named as the members of <see cref="AwsSessionOptions"/> (<c>Region</c>, <c>Profile</c>, <c>EndpointUrl</c>, <c>MaxAttempts</c>, …), besides
    /// <c>RoleArn</c>, <c>RoleSessionName</c>, <c>RoleExternalId</c> and <c>RoleDuration</c> for a role to assume, and <c>LazyLoading</c>.
    /// Null for what the environment and the shared files say.
    /// </param>
    /// <param name="configure">Gives the options their last form, from what the container has and what the configuration said.</param>
    /// <param name="handler">
    /// Gives what sends requests, such as <c>provider => provider.GetRequiredService&lt;IHttpMessageHandlerFactory&gt;().CreateHandler("aws")</c>. The session does
    /// not dispose of it. Metadata services of containers and instances are asked by connections of their own.
    /// </param>
    /// <exception cref="AwsConfigurationException">When the session is asked for: a key of the configuration has an impossible value.</exception>
    public static IServiceCollection AddAwsResources(
        this IServiceCollection services,
        IConfiguration? configuration = null,
        Func<IServiceProvider, AwsSessionOptions, AwsSessionOptions>? configure = null,
        Func<IServiceProvider, HttpMessageHandler>? handler = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var registration = new SessionRegistration(configuration, configure, handler);
        return services.AddSingleton(registration.Make);
    }

    /// <summary>Adds an <see cref="AwsSession"/> that all of the application shares: <c>services.AddAwsResources(options => options with { Region = "eu-west-1" })</c>.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Gives the options.</param>
    public static IServiceCollection AddAwsResources(this IServiceCollection services, Func<AwsSessionOptions, AwsSessionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddAwsResources(configure: (_, options) => configure(options));
    }

    /// <summary>Adds an <see cref="AwsSession"/> under a key, beside others: another account, another region. It is injected by <c>[FromKeyedServices("audit")]</c>.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="configuration">As of <see cref="AddAwsResources(IServiceCollection, IConfiguration?, Func{IServiceProvider, AwsSessionOptions, AwsSessionOptions}?, Func{IServiceProvider, HttpMessageHandler}?)"/>.</param>
    /// <param name="configure">Gives the options their last form.</param>
    /// <param name="handler">Gives what sends requests.</param>
    /// <exception cref="AwsConfigurationException">When the session is asked for: a key of the configuration has an impossible value.</exception>
    public static IServiceCollection AddKeyedAwsResources(
        this IServiceCollection services,
        object? serviceKey,
        IConfiguration? configuration = null,
        Func<IServiceProvider, AwsSessionOptions, AwsSessionOptions>? configure = null,
        Func<IServiceProvider, HttpMessageHandler>? handler = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var registration = new SessionRegistration(configuration, configure, handler);
        return services.AddKeyedSingleton(serviceKey, (provider, _) => registration.Make(provider));
    }

    /// <summary>Adds an <see cref="AwsSession"/> under a key: <c>services.AddKeyedAwsResources("audit", options => options with { Profile = "audit" })</c>.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="configure">Gives the options.</param>
    public static IServiceCollection AddKeyedAwsResources(this IServiceCollection services, object? serviceKey, Func<AwsSessionOptions, AwsSessionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddKeyedAwsResources(serviceKey, configure: (_, options) => configure(options));
    }
}

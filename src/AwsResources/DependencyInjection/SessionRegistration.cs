using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AwsResources.DependencyInjection;

/// <summary>A session as a container was told to make it.</summary>
internal sealed class SessionRegistration(
    IConfiguration? configuration, Func<IServiceProvider, AwsSessionOptions, AwsSessionOptions>? configure, Func<IServiceProvider, HttpMessageHandler>? handler)
{
    /// <exception cref="AwsConfigurationException">A key of the configuration has an impossible value.</exception>
    public AwsSession Make(IServiceProvider provider)
    {
        var section = configuration is null ? new SectionOptions() : SectionReader.Read(configuration);
        var options = section.Session with
        {
            LoggerFactory = provider.GetService<ILoggerFactory>(),
            TimeProvider = provider.GetService<TimeProvider>(),
        };
        if (configure is not null) options = configure(provider, options);
        if (handler is not null) options = options with { HttpMessageHandler = handler(provider), UseMetadataServices = options.UseMetadataServices ?? true };
        var session = new AwsSession(options) { LazyLoading = section.LazyLoading };
        if (section.RoleArn is not { } role) return session;
        // What the role's session needs of this one it keeps by itself.
        using (session) return session.AssumeRole(role, section.Role);
    }
}

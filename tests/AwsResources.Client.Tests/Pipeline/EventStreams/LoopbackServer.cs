using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AwsResources.Client.Tests.Pipeline.EventStreams;

/// <summary>A server on the loopback that speaks one version of HTTP, without TLS; what it does with a request is the test's.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>What went wrong in the server's own code, such as a signature that does not hold.</summary>
    public List<Exception> Faults { get; } = [];

    public static async Task<LoopbackServer> StartAsync(HttpProtocols protocols, Func<HttpContext, Task> serve)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(options => options.ConfigureEndpointDefaults(listen => listen.Protocols = protocols));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(1));
        var app = builder.Build();
        var server = new LoopbackServer(app);
        app.Run(async context =>
        {
            try
            {
                await serve(context);
            }
            catch (Exception error) when (!context.RequestAborted.IsCancellationRequested)
            {
                lock (server.Faults) server.Faults.Add(error);
                context.Abort();
            }
            catch (Exception error) when (error is OperationCanceledException or IOException)
            {
                // The client has gone, which is what some tests are about.
            }
        });
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

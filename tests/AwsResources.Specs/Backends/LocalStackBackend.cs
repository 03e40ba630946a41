using AwsResources.TestKit;
using DotNet.Testcontainers.Configurations;
using Testcontainers.LocalStack;

namespace AwsResources.Specs.Backends;

/// <summary>LocalStack in a container, where a Docker daemon answers. One container for the run; fixtures clean up after themselves.</summary>
public sealed class LocalStackBackend() : Backend("LocalStack")
{
    // The last image that needs no token.
    private const string Image = "localstack/localstack:4.14";

    private readonly Lazy<bool> _hasDocker = new(static () => TestcontainersSettings.OS.DockerEndpointAuthConfig is not null);
    private LocalStackContainer? _container;

    public override string? Absence => _hasDocker.Value ? null : "No Docker daemon answers here.";

    public override bool KeepsState => true;

    public override bool ChecksSignatures => false;

    public override string EndpointUrl => _container?.GetConnectionString() ?? throw new InvalidOperationException("LocalStack was not started.");

    public override async Task StartAsync()
    {
        _container = new LocalStackBuilder(Image).Build();
        await _container.StartAsync();
    }

    public override async ValueTask StopAsync()
    {
        if (_container is not null) await _container.DisposeAsync();
    }

    public override Task<BackendScope> OpenAsync() => Task.FromResult(new BackendScope(
        TestClients.Options with { Region = "us-east-1", EndpointUrl = EndpointUrl, S3ForcePathStyle = true }, new SocketsHttpHandler()));
}

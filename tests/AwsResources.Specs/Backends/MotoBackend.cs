using System.Text;
using AwsResources.TestKit;

namespace AwsResources.Specs.Backends;

/// <summary>moto_server: AWS as others understand it. One process for the run, emptied before each fixture.</summary>
public sealed class MotoBackend() : Backend("Moto")
{
    private MotoServer? _server;

    public override string? Absence => MotoServer.Absence;

    public override bool IsRequired => true;

    public override bool ChecksSignatures => false;

    public override string EndpointUrl => _server?.Url ?? throw new InvalidOperationException("moto_server was not started.");

    public override async Task StartAsync()
    {
        _server = await MotoServer.StartAsync();
        // Else a task of ECS ends when it is looked at.
        await PostAsync("state-manager/set-transition", """{"model_name":"ecs::task","transition":{"progression":"manual","times":1000000}}""");
    }

    public override ValueTask StopAsync()
    {
        _server?.Dispose();
        return ValueTask.CompletedTask;
    }

    public override async Task<BackendScope> OpenAsync()
    {
        await PostAsync("reset", "");
        return new BackendScope(TestClients.Options with { Region = "us-east-1", EndpointUrl = EndpointUrl }, new SocketsHttpHandler());
    }

    private async Task PostAsync(string path, string json)
    {
        using var http = new HttpClient();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"{EndpointUrl}/moto-api/{path}"), content);
        answer.EnsureSuccessStatusCode();
    }
}

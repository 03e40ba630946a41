using AwsResources.Specs.Backends;

// Without a namespace it spans all fixtures of the assembly.

/// <summary>Starts what is here before the first fixture, and ends it after the last.</summary>
[SetUpFixture]
public sealed class BackendLifetime
{
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        foreach (var backend in AllBackends.All.Where(backend => backend.Absence is null)) await backend.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var backend in AllBackends.All) await backend.StopAsync();
    }
}

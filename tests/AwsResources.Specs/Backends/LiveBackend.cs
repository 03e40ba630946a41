namespace AwsResources.Specs.Backends;

/// <summary>AWS itself, on the account that the environment names. It costs some cents, so it has to be asked for.</summary>
public sealed class LiveBackend() : Backend("Live")
{
    public override string? Absence => Environment.GetEnvironmentVariable("AWSRESOURCES_LIVE") == "1"
        ? null
        : "Real AWS has to be asked for: AWSRESOURCES_LIVE=1, with credentials and a region in the environment.";

    public override bool KeepsState => true;

    public override Task<BackendScope> OpenAsync() => Task.FromResult(new BackendScope(new AwsSessionOptions(), new SocketsHttpHandler()));
}

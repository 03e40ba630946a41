namespace AwsResources.Specs.Backends;

/// <summary>The embedded AWS: a new one for each fixture, and its clock is moved by waits.</summary>
public class EmulatorBackend(string name = "Emulator") : Backend(name)
{
    private static readonly string[] Services = ["dynamodb", "ec2", "s3"];

    public override string? Absence => null;

    public override string? Lacks(string service) =>
        Services.Contains(service) ? null : $"The emulator has no {service}; it has {string.Join(", ", Services)}.";

    public override Task<BackendScope> OpenAsync() => Task.FromResult<BackendScope>(new Scope(new LocalAws()));

    private sealed class Scope(LocalAws cloud) : BackendScope(cloud.SessionOptions with { Environment = AwsEnvironment.Empty }, cloud.Handler)
    {
        public override async ValueTask DisposeAsync()
        {
            await cloud.DisposeAsync();
            await base.DisposeAsync();
            // What failed within the emulator looks like an internal error of the service to the caller, who may have expected one.
            if (cloud.Unexpected.Count > 0) throw new AggregateException("The emulator itself failed.", cloud.Unexpected);
        }
    }
}

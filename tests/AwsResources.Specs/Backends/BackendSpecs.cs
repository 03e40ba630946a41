namespace AwsResources.Specs.Backends;

/// <summary>Says for each backend whether the specs ran on it: one skipped test with the reason, not hundreds.</summary>
public sealed class BackendSpecs
{
    private static IEnumerable<Backend> All => AllBackends.All;

    [TestCaseSource(nameof(All))]
    public void The_specs_run_on(Backend backend)
    {
        if (backend.Absence is not { } reason)
        {
            Assert.Pass();
            return;
        }
        if (backend.IsRequired && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"{reason} With CI=true it must be there.");
        Assert.Ignore(reason);
    }
}

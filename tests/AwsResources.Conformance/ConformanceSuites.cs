using AwsResources.Conformance.Suites;

namespace AwsResources.Conformance;

/// <summary>All suites, in the order in which they run.</summary>
internal static class ConformanceSuites
{
    public static IReadOnlyList<IConformanceSuite> All { get; } =
    [
        new ProtocolInputSuite(),
        new ProtocolOutputSuite(),
        new EndpointSuite(),
        new JmesPathSuite(),
        new EventStreamSuite(),
        new SigV4Suite(),
        new SigV4aSuite(),
        new ProfilesSuite(),
        new ConfiguredEndpointsSuite(),
        new ContainerEndpointSuite(),
        new InstanceEndpointSuite(),
        new AssumeRoleSuite(),
        ProviderSuite.Chain,
        ProviderSuite.Profile,
        ProviderSuite.Token,
        new LoginSuite(),
        new RecordedSuite(),
        new CborSuite(),
        new ServiceRequestSuite(),
        new ServiceResponseSuite(),
    ];

    /// <summary>The suites of a path, or all of them: <c>credentials</c> means every suite below it. A suite of one file goes by its name with or without <c>.json</c>.</summary>
    public static IReadOnlyList<IConformanceSuite> Under(string? path)
    {
        if (path is null) return All;
        var name = path.Trim('/');
        return [.. All.Where(s => s.Name == name || s.Name + ".json" == name || s.Name.StartsWith(name + "/", StringComparison.Ordinal))];
    }
}

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
        new RecordedSuite(),
        new CborSuite(),
        new ServiceRequestSuite(),
        new ServiceResponseSuite(),
    ];

    /// <summary>The suites of a path, or all of them: <c>credentials</c> means every suite below it.</summary>
    public static IReadOnlyList<IConformanceSuite> Under(string? path) => path is null
        ? All
        : [.. All.Where(s => s.Name == path.Trim('/') || s.Name.StartsWith(path.Trim('/') + "/", StringComparison.Ordinal))];
}

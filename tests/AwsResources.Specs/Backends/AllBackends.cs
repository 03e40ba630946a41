using NUnit.Framework.Internal;

namespace AwsResources.Specs.Backends;

/// <summary>The backends, and which of them run here.</summary>
public static class AllBackends
{
    public static EmulatorBackend Emulator { get; } = new();

    public static MotoBackend Moto { get; } = new();

    public static IReadOnlyList<Backend> All { get; } = [Emulator, new CastleBackend(), Moto, new LocalStackBackend(), new LiveBackend()];

    /// <summary>A fixture for each backend that is here. <see cref="BackendSpecs"/> says once why the others are not.</summary>
    public static IEnumerable<TestFixtureData> Present() => All.Where(backend => backend.Absence is null).Select(Fixture);

    // The category lets somebody run the specs of one backend: --filter TestCategory=Moto.
    private static TestFixtureData Fixture(Backend backend)
    {
        var fixture = new TestFixtureData(backend);
        fixture.Properties.Add(PropertyNames.Category, backend.Name);
        return fixture;
    }
}

using AwsResources.Client.Tests.Vectors;

namespace AwsResources.Client.Tests.Configuration;

internal sealed class ConfigurationVectorTests
{
    private static IEnumerable<TestCaseData> Profiles => VectorFolder.Cases(ProfilesSuite.Cases);

    private static IEnumerable<TestCaseData> Endpoints => VectorFolder.Cases(ConfiguredEndpointsSuite.Cases);

    [TestCaseSource(nameof(Profiles))]
    public void Profile_files_say_what_the_vectors_say(object? item) => VectorFolder.Run((VectorCase?)item);

    [TestCaseSource(nameof(Endpoints))]
    public void Configured_endpoints_are_found(object? item) => VectorFolder.Run((VectorCase?)item);
}

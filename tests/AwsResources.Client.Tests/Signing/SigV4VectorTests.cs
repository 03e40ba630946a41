using AwsResources.Client.Tests.Vectors;

namespace AwsResources.Client.Tests.Signing;

internal sealed class SigV4VectorTests
{
    private static IEnumerable<TestCaseData> Cases => VectorFolder.Cases(SigV4Suite.Cases);

    [TestCaseSource(nameof(Cases))]
    public void Every_step_is_the_expected_one(object? item) => VectorFolder.Run((VectorCase?)item);
}

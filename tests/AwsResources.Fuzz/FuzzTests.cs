using AwsResources.Fuzz.Targets;

namespace AwsResources.Fuzz;

/// <summary>
/// Whatever bytes arrive, reading them ends in values or in exceptions that say what is wrong. A short run by default;
/// AWSRESOURCES_FUZZ_COUNT is the number of cases of all targets together.
/// </summary>
public sealed class FuzzTests
{
    private static IEnumerable<FuzzTarget> Targets() => [.. MessageTargets.All(), .. EventStreamTargets.All(), .. TextTargets.All(), .. EndpointTargets.All()];

    [TestCaseSource(nameof(Names))]
    public void Damaged_input_ends_in_values_or_typed_exceptions(string target) =>
        new FuzzRun(Targets().Single(known => known.Name == target), Targets().Sum(known => known.Share)).Run();

    private static IEnumerable<string> Names() => Targets().Select(target => target.Name);
}

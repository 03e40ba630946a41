using AwsResources.Conformance;

namespace AwsResources.Client.Tests.Conformance;

/// <summary>The conformance suites, as the console runner runs them.</summary>
public sealed class ConformanceTests
{
    private const int MostShown = 20;

    private static IEnumerable<string> SuiteNames => ConformanceSuites.All.Select(s => s.Name);

    [TestCaseSource(nameof(SuiteNames))]
    public void Every_case_of_a_suite_passes(string suite)
    {
        var result = ConformanceRun.Run(Suite(suite), Vectors());

        TestContext.Out.WriteLine(result);
        Assert.That(result.Failures, Is.Empty, string.Join('\n', result.Failures.Take(MostShown)));
        Assert.That(result.Passed, Is.Positive);
    }

    [TestCaseSource(nameof(SuiteNames))]
    public void Every_ignored_case_still_fails(string suite)
    {
        var ignored = ConformanceRun.Cases(Suite(suite), Vectors()).Where(c => IgnoredCases.Reasons.ContainsKey(c.Id));

        Assert.That(ignored.Where(c => ConformanceRun.Try(c) is null).Select(c => c.Id), Is.Empty, "These pass now: take them out of ignore.json.");
    }

    [Test]
    public void Every_ignored_case_exists()
    {
        var vectors = Vectors();
        var known = ConformanceSuites.All.SelectMany(s => ConformanceRun.Cases(s, vectors)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);

        Assert.That(IgnoredCases.Reasons.Keys.Where(id => !known.Contains(id)), Is.Empty);
    }

    private static IConformanceSuite Suite(string name) => ConformanceSuites.All.Single(s => s.Name == name);

    private static string Vectors()
    {
        var folder = VectorFolder.Find(out var reason);
        if (folder is not null) return folder;
        if (VectorFolder.IsRequired) Assert.Fail(reason);
        Assert.Ignore(reason);
        throw new InvalidOperationException(reason);
    }
}

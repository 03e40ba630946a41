namespace AwsResources.Conformance;

/// <summary>What came of a suite.</summary>
internal sealed record SuiteResult(string Suite, int Passed, int Skipped, IReadOnlyList<CaseFailure> Failures)
{
    public override string ToString() => $"{Suite} {Passed} passed, {Failures.Count} failed, {Skipped} skipped";
}

internal sealed record CaseFailure(string Id, Exception Cause)
{
    public override string ToString() => $"{Id}: {(Cause is CaseFailedException ? "" : Cause.GetType().Name + ": ")}{Cause.Message}";
}

/// <summary>Runs the cases of suites; the console and the tests share it.</summary>
internal static class ConformanceRun
{
    /// <param name="suite">The suite.</param>
    /// <param name="vectors">The folder of all vectors.</param>
    /// <param name="onlyCase">The one case to run, ignored or not; null for all.</param>
    public static SuiteResult Run(IConformanceSuite suite, string vectors, string? onlyCase = null)
    {
        var (passed, skipped) = (0, 0);
        var failures = new List<CaseFailure>();
        foreach (var test in Cases(suite, vectors))
        {
            if (onlyCase is null ? IgnoredCases.Reasons.ContainsKey(test.Id) : test.Id != onlyCase)
            {
                if (onlyCase is null) skipped++;
            }
            else if (Try(test) is { } cause) failures.Add(new(test.Id, cause));
            else passed++;
        }
        return new SuiteResult(suite.Name, passed, skipped, failures);
    }

    public static IEnumerable<ConformanceCase> Cases(IConformanceSuite suite, string vectors)
    {
        var path = Path.Combine(vectors, suite.Name.Replace('/', Path.DirectorySeparatorChar));
        if (!Path.Exists(path) && File.Exists(path + ".json")) path += ".json";
        return Path.Exists(path) ? suite.Cases(path) : throw new DirectoryNotFoundException($"The vectors lack {suite.Name}.");
    }

    /// <summary>Why the case fails, or null where it passes.</summary>
    public static Exception? Try(ConformanceCase test)
    {
        // A case may fail in any way that the code under test finds; each is a line of the report, none ends the run.
#pragma warning disable CA1031
        try
        {
            test.Run();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
#pragma warning restore CA1031
    }
}

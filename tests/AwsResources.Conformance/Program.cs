// The conformance runner: public vectors against the client, a line a suite.
// --vectors FOLDER [--suite PATH] [--case ID] [--list-failures]; exits with 0 only when nothing failed.
using AwsResources.Conformance;

return RunnerOptions.TryParse(args, out var options, out var fault) ? Run(options) : Fail(fault);

static int Run(RunnerOptions options)
{
    var reason = $"There is no folder '{options.Vectors}'.";
    var vectors = options.Vectors ?? VectorFolder.Find(out reason);
    if (!Directory.Exists(vectors)) return Fail($"{reason} Name the folder of vectors with --vectors.");
    var suites = ConformanceSuites.Under(options.Suite);
    if (suites.Count == 0)
        return Fail($"There is no suite '{options.Suite}'. Suites: {string.Join(", ", ConformanceSuites.All.Select(s => s.Name))}.");

    var results = new List<SuiteResult>();
    foreach (var suite in suites)
    {
        if (options.Case is not null && !options.Case.StartsWith(suite.Name + "/", StringComparison.Ordinal) && suites.Count > 1) continue;
        var result = ConformanceRun.Run(suite, vectors, options.Case);
        results.Add(result);
        Console.WriteLine(result);
        if (!options.ListFailures && options.Case is null) continue;
        foreach (var failure in result.Failures) Console.WriteLine($"  {failure}");
    }

    var (passed, failed, skipped) = (results.Sum(r => r.Passed), results.Sum(r => r.Failures.Count), results.Sum(r => r.Skipped));
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    if (options.Case is not null && passed + failed == 0) return Fail($"There is no case '{options.Case}'.");
    return failed == 0 ? 0 : 1;
}

static int Fail(string fault)
{
    Console.Error.WriteLine(fault);
    return 2;
}

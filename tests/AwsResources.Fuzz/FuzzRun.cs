// Runs case after case on a thread with a small stack, and judges how each ends: in a value or in an exception that the library
// documents, within a second, and with memory in proportion to the input. Case n is made of the random numbers of seed n, so a
// finding is repeated by its number: AWSRESOURCES_FUZZ_FIRST=n AWSRESOURCES_FUZZ_COUNT=1.

using System.Diagnostics;
using System.Globalization;
using AwsResources.Client.Codecs;

namespace AwsResources.Fuzz;

internal sealed class FuzzRun(FuzzTarget target, int shares)
{
    private const int DefaultCount = 15_000;
    private const int StackSize = 512 * 1024;
    private const int MostFindings = 20;

    // What plans, tables and caches cost on first use is not the input's.
    private const long BaseAllocation = 2 * 1024 * 1024;
    private const long AllocationPerByte = 1000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<string> _findings = [];
    private readonly HashSet<string> _kinds = [];
    private FuzzCase? _current;
    private long _started;
    private int _number;
    private int _values;

    /// <summary>How many cases there are for all targets together.</summary>
    private static int Count => Number("AWSRESOURCES_FUZZ_COUNT", DefaultCount);

    /// <summary>The number of the first case.</summary>
    private static int First => Number("AWSRESOURCES_FUZZ_FIRST", 0);

    /// <summary>Runs the target's share of the cases and fails with what it finds.</summary>
    public void Run()
    {
        var count = Math.Max(1, (int)((long)Count * target.Share / shares));
        var thread = new Thread(() => Sample(First, count), StackSize) { IsBackground = true };
        thread.Start();
        while (!thread.Join(TimeSpan.FromSeconds(1)))
            if (_started != 0 && Stopwatch.GetElapsedTime(Volatile.Read(ref _started)) > Patience)
                Assert.Fail($"Case {_number} hangs: {Describe(_current!)}");
        TestContext.Out.WriteLine($"{target.Name}: {count} cases, {_values} ended in values, {count - _values} in typed exceptions or findings");
        Assert.That(_findings, Is.Empty, string.Join("\n\n", _findings));
    }

    private void Sample(int first, int count)
    {
        for (var number = first; number < first + count && _findings.Count < MostFindings; number++)
        {
            _number = number;
            try
            {
                _current = target.Next(new Random(number));
            }
            catch (Exception error)
            {
                Find(error.GetType().Name, $"Case {number} could not be made: {error}");
                continue;
            }
            Judge(_current);
        }
    }

    private void Judge(FuzzCase made)
    {
        var (elapsed, allocated, error) = Measure(made);
        // Others use the machine too, and the first of a kind fills caches: what is too much is too much again.
        for (var again = 0; again < 3 && error is null && (elapsed > Limit || allocated > Bound(made)); again++) (elapsed, allocated, error) = Measure(made);
        if (error is not null) Find($"{error.GetType().Name} {error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("AwsResources.Client", StringComparison.Ordinal))?.Trim()}", $"Case {_number} threw {error}\n{Describe(made)}");
        else if (elapsed > Limit) Find("slow", $"Case {_number} took {elapsed.TotalSeconds:0.0} s: {Describe(made)}");
        else if (allocated > Bound(made)) Find("large", $"Case {_number} allocated {allocated} bytes for {made.Input.Length}: {Describe(made)}");
    }

    private (TimeSpan Elapsed, long Allocated, Exception? Error) Measure(FuzzCase made)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        Volatile.Write(ref _started, started);
        Exception? unexpected = null;
        try
        {
            made.Run();
            _values++;
        }
        catch (Exception error)
        {
            if (error is not (AwsException or MalformedResponseException)) unexpected = error;
        }
        return (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before, unexpected);
    }

    private static long Bound(FuzzCase made) => BaseAllocation + AllocationPerByte * made.Input.Length;

    private void Find(string kind, string finding)
    {
        if (_kinds.Add(kind)) _findings.Add(finding);
    }

    private static string Describe(FuzzCase made)
    {
        var text = System.Text.Encoding.UTF8.GetString(made.Input.AsSpan(0, Math.Min(made.Input.Length, 1500)));
        return $"{made.Where}, {made.Input.Length} bytes: {text}\nbase64: {Convert.ToBase64String(made.Input.AsSpan(0, Math.Min(made.Input.Length, 3000)))}";
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

using AwsResources.Benchmarks.Running;
using AwsResources.Benchmarks.Work;
using BenchmarkDotNet.Attributes;

namespace AwsResources.Benchmarks;

/// <summary>Calls, side by side; the ratio is to the raw call. Time on the wall: the server's part is in it for everybody.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private IWork _raw = null!;
    private IWork _ours = null!;
    private IWork _peer = null!;
    private Row _row = null!;

    [ParamsSource(nameof(Keys))]
    public string Call { get; set; } = "";

    public static IEnumerable<string> Keys => Works.Rows.Select(row => row.Key);

    [GlobalSetup]
    public void Begin()
    {
        _row = Works.Find(Call);
        _raw = Works.Of(Works.Raw, FullRun.Url);
        _ours = Works.Of(Works.Ours, FullRun.Url);
        _peer = Works.Of(Works.Peer, FullRun.Url);
    }

    [GlobalCleanup]
    public void End()
    {
        _raw.Dispose();
        _ours.Dispose();
        _peer.Dispose();
    }

    [Benchmark(Baseline = true)]
    public Task<long> Raw() => _row.Do(_raw);

    [Benchmark]
    public Task<long> Ours() => _row.Do(_ours);

    [Benchmark]
    public Task<long> Peer() => _row.Do(_peer);
}

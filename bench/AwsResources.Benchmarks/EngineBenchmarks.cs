using AwsResources.Benchmarks.Running;
using AwsResources.Benchmarks.Work;
using BenchmarkDotNet.Attributes;

namespace AwsResources.Benchmarks;

/// <summary>The engine's own steps, on data that is there.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private EngineWork _work = null!;

    [GlobalSetup]
    public async Task Begin() => _work = await EngineWork.MakeAsync(FullRun.Url).ConfigureAwait(false);

    [GlobalCleanup]
    public void End() => _work.Dispose();

    [Benchmark]
    public string Identifier() => _work.Identifier();

    [Benchmark]
    public string? TextAttribute() => _work.Text();

    [Benchmark]
    public int? NumberAttribute() => _work.Number();

    [Benchmark]
    public string? AttributeOfStructure() => _work.Nested();

    [Benchmark]
    public object? Reference() => _work.Reference();

    [Benchmark]
    public object ResourceById() => _work.Child();

    [Benchmark]
    public object Collection() => _work.Collection();
}

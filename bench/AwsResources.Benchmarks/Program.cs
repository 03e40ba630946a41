// Ways to run it (bench/README.md): quick, listing, cold, clients, settling, or BenchmarkDotNet's own arguments; the others are what those start.

using AwsResources.Benchmarks.Running;
using AwsResources.Benchmarks.Server;

return args switch
{
    ["serve"] => Serve(),
    ["once", var who, var what, var url] => await ColdStart.OnceAsync(who, what, url).ConfigureAwait(false),
    ["spin", var who, var what, var count] => await Spin.RunAsync(who, what, int.Parse(count)).ConfigureAwait(false),
    ["client", var who, var what] => ClientRun.Once(who, what),
    ["settle", var who, var what, var url] => await SettlingRun.OnceAsync(who, what, url).ConfigureAwait(false),
    ["listing"] => await ListingRun.RunAsync().ConfigureAwait(false),
    ["clients"] => ClientRun.Run(),
    ["settling"] => SettlingRun.Run(),
    ["cold", ..] => ColdStart.Run(args[1..]),
    ["quick", ..] or ["--quick", ..] => await QuickRun.RunAsync(args[1..]).ConfigureAwait(false),
    _ => FullRun.Run(args),
};

static int Serve()
{
    CannedServer.Run();
    return 0;
}

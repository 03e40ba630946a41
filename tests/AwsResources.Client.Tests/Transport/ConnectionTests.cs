using System.Globalization;
using AwsResources.Client.Tests.Pipeline.EventStreams;
using AwsResources.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AwsResources.Client.Tests.Transport;

/// <summary>The number of connections, their probes, and the time of an attempt.</summary>
internal sealed class ConnectionTests
{
    [Test]
    public async Task No_more_connections_are_open_than_were_allowed()
    {
        var (now, most) = (0, 0);
        var two = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(HttpProtocols.Http1, async context =>
        {
            var count = Interlocked.Increment(ref now);
            lock (two) most = Math.Max(most, count);
            if (count == 2) two.TrySetResult();
            await two.Task;
            Interlocked.Decrement(ref now);
            await context.Response.WriteAsync("{}");
        });
        var client = TestClients.ClientAt("dynamodb", server.Url, TestClients.Options with { MaxConnections = 2 });
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => client.CallAsync("ListTables")));

        Assert.That(most, Is.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    [Platform("Linux", Reason = "The state of sockets is read from /proc.")]
    public async Task Connections_are_probed_where_that_is_asked_for(bool keepsAlive)
    {
        var timer = "";
        await using var server = await LoopbackServer.StartAsync(HttpProtocols.Http1, async context =>
        {
            timer = TimerOf(context.Connection.RemotePort, context.Connection.LocalPort);
            await context.Response.WriteAsync("{}");
        });
        var variables = new Dictionary<string, string> { ["BOTOCORE_TCP_KEEPALIVE"] = keepsAlive ? "true" : "false" };
        await TestClients.ClientAt("dynamodb", server.Url, TestClients.Options with { Environment = new AwsEnvironment(variables) }).CallAsync("ListTables");

        Assert.That(timer == "02", Is.EqualTo(keepsAlive), timer);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_attempt_that_takes_too_long_in_all_ends_although_it_shows_signs_of_life(bool async)
    {
        await using var server = await LoopbackServer.StartAsync(HttpProtocols.Http1, async context =>
        {
            context.Response.ContentLength = 1_000_000;
            while (true)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await Task.Delay(TimeSpan.FromMilliseconds(10), context.RequestAborted);
            }
        });
        var client = TestClients.ClientAt("dynamodb", server.Url, TestClients.Options with { AttemptTimeout = TimeSpan.FromMilliseconds(300), MaxAttempts = 2 });

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => async ? client.CallAsync("ListTables") : Task.Run(() => client.Call("ListTables"))))!;

        Assert.That(error.Message, Is.EqualTo($"DynamoDB ListTables: The attempt at {new Uri(server.Url).Authority} was not over within 0.3 s. [2 attempts]"));
        Assert.That(error.Kind, Is.EqualTo(AwsTransportFailure.ReadTimeout));
    }

    // sl local_address rem_address st tx_queue:rx_queue tr:tm->when …; 02 is the timer of probes. IPv4 on sockets for both stands in tcp6.
    private static string TimerOf(int from, int to)
    {
        var (local, remote) = (from.ToString("X4", CultureInfo.InvariantCulture), to.ToString("X4", CultureInfo.InvariantCulture));
        return File.ReadLines("/proc/net/tcp").Concat(File.ReadLines("/proc/net/tcp6")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[1].EndsWith($":{local}", StringComparison.Ordinal) && columns[2].EndsWith($":{remote}", StringComparison.Ordinal))
            .Select(columns => columns[5].Split(':')[0]).Single();
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

public class StaleConnectionTests
{
    [Test]
    public async Task A_kept_connection_that_the_server_closes_costs_no_attempt_and_no_wait([Values] bool async)
    {
        using var server = new ForgetfulServer();
        var time = new InstantTime(TimeProvider.System.GetUtcNow());
        var client = TestClients.ClientAt("dynamodb", server.Url, TestClients.Options with { TimeProvider = time, MaxAttempts = 1 });
        for (var i = 0; i < 3; i++)
        {
            var output = async ? await client.CallAsync("ListTables") : client.Call("ListTables");
            Assert.That(output.CallInfo!.Attempts, Is.EqualTo(1));
        }

        Assert.That(server.Connections, Is.EqualTo(3));
        Assert.That(time.Waits, Is.Empty);
    }

    [Test]
    public void A_fresh_connection_that_is_closed_is_a_failure()
    {
        using var server = FaultServer.Cutting();
        var client = TestClients.ClientAt("dynamodb", server.Url, TestClients.Options with { MaxAttempts = 1 });

        Assert.That(() => client.Call("ListTables"), Throws.TypeOf<AwsTransportException>().With.Property("Kind").EqualTo(AwsTransportFailure.ConnectionCut));
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    /// <summary>Answers the first request of a connection, and closes it at the second.</summary>
    private sealed class ForgetfulServer : IDisposable
    {
        private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();

        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private int _connections;

        public ForgetfulServer()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public int Connections => Volatile.Read(ref _connections);

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception error) when (error is ObjectDisposedException or SocketException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using var connection = client;
            Interlocked.Increment(ref _connections);
            var stream = connection.GetStream();
            await ReadAsync(stream);
            await stream.WriteAsync(Answer);
            await ReadAsync(stream);
        }

        private static async Task ReadAsync(NetworkStream stream)
        {
            var (buffer, text) = (new byte[4096], "");
            while (!text.EndsWith("{}", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer);
                if (read == 0) return;
                text += Encoding.ASCII.GetString(buffer, 0, read);
            }
        }
    }
}

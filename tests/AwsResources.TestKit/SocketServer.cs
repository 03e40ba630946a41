using System.Net;
using System.Net.Sockets;

namespace AwsResources.TestKit;

/// <summary>A server on the loopback: what its connections have in common. What it says is the matter of those that derive from it.</summary>
public abstract class SocketServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    protected SocketServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>Cancelled when the test is over.</summary>
    protected CancellationToken End => _end.Token;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins to serve; said at the end of a constructor, when everything that serving needs is there.</summary>
    protected void Listen() => _ = AcceptAsync();

    /// <summary>Listens no more: connections are refused.</summary>
    protected void Refuse() => _listener.Stop();

    /// <summary>Serves one connection to its end.</summary>
    protected abstract Task ServeAsync(TcpClient connection);

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = TryServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TryServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await ServeAsync(connection);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client gave up, which is what some tests are about, or the test is over.
        }
    }
}

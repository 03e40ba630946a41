using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AwsResources.Client.Tests.Transport;

/// <summary>Accepts connections on the loopback, and leaves to its heirs what is said on them.</summary>
internal abstract class LoopbackListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    protected LoopbackListener()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    protected abstract Task ServeAsync(NetworkStream connection, CancellationToken end);

    /// <summary>The lines of a request's head; empty where the connection ends. Bodies of the tests' requests are short and come with it.</summary>
    protected static async Task<string[]> ReadHeadAsync(Stream stream, CancellationToken end)
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), end);
            if (read == 0) return [];
            filled += read;
        }

        var lines = Encoding.Latin1.GetString(buffer, 0, head).Split("\r\n");
        var length = lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } header ? int.Parse(header[15..]) : 0;
        while (filled < head + 4 + length) filled += await stream.ReadAsync(buffer.AsMemory(filled), end);
        return lines;
    }

    protected static ValueTask AnswerAsync(Stream stream, string status, string body, CancellationToken end, params string[] headers) => stream.WriteAsync(
        Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Content-Length: {body.Length}\r\n\r\n{body}"), end);

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await ServeAsync(connection.GetStream(), _end.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client did not want to go on, which is what some tests are about, or the test is over.
        }
    }
}

using System.Net.Sockets;
using System.Text;

namespace AwsResources.TestKit;

/// <summary>A server on the loopback that behaves badly on purpose: it answers the same raw bytes to every request, and then closes or keeps silent.</summary>
public sealed class FaultServer : SocketServer
{
    private readonly byte[]? _answer;
    private readonly bool _holds;
    private int _connections;

    private FaultServer(string? answer, bool holds, bool refuses = false)
    {
        _answer = answer is null ? null : Encoding.UTF8.GetBytes(answer);
        _holds = holds;
        if (refuses) Refuse();
        else Listen();
    }

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Nothing listens.</summary>
    public static FaultServer Refusing() => new(null, holds: false, refuses: true);

    /// <summary>Reads the request and closes the connection without a word.</summary>
    public static FaultServer Cutting() => new("", holds: false);

    /// <summary>Reads the request and never answers.</summary>
    public static FaultServer Silent() => new("", holds: true);

    /// <summary>Answers these bytes and closes the connection.</summary>
    public static FaultServer Answering(string raw) => new(raw, holds: false);

    /// <summary>Answers these bytes and then keeps silent.</summary>
    public static FaultServer Stalling(string raw) => new(raw, holds: true);

    /// <summary>Answers a whole message of HTTP.</summary>
    public static FaultServer AnsweringHttp(int status, string contentType, string body) => new(
        $"HTTP/1.1 {status} Status\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}", holds: false);

    protected override async Task ServeAsync(TcpClient connection)
    {
        Interlocked.Increment(ref _connections);
        var stream = connection.GetStream();
        await ReadRequestAsync(stream);
        await stream.WriteAsync(_answer, End);
        if (_holds) await Task.Delay(Timeout.Infinite, End);
        connection.Client.Shutdown(SocketShutdown.Send);
    }

    private async Task ReadRequestAsync(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        while (buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) < 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), End);
            if (read == 0) return;
            filled += read;
        }
    }
}

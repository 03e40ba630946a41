using System.Net.Sockets;
using System.Text;

namespace AwsResources.TestKit;

/// <summary>A small HTTP server on the loopback that plays a service: it records what reaches it, and answers as a test says, badly where it says so.</summary>
public sealed class PeerServer : SocketServer
{
    private readonly Func<RecordedRequest, ValueTask<PeerAnswer>> _answer;
    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];

    public PeerServer(Func<RecordedRequest, PeerAnswer> answer) : this(request => new ValueTask<PeerAnswer>(answer(request))) { }

    /// <param name="answer">The answer to a request; it may take its time.</param>
    public PeerServer(Func<RecordedRequest, ValueTask<PeerAnswer>> answer)
    {
        _answer = answer;
        Listen();
    }

    /// <summary>What reached the server, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    protected override async Task ServeAsync(TcpClient connection)
    {
        connection.NoDelay = true;
        var reader = new PeerReader(connection.GetStream(), Url, End);
        while (await reader.ReadAsync() is { } request)
        {
            lock (_lock) _requests.Add(request);
            if (!await SendAsync(connection, await _answer(request))) return;
        }
    }

    /// <summary>Whether the connection may be used again.</summary>
    private async Task<bool> SendAsync(TcpClient connection, PeerAnswer answer)
    {
        if (answer.IsSilent) await Task.Delay(Timeout.Infinite, End);
        if (answer.IsReset)
        {
            connection.LingerState = new LingerOption(true, 0);
            connection.Close();
            return false;
        }

        var stream = connection.GetStream();
        if (answer.Raw is { } raw)
        {
            await stream.WriteAsync(raw, End);
            connection.Client.Shutdown(SocketShutdown.Send);
            return false;
        }

        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Status\r\n");
        foreach (var (name, value) in answer.Headers) head.Append($"{name}: {value}\r\n");
        head.Append($"Content-Length: {answer.Body.Length}\r\n\r\n");
        var sent = answer.IsHalf ? answer.Body.AsMemory(0, answer.Body.Length / 2) : answer.Body;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ToString()).Concat(sent.ToArray()).ToArray(), End);
        if (answer.IsHalf) connection.Client.Shutdown(SocketShutdown.Send);
        return !answer.IsHalf;
    }
}

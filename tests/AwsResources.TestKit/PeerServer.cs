using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AwsResources.TestKit;

/// <summary>A small HTTP server on the loopback that plays a service: it records what reaches it, and answers as a test says, badly where it says so.</summary>
public sealed class PeerServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<RecordedRequest, ValueTask<PeerAnswer>> _answer;
    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];

    public PeerServer(Func<RecordedRequest, PeerAnswer> answer) : this(request => new ValueTask<PeerAnswer>(answer(request))) { }

    /// <param name="answer">The answer to a request; it may take its time.</param>
    public PeerServer(Func<RecordedRequest, ValueTask<PeerAnswer>> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>What reached the server, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

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
        connection.NoDelay = true;
        try
        {
            var reader = new PeerReader(connection.GetStream(), Url, _end.Token);
            while (await reader.ReadAsync() is { } request)
            {
                lock (_lock) _requests.Add(request);
                if (!await SendAsync(connection, await _answer(request))) return;
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client gave up, which is what some tests are about, or the test is over.
        }
    }

    /// <summary>Whether the connection may be used again.</summary>
    private async Task<bool> SendAsync(TcpClient connection, PeerAnswer answer)
    {
        if (answer.IsSilent) await Task.Delay(Timeout.Infinite, _end.Token);
        if (answer.IsReset)
        {
            connection.LingerState = new LingerOption(true, 0);
            connection.Close();
            return false;
        }

        var stream = connection.GetStream();
        if (answer.Raw is { } raw)
        {
            await stream.WriteAsync(raw, _end.Token);
            connection.Client.Shutdown(SocketShutdown.Send);
            return false;
        }

        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Status\r\n");
        foreach (var (name, value) in answer.Headers) head.Append($"{name}: {value}\r\n");
        head.Append($"Content-Length: {answer.Body.Length}\r\n\r\n");
        var sent = answer.IsHalf ? answer.Body.AsMemory(0, answer.Body.Length / 2) : answer.Body;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ToString()).Concat(sent.ToArray()).ToArray(), _end.Token);
        if (answer.IsHalf) connection.Client.Shutdown(SocketShutdown.Send);
        return !answer.IsHalf;
    }
}

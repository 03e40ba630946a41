using System.Net.Sockets;
using System.Text;

namespace AwsResources.Client.Tests.Transport;

/// <summary>A proxy on the loopback: it tunnels, answers plain requests itself, and keeps what it was asked for.</summary>
/// <param name="password">The user and password, such as <c>me:secret</c>, without which it refuses; null where anybody may.</param>
internal sealed class LoopbackProxy(string? password = null) : LoopbackListener
{
    private readonly List<string> _asked = [];

    public string Address => $"127.0.0.1:{Port}";

    /// <summary>The first lines of requests, those that were refused among them.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked) return [.. _asked];
        }
    }

    protected override async Task ServeAsync(NetworkStream connection, CancellationToken end)
    {
        while (await ReadHeadAsync(connection, end) is { Length: > 0 } head)
        {
            lock (_asked) _asked.Add(head[0]);
            if (!IsAllowed(head)) await AnswerAsync(connection, "407 Proxy Authentication Required", "", end, "Proxy-Authenticate: Basic realm=\"test\"");
            else if (head[0].StartsWith("CONNECT ", StringComparison.Ordinal)) await TunnelAsync(connection, head[0].Split(' ')[1], end);
            else await AnswerAsync(connection, "200 OK", "{}", end, "Content-Type: application/x-amz-json-1.0");
        }
    }

    private bool IsAllowed(string[] head) =>
        password is null || head.Contains($"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.Latin1.GetBytes(password))}", StringComparer.OrdinalIgnoreCase);

    private static async Task TunnelAsync(NetworkStream connection, string target, CancellationToken end)
    {
        var colon = target.LastIndexOf(':');
        using var other = new TcpClient();
        await other.ConnectAsync(target[..colon], int.Parse(target[(colon + 1)..]), end);
        await using var far = other.GetStream();
        await connection.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), end);
        await Task.WhenAny(connection.CopyToAsync(far, end), far.CopyToAsync(connection, end));
    }
}

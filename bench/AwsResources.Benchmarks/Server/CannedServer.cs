// One server for everybody who is compared, in a process of its own, so that what is measured is the client's work alone.
// It speaks as much HTTP/1.1 as clients need: keep-alive, a length, "Expect: 100-continue". Every answer is made beforehand.

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AwsResources.Benchmarks.Server;

internal static class CannedServer
{
    private const int LargestRequest = 256 * 1024;

    /// <summary>Serves until standard input ends; says its port in the first line of standard output.</summary>
    public static void Run()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        new Thread(() => Accept(listener)) { IsBackground = true }.Start();
        while (Console.Read() >= 0) { }
    }

    private static void Accept(TcpListener listener)
    {
        while (true)
        {
            var socket = listener.AcceptSocket();
            socket.NoDelay = true;
            new Thread(() => Serve(socket)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(Socket socket)
    {
        var buffer = new byte[LargestRequest];
        var filled = 0;
        using (socket)
        {
            try
            {
                while (true)
                {
                    var head = ReadHead(socket, buffer, ref filled);
                    if (head < 0) return;
                    var headText = buffer.AsSpan(0, head);
                    _ = Ascii.ToLowerInPlace(headText, out _);
                    var length = ContentLength(headText);
                    if (headText.IndexOf("expect: 100-continue"u8) >= 0) Send(socket, "HTTP/1.1 100 Continue\r\n\r\n"u8);
                    while (filled < head + length)
                    {
                        var read = socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
                        if (read == 0) return;
                        filled += read;
                    }
                    Send(socket, CannedAnswers.For(headText, buffer.AsSpan(head, length)));
                    filled -= head + length;
                    if (filled > 0) Buffer.BlockCopy(buffer, head + length, buffer, 0, filled);
                }
            }
            catch (SocketException)
            {
                // The client went away.
            }
        }
    }

    private static int ReadHead(Socket socket, byte[] buffer, ref int filled)
    {
        while (true)
        {
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end >= 0) return end + 4;
            var read = socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
            if (read == 0) return -1;
            filled += read;
        }
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("\r\ncontent-length:"u8);
        if (at < 0) return 0;
        var rest = head[(at + "\r\ncontent-length:".Length)..];
        return int.Parse(rest[..rest.IndexOf((byte)'\r')].Trim((byte)' '));
    }

    private static void Send(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty) bytes = bytes[socket.Send(bytes)..];
    }
}

using System.Net;
using System.Net.Sockets;

namespace AwsResources.Emulator.Tests.Peers;

/// <summary>Serves an emulator on a port of this machine, for clients in other languages.</summary>
internal sealed class LoopbackBridge : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpMessageInvoker _emulator;
    private readonly Task _loop;

    public LoopbackBridge(HttpMessageHandler handler)
    {
        _emulator = new HttpMessageInvoker(handler, disposeHandler: false);
        Url = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _loop = Task.Run(ServeAsync);
    }

    public string Url { get; }

    public void Dispose()
    {
        _listener.Stop();
        _loop.GetAwaiter().GetResult();
        _listener.Close();
        _emulator.Dispose();
    }

    private async Task ServeAsync()
    {
        var running = new List<Task>();
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                running.Add(Task.Run(() => AnswerAsync(context)));
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                await Task.WhenAll(running);
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var request = Read(context.Request);
        using var response = await _emulator.SendAsync(request, CancellationToken.None);
        var body = await response.Content.ReadAsByteArrayAsync();
        var answer = context.Response;
        answer.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            if (name is not ("Content-Length" or "Date" or "Server")) answer.Headers.Set(name, values.ToString());
        answer.ContentLength64 = request.Method == HttpMethod.Head ? response.Content.Headers.ContentLength ?? 0 : body.Length;
        if (body.Length > 0) await answer.OutputStream.WriteAsync(body);
        answer.Close();
    }

    private static HttpRequestMessage Read(HttpListenerRequest request)
    {
        var uri = new Uri($"http://{request.UserHostName}{request.RawUrl}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(request.HttpMethod), uri) { Content = new StreamContent(request.InputStream) };
        foreach (var name in request.Headers.AllKeys)
        {
            if (name is null) continue;
            var value = request.Headers[name];
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

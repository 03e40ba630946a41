namespace AwsResources.Specs.Linq;

/// <summary>Notes the bodies of requests, where EC2's inputs are.</summary>
internal sealed class BodyRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly List<string> _bodies = [];

    public IReadOnlyList<string> Bodies => _bodies;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new StreamReader(request.Content!.ReadAsStream(cancellationToken));
        _bodies.Add(Uri.UnescapeDataString(body.ReadToEnd()));
        request.Content!.ReadAsStream(cancellationToken).Position = 0;
        return base.Send(request, cancellationToken);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.LoadIntoBufferAsync(cancellationToken);
        _bodies.Add(Uri.UnescapeDataString(await request.Content!.ReadAsStringAsync(cancellationToken)));
        return await base.SendAsync(request, cancellationToken);
    }
}

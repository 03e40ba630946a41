using System.Net;
using System.Text;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources.Emulator.Tests;

/// <summary>Requests written by hand, signed, and sent through an ordinary HttpClient: what the wire sees, without the client under it.</summary>
internal sealed class RawCaller(LocalAws cloud, string service = "s3", string region = "us-east-1")
{
    private readonly HttpClient _http = new(cloud.Handler, disposeHandler: false);

    public AwsCredentials Credentials { get; init; } = cloud.Credentials;

    public string Host { get; init; } = $"{service}.{region}.amazonaws.com";

    public RawAnswer Get(string target, params (string Name, string Value)[] headers) => Send("GET", target, null, headers);

    public RawAnswer Put(string target, string? body = null, params (string Name, string Value)[] headers) => Send("PUT", target, body, headers);

    public RawAnswer Post(string target, string? body = null, params (string Name, string Value)[] headers) => Send("POST", target, body, headers);

    public RawAnswer Delete(string target, params (string Name, string Value)[] headers) => Send("DELETE", target, null, headers);

    public RawAnswer Head(string target, params (string Name, string Value)[] headers) => Send("HEAD", target, null, headers);

    public RawAnswer Send(string method, string target, string? body, params (string Name, string Value)[] headers) =>
        SendBytes(method, target, body is null ? null : Encoding.UTF8.GetBytes(body), headers);

    public RawAnswer SendBytes(string method, string target, byte[]? body, params (string Name, string Value)[] headers)
    {
        var request = Make(method, target, body, headers);
        SigV4Signer.Sign(request, Credentials, Context());
        return SendAsIs(request);
    }

    /// <summary>Sends a request that somebody else signed, or nobody.</summary>
    public RawAnswer SendAsIs(AwsRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.ToUri());
        if (!request.Body.Bytes.IsEmpty || request.Method is "PUT" or "POST") message.Content = new ReadOnlyMemoryContent(request.Body.Bytes);
        foreach (var (name, value) in request.Headers)
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content?.Headers.TryAddWithoutValidation(name, value);
        using var response = _http.Send(message);
        using var content = new MemoryStream();
        response.Content.CopyTo(content, null, CancellationToken.None);
        return new RawAnswer(response.StatusCode, HeadersOf(response), content.ToArray());
    }

    public AwsRequest Make(string method, string target, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var request = new AwsRequest
        {
            Method = method,
            Host = Host,
            Path = mark < 0 ? target : target[..mark],
            Body = RequestBody.FromBytes(body ?? []),
        };
        if (mark >= 0) request.Query.AddEncoded(target[(mark + 1)..]);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return request;
    }

    public SigningContext Context(string? payloadHash = null) => new()
    {
        Region = region,
        Service = service,
        Time = cloud.Clock.Now,
        PayloadHash = payloadHash,
        DoubleEncode = service != "s3",
        NormalizePath = service != "s3",
        SendPayloadHash = service == "s3",
    };

    private static HeaderList HeadersOf(HttpResponseMessage response)
    {
        var headers = new HeaderList();
        foreach (var (name, values) in response.Headers.NonValidated)
            foreach (var value in values) headers.Add(name, value);
        foreach (var (name, values) in response.Content.Headers.NonValidated)
            foreach (var value in values) headers.Add(name, value);
        return headers;
    }
}

internal sealed record RawAnswer(HttpStatusCode Status, HeaderList Headers, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public string? Header(string name) => Headers.TryGet(name, out var value) ? value : null;

    /// <summary>The texts of all elements of a name, however deep.</summary>
    public IReadOnlyList<string> All(string element) =>
        [.. System.Xml.Linq.XDocument.Parse(Text).Descendants().Where(node => node.Name.LocalName == element).Select(node => node.Value)];

    public string? One(string element) => All(element).FirstOrDefault();

    public override string ToString() => $"{(int)Status} {Text}";
}

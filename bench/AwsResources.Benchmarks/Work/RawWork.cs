using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml;
using AwsResources.Benchmarks.Server;

namespace AwsResources.Benchmarks.Work;

/// <summary>The floor: one HttpClient, requests that were signed by hand once, answers read to their end and dropped.</summary>
internal sealed class RawWork(string url) : IWork
{
    private const string Authorization =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";

    private static readonly byte[] GetItem = Encoding.UTF8.GetBytes("""{"TableName":"orders","Key":{"Customer":{"S":"c-10293"}}}""");
    private static readonly byte[] Describe = Encoding.UTF8.GetBytes("Action=DescribeInstances&Version=2016-11-15");
    private static readonly byte[] DescribeFew = Encoding.UTF8.GetBytes("Action=DescribeInstances&Version=2016-11-15&MaxResults=5");
    private static readonly byte[] Query = Encoding.UTF8.GetBytes("""{"TableName":"orders","KeyConditionExpression":"Customer = :c","ExpressionAttributeValues":{":c":{"S":"c-10293"}}}""");
    private static readonly byte[] Send = Encoding.UTF8.GetBytes($$"""{"QueueUrl":"{{Messages.Queue}}","MessageBody":"{{Messages.Body}}"}""");
    private static readonly byte[] Receive = Encoding.UTF8.GetBytes($$"""{"QueueUrl":"{{Messages.Queue}}","MaxNumberOfMessages":10}""");
    private static readonly byte[] Content = new byte[1024];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });

    public async Task<long> GetItemAsync()
    {
        var body = await SendAsync(HttpMethod.Post, "/", GetItem, "application/x-amz-json-1.0", "DynamoDB_20120810.GetItem").ConfigureAwait(false);
        return ReadJson(body);
    }

    public async Task<long> QueryAsync() =>
        ReadJson(await SendAsync(HttpMethod.Post, "/", Query, "application/x-amz-json-1.0", "DynamoDB_20120810.Query").ConfigureAwait(false));

    public async Task<long> SendMessageAsync() =>
        ReadJson(await SendAsync(HttpMethod.Post, "/", Send, "application/x-amz-json-1.0", "AmazonSQS.SendMessage").ConfigureAwait(false));

    public async Task<long> ReceiveMessagesAsync() =>
        ReadJson(await SendAsync(HttpMethod.Post, "/", Receive, "application/x-amz-json-1.0", "AmazonSQS.ReceiveMessage").ConfigureAwait(false));

    public async Task<long> ListObjectsAsync() => ReadXml(await SendAsync(HttpMethod.Get, "/photos?list-type=2").ConfigureAwait(false));

    public async Task<long> ListPagesAsync()
    {
        var read = ReadXml(await SendAsync(HttpMethod.Get, "/pages?list-type=2").ConfigureAwait(false));
        for (var page = 1; page < CannedAnswers.PagesOfListing; page++)
            read += ReadXml(await SendAsync(HttpMethod.Get, $"/pages?list-type=2&continuation-token=page{page:D2}").ConfigureAwait(false));
        return read;
    }

    public async Task<long> GetObjectAsync() => (await SendAsync(HttpMethod.Get, "/photos/cat.jpg").ConfigureAwait(false)).Length;

    public async Task<long> PutObjectAsync() => (await SendAsync(HttpMethod.Put, "/photos/cat.jpg", Content, "application/octet-stream").ConfigureAwait(false)).Length;

    public async Task<long> DescribeInstancesAsync() => ReadXml(await SendAsync(HttpMethod.Post, "/", Describe, "application/x-www-form-urlencoded").ConfigureAwait(false));

    public async Task<long> ListBucketsAsync() => ReadXml(await SendAsync(HttpMethod.Get, "/").ConfigureAwait(false));

    public async Task<long> DescribeFewInstancesAsync() => ReadXml(await SendAsync(HttpMethod.Post, "/", DescribeFew, "application/x-www-form-urlencoded").ConfigureAwait(false));

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> SendAsync(HttpMethod method, string path, byte[]? body = null, string? type = null, string? target = null)
    {
        using var request = new HttpRequestMessage(method, url + path);
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type!) } };
        _ = request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        _ = request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");
        if (target is not null) _ = request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        _ = response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }

    private static long ReadJson(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        var read = 0L;
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String) read += reader.GetString()!.Length;
        return read;
    }

    private static long ReadXml(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body));
        var read = 0L;
        while (reader.Read())
            if (reader.NodeType is XmlNodeType.Text) read += reader.Value.Length;
        return read;
    }
}

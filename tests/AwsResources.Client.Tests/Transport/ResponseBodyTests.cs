using System.Text;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Transport;

/// <summary>Long answers lie in memory of the pool, which the next answer uses again: nothing of an output may still lie there.</summary>
public sealed class ResponseBodyTests
{
    private static readonly string Long = new('x', 100_000);
    private static readonly string Other = new('y', 100_000);

    [Test]
    public async Task A_document_that_is_read_late_is_still_its_own([Values] bool tellsLength)
    {
        var client = TestClients.Client("dynamodb", new Wire(tellsLength,
            ItemOf(Long), ItemOf(Other)));
        var input = new AwsStructure { ["TableName"] = "t", ["Key"] = new Dictionary<string, object> { ["Id"] = new AwsStructure { ["S"] = "1" } } };

        var first = await client.CallAsync("GetItem", input);
        var second = client.Call("GetItem", input);

        Assert.That(first.ToJson(), Does.Contain(Long));
        Assert.That(second.ToJson(), Does.Contain(Other));
    }

    [Test]
    public async Task A_payload_of_bytes_is_still_its_own([Values] bool tellsLength)
    {
        var client = TestClients.Client("lambda", new Wire(tellsLength, Long, Other));
        var input = new AwsStructure { ["FunctionName"] = "f" };

        var first = await client.CallAsync("Invoke", input);
        _ = client.Call("Invoke", input);

        Assert.That(Encoding.UTF8.GetString(((ReadOnlyMemory<byte>)first["Payload"]!).Span), Is.EqualTo(Long));
    }

    [Test]
    public void An_answer_of_unknown_length_is_read_to_its_end([Values(0, 1, 16_383, 16_384, 16_385, 70_000)] int length)
    {
        var text = new string('z', length);
        var client = TestClients.Client("lambda", new Wire(tellsLength: false, text));

        var output = client.Call("Invoke", new AwsStructure { ["FunctionName"] = "f" });

        Assert.That(Encoding.UTF8.GetString(((ReadOnlyMemory<byte>)output["Payload"]!).Span), Is.EqualTo(text));
    }

    private static string ItemOf(string text) => "{\"Item\":{\"Text\":{\"S\":\"" + text + "\"}}}";

    /// <summary>Answers bodies in order; of their length it may say nothing, as servers that send in chunks do.</summary>
    private sealed class Wire(bool tellsLength, params string[] bodies) : HttpMessageHandler
    {
        private int _next;

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = Encoding.UTF8.GetBytes(bodies[_next++]);
            return new HttpResponseMessage { Content = tellsLength ? new ByteArrayContent(body) : new Chunks(body) };
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class Chunks(byte[] body) : HttpContent
    {
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void SerializeToStream(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken) => stream.Write(body);

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(body).AsTask();
    }
}

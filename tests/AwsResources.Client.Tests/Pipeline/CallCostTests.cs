using System.Net;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

public class CallCostTests
{
    private static readonly AwsStructure Input = new() { ["TableName"] = "t", ["Key"] = new Dictionary<string, object> { ["Id"] = new AwsStructure { ["S"] = "1" } } };

    [Test]
    public void A_call_that_nobody_watches_pays_nothing_for_being_watchable()
    {
        using var wire = new Wire();
        var client = TestClients.Client("dynamodb", wire, time: TimeProvider.System);
        var alone = Least(client);
        TestContext.Out.WriteLine($"{alone} bytes, asynchronous {LeastAsync(client)} bytes");
        using (client.Hooks.BeforeSign(_ => { }))
            Assert.That(Least(client), Is.GreaterThan(alone), "The measure sees what a hook costs.");

        Assert.That(Least(client), Is.EqualTo(alone), "A hook that was removed costs nothing any more.");
    }

    private static long Least(AwsClient client)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 100; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            client.Call("GetItem", Input);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private static long LeastAsync(AwsClient client)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 100; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            client.CallAsync("GetItem", Input).GetAwaiter().GetResult();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }

    private sealed class Wire : HttpMessageHandler
    {
        private static readonly byte[] Body = """{"Item":{"Id":{"S":"1"}}}"""u8.ToArray();

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Body) };
            answer.Headers.TryAddWithoutValidation("x-amzn-RequestId", "R1");
            return answer;
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Send(request, cancellationToken);
        }
    }
}

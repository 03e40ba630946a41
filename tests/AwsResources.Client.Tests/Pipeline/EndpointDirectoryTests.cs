using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

public class EndpointDirectoryTests
{
    [Test]
    public void A_service_that_tells_its_endpoints_is_asked_once()
    {
        using var wire = new FakeTransport()
            .Answer(200, """{"Endpoints":[{"Address":"query-cell1.timestream.us-west-2.amazonaws.com","CachePeriodInMinutes":60}]}""")
            .Answer(200, "{}").Answer(200, "{}");
        var client = TestClients.Client("timestream-query", wire);
        client.Call("DescribeAccountSettings");
        client.Call("DescribeAccountSettings");

        Assert.That(wire.Requests.Select(request => request.Host), Is.EqualTo(new[]
        {
            "query.timestream.us-west-2.amazonaws.com", "query-cell1.timestream.us-west-2.amazonaws.com", "query-cell1.timestream.us-west-2.amazonaws.com",
        }));
    }
}

using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Session;

public sealed class PreferredProtocolTests
{
    [TestCase(null, "application/x-amz-json-1.0")]
    [TestCase("smithy-rpc-v2-cbor", "application/cbor")]
    [TestCase("query", "application/x-www-form-urlencoded; charset=utf-8")]
    [TestCase("rest-xml", "application/x-amz-json-1.0", Description = "CloudWatch does not offer it.")]
    public async Task A_service_that_offers_several_protocols_is_spoken_to_in_the_one_that_is_wanted(string? preferred, string contentType)
    {
        var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(500));
        var client = TestClients.Client("cloudwatch", wire, TestClients.Options with { PreferredProtocol = preferred, MaxAttempts = 1 });

        try
        {
            await client.CallAsync("ListMetrics");
        }
        catch (AwsServiceException)
        {
            // Only the request is looked at.
        }

        Assert.That(wire.Request.Header("Content-Type"), Is.EqualTo(contentType));
    }

    [Test]
    public void A_protocol_that_there_is_not_is_answered_with_those_there_are()
    {
        Assert.That(() => new AwsSessionOptions { PreferredProtocol = "cbor" }, Throws.ArgumentException.With.Message.StartsWith(
            "'cbor' is no protocol; expected json, rest-json, rest-xml, smithy-rpc-v2-cbor, query, ec2."));
    }
}

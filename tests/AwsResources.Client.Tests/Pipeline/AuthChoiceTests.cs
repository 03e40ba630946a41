using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

public class AuthChoiceTests
{
    private const string MultiRegion = "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap";

    [Test]
    public void A_multi_region_access_point_is_signed_for_every_region()
    {
        using var wire = new FakeTransport().Answer(200);
        TestClients.Client("s3", wire).Call("GetObject", new() { ["Bucket"] = MultiRegion, ["Key"] = "cat.jpg" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Uri, Is.EqualTo("https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com/cat.jpg"));
            Assert.That(wire.Request.Header("X-Amz-Region-Set"), Is.EqualTo("*"));
            Assert.That(wire.Request.Header("Authorization"), Does.StartWith("AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20260102/s3/aws4_request, SignedHeaders="));
            Assert.That(wire.Request.Header("Authorization"), Does.Contain("x-amz-region-set").And.Match("Signature=30[0-9a-f]{138,142}$"));
        }
    }

    [Test]
    public void A_URL_of_a_multi_region_access_point_is_signed_for_every_region()
    {
        using var wire = new FakeTransport();
        var url = TestClients.Client("s3", wire).Presign("GetObject", new() { ["Bucket"] = MultiRegion, ["Key"] = "cat.jpg" });

        Assert.That(url.Query, Does.Contain("X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256").And.Contain("X-Amz-Region-Set=%2A"));
    }

    [Test]
    public void A_global_endpoint_of_EventBridge_is_signed_for_every_region()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        TestClients.Client("events", wire).Call("PutEvents", new() { ["EndpointId"] = "abc123.456def", ["Entries"] = new[] { new AwsStructure { ["Source"] = "s" } } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Host, Is.EqualTo("abc123.456def.endpoint.events.amazonaws.com"));
            Assert.That(wire.Request.Header("X-Amz-Region-Set"), Is.EqualTo("*"));
        }
    }

    [Test]
    public void A_key_value_store_of_CloudFront_is_signed_for_every_region()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        TestClients.Client("cloudfront-keyvaluestore", wire).Call("DescribeKeyValueStore", new()
        {
            ["KvsARN"] = "arn:aws:cloudfront::123456789012:key-value-store/63947df8-0000-0000-0000-000000000000",
        });

        Assert.That(wire.Request.Header("Authorization"), Does.StartWith("AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20260102/cloudfront-keyvaluestore/aws4_request"));
    }

    [Test]
    public void The_environment_narrows_the_regions_of_a_signature()
    {
        using var wire = new FakeTransport().Answer(200);
        Client("s3", wire, ("AWS_SIGV4A_SIGNING_REGION_SET", "us-west-2, eu-west-1")).Call("GetObject", new() { ["Bucket"] = MultiRegion, ["Key"] = "cat.jpg" });

        Assert.That(wire.Request.Header("X-Amz-Region-Set"), Is.EqualTo("us-west-2,eu-west-1"));
    }

    [Test]
    public void The_environment_may_prefer_a_scheme_that_the_service_offers()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>"));
        Client("sts", wire).Call("GetCallerIdentity");
        Client("sts", wire, ("AWS_AUTH_SCHEME_PREFERENCE", "httpBearerAuth, sigv4a")).Call("GetCallerIdentity");

        Assert.That(wire.Requests.Select(request => request.Header("Authorization")![..16]), Is.EqualTo(new[] { "AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-" }));
    }

    [Test]
    public void Code_comes_before_the_environment()
    {
        using var wire = new FakeTransport().Answer(200, "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>");
        var options = Options(("AWS_AUTH_SCHEME_PREFERENCE", "sigv4a")) with { AuthSchemePreference = ["sigv4"] };
        TestClients.Client("sts", wire, options).Call("GetCallerIdentity");

        Assert.That(wire.Request.Header("Authorization"), Does.StartWith("AWS4-HMAC-SHA256 "));
    }

    [Test]
    public void Anonymous_calls_are_sent_unsigned()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200));
        var s3 = TestClients.Client("s3", wire, TestClients.Options with { Credentials = AwsCredentials.Anonymous });
        s3.Call("GetObject", new() { ["Bucket"] = "public", ["Key"] = "a" });
        s3.Call("PutObject", new() { ["Bucket"] = "public", ["Key"] = "a", ["Body"] = "text" });
        var url = s3.Presign("GetObject", new() { ["Bucket"] = "public", ["Key"] = "a" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests.Select(request => request.Header("Authorization")), Has.All.Null);
            Assert.That(wire.Requests.Select(request => request.Header("X-Amz-Date")), Has.All.Null);
            Assert.That(url.OriginalString, Is.EqualTo("https://public.s3.us-west-2.amazonaws.com/a"));
            Assert.That(AwsCredentials.Anonymous.ToString(), Is.EqualTo("AwsCredentials(anonymous)"));
        }
    }

    private static AwsClient Client(string service, HttpMessageHandler wire, params (string Name, string Value)[] variables) =>
        TestClients.Client(service, wire, Options(variables));

    private static AwsSessionOptions Options(params (string Name, string Value)[] variables) =>
        TestClients.Options with { Environment = new AwsEnvironment(variables.ToDictionary(variable => variable.Name, variable => variable.Value)) };
}

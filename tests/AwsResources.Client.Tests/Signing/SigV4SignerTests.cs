using System.Globalization;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Tests.Signing;

internal sealed class SigV4SignerTests
{
    // The examples of S3's API reference ("Authenticating Requests: Using the Authorization Header" and "Using Query Parameters").
    private static readonly AwsCredentials Documented = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static readonly DateTimeOffset Time = DateTimeOffset.Parse("2013-05-24T00:00:00Z", CultureInfo.InvariantCulture);

    [Test]
    public void The_documented_ranged_get_has_its_signature()
    {
        var request = CreateRequest("GET", "/test.txt");
        request.Headers.Add("Range", "bytes=0-9");

        Assert.That(Sign(request), Is.EqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"));
    }

    [Test]
    public void The_documented_put_has_its_signature()
    {
        var request = CreateRequest("PUT", "/test%24file.text");
        request.Headers.Add("Date", "Fri, 24 May 2013 00:00:00 GMT");
        request.Headers.Add("x-amz-storage-class", "REDUCED_REDUNDANCY");
        request.Body = RequestBody.FromBytes("Welcome to Amazon S3."u8.ToArray());

        Assert.That(Sign(request), Is.EqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"));
    }

    [Test]
    public void The_documented_bare_query_name_has_its_signature()
    {
        var request = CreateRequest("GET", "/");
        request.Query.Add("lifecycle", null);

        Assert.That(Sign(request), Is.EqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"));
    }

    [Test]
    public void The_documented_listing_has_its_signature()
    {
        var request = CreateRequest("GET", "/");
        request.Query.Add("max-keys", "2");
        request.Query.Add("prefix", "J");

        Assert.That(Sign(request), Is.EqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"));
    }

    [Test]
    public void The_documented_presigned_url_has_its_signature()
    {
        var request = CreateRequest("GET", "/test.txt");
        SigV4Signer.Presign(request, Documented, Context(PayloadHashes.Unsigned), TimeSpan.FromDays(1));

        Assert.That(request.ToUri(), Is.EqualTo(
            "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-SignedHeaders=host&X-Amz-Expires=86400"
            + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"));
    }

    [Test]
    public void Signing_again_replaces_the_signature_before()
    {
        var once = CreateRequest("GET", "/");
        SigV4Signer.Sign(once, Documented, Context());
        var twice = CreateRequest("GET", "/");
        SigV4Signer.Sign(twice, new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "token"), Context());
        SigV4Signer.Sign(twice, Documented, Context());

        Assert.That(twice.Headers, Is.EquivalentTo(once.Headers));
    }

    [Test]
    public void Headers_that_change_on_the_way_are_not_signed()
    {
        var request = CreateRequest("GET", "/");
        request.Headers.Add("User-Agent", "x");
        request.Headers.Add("X-Amzn-Trace-Id", "x");
        request.Headers.Add("Expect", "100-continue");
        SigV4Signer.Sign(request, Documented, Context());

        Assert.That(request.Headers.TryGet("authorization", out var header), Is.True);
        Assert.That(header, Does.Contain("SignedHeaders=host;x-amz-content-sha256;x-amz-date,"));
    }

    [Test]
    public void A_stream_is_hashed_from_where_it_stands_and_put_back()
    {
        var stream = new MemoryStream("xWelcome to Amazon S3."u8.ToArray()) { Position = 1 };
        var body = RequestBody.FromStream(stream);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(SigV4Signer.HashOf(body), Is.EqualTo("44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"));
            Assert.That(stream.Position, Is.EqualTo(1));
        }
    }

    [TestCase(0)]
    [TestCase(604801)]
    public void An_expiry_beyond_the_limits_is_refused(int seconds)
        => Assert.That(
            () => SigV4Signer.Presign(CreateRequest("GET", "/"), Documented, Context(), TimeSpan.FromSeconds(seconds)),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("A presigned URL lives between 1 second and 7 days."));

    private static AwsRequest CreateRequest(string method, string path) => new() { Method = method, Path = path, Host = "examplebucket.s3.amazonaws.com" };

    private static SigningContext Context(string? payloadHash = null) => new()
    {
        Region = "us-east-1",
        Service = "s3",
        Time = Time,
        DoubleEncode = false,
        NormalizePath = false,
        SendPayloadHash = true,
        PayloadHash = payloadHash,
    };

    private static string Sign(AwsRequest request)
    {
        var steps = new SignatureSteps();
        SigV4Signer.Sign(request, Documented, Context(), steps);
        return steps.Signature;
    }
}

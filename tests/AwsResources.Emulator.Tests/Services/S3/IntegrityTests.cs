using System.Text;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources.Emulator.Tests.Services.S3;

public class IntegrityTests : S3Cloud
{
    // The check value of every checksum algorithm's catalogue is that of these digits.
    private const string Digits = "123456789";

    [TestCase("crc32", "y/Q5Jg==")]
    [TestCase("crc32c", "4waSgw==")]
    [TestCase("crc64nvme", "rosUhgp5mIg=")]
    [TestCase("sha256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=")]
    public void A_checksum_is_verified_kept_and_answered_when_asked_for(string algorithm, string value)
    {
        var header = "x-amz-checksum-" + algorithm;

        Assert.That((int)Raw.Put("/photos/digits", Digits, (header, value)).Status, Is.EqualTo(200));
        Assert.That(Raw.Get("/photos/digits").Header(header), Is.Null);
        Assert.That(Raw.Get("/photos/digits", ("x-amz-checksum-mode", "ENABLED")).Header(header), Is.EqualTo(value));
        Assert.That(Raw.Put("/photos/letters", "abc", (header, value)).One("Code"), Is.EqualTo("BadDigest"));
    }

    [Test]
    public void An_object_without_a_checksum_gets_one() =>
        Assert.That(Raw.Put("/photos/digits", Digits).Header("x-amz-checksum-crc64nvme"), Is.EqualTo("rosUhgp5mIg="));

    [Test]
    public void Content_md5_is_verified()
    {
        Assert.That((int)Raw.Put("/photos/cat", "meow", ("Content-MD5", "SkvkDJasYxTpHZPzgEOmNA==")).Status, Is.EqualTo(200));
        Assert.That(Raw.Put("/photos/cat", "moo", ("Content-MD5", "SkvkDJasYxTpHZPzgEOmNA==")).One("Code"), Is.EqualTo("BadDigest"));
        Assert.That(Raw.Put("/photos/cat", "moo", ("Content-MD5", "nonsense")).One("Code"), Is.EqualTo("InvalidDigest"));
    }

    [Test]
    public void The_checksum_of_a_trailer_is_verified_and_the_framing_is_gone()
    {
        var answer = PutChunked("9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n");

        Assert.That(((int)answer.Status, Read("digits")), Is.EqualTo((200, Digits)));
        Assert.That(Call("HeadObject", ("Key", "digits"))["ContentEncoding"], Is.Null);
        Assert.That(PutChunked("9\r\n12345678X\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n").One("Code"), Is.EqualTo("BadDigest"));
    }

    [TestCase("9\r\n1234")]
    [TestCase("nonsense\r\n")]
    [TestCase("4\r\n1234\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n")]
    public void A_body_that_ends_early_is_refused(string body) => Assert.That(PutChunked(body).One("Code"), Is.EqualTo("IncompleteBody"));

    [Test]
    public void A_trailer_that_was_announced_must_come() =>
        Assert.That(PutChunked("9\r\n123456789\r\n0\r\n\r\n").One("Code"), Is.EqualTo("MalformedTrailerError"));

    [Test]
    public void Signed_chunks_are_verified_one_after_the_other()
    {
        // The example of AWS's documentation, "Example: PUT object using chunked upload": 66560 letters a in chunks of 64 KiB and 1 KiB.
        var cloud = new LocalAws(new LocalAwsOptions
        {
            StartTime = new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero),
            Credentials = new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        });
        var raw = new RawCaller(cloud) { Host = "s3.amazonaws.com" };
        _ = raw.Put("/examplebucket");

        Assert.That((int)raw.SendAsIs(DocumentedChunks(raw, 'a')).Status, Is.EqualTo(200));
        Assert.That(raw.SendAsIs(DocumentedChunks(raw, 'b')).One("Code"), Is.EqualTo("SignatureDoesNotMatch"));
    }

    [Test]
    public void A_presigned_url_is_a_permission_until_it_expires()
    {
        _ = Put("cat", "meow");
        var url = S3.Presign("GetObject", new() { ["Bucket"] = Bucket, ["Key"] = "cat" }, TimeSpan.FromMinutes(10));
        using var http = new HttpClient(Cloud.Handler, disposeHandler: false);
        HttpResponseMessage Get() => http.Send(new HttpRequestMessage(HttpMethod.Get, url));

        Assert.That((int)Get().StatusCode, Is.EqualTo(200));
        Cloud.Clock.Advance(TimeSpan.FromMinutes(11));
        using var late = Get();
        using var reader = new StreamReader(late.Content.ReadAsStream());
        Assert.That((int)late.StatusCode, Is.EqualTo(403));
        Assert.That(reader.ReadToEnd(), Does.Contain("Request has expired"));
    }

    [Test]
    public void A_presigned_put_takes_any_body()
    {
        var url = S3.Presign("PutObject", new() { ["Bucket"] = Bucket, ["Key"] = "cat" });
        using var http = new HttpClient(Cloud.Handler, disposeHandler: false);

        using var answer = http.Send(new HttpRequestMessage(HttpMethod.Put, url) { Content = new StringContent("meow") });

        Assert.That(((int)answer.StatusCode, Read("cat")), Is.EqualTo((200, "meow")));
    }

    private RawAnswer PutChunked(string body)
    {
        var request = Raw.Make("PUT", "/photos/digits", Encoding.ASCII.GetBytes(body), ("Content-Encoding", "aws-chunked"),
            ("x-amz-trailer", "x-amz-checksum-crc32"), ("x-amz-decoded-content-length", "9"));
        SigV4Signer.Sign(request, Cloud.Credentials, Raw.Context(PayloadHashes.UnsignedWithTrailer));
        return Raw.SendAsIs(request);
    }

    private static AwsRequest DocumentedChunks(RawCaller raw, char letter)
    {
        var body = "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n" + new string(letter, 65536)
            + "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n" + new string(letter, 1024)
            + "\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";
        return raw.Make("PUT", "/examplebucket/chunkObject.txt", Encoding.ASCII.GetBytes(body),
            ("Content-Encoding", "aws-chunked"), ("Content-Length", "66824"), ("x-amz-content-sha256", PayloadHashes.Chunked),
            ("x-amz-date", "20130524T000000Z"), ("x-amz-decoded-content-length", "66560"), ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
            ("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,"
                + "Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"));
    }
}
